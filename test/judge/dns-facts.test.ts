import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeRouting } from '../../lib/judge/routing-advice.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { application, domain, server } from '../../testing/facts.ts';
import { assess, evaluation } from '../../testing/judgements.ts';

const A = (value: string) => ({ type: 'A', value });
const lapsed = {
  ...server,
  id: 'ecs-old',
  subscription: { startsOn: '2025-01-01', expiresOn: '2026-10-01' },
  eip: { address: '203.0.113.10' },
};
const abroad = { ...server, id: 'ecs-hk', region: 'ap-southeast-1', eip: { address: '203.0.113.11' } };
const RULES = ['routing/resolution-fits-filing', 'routing/points-at-own-address-after-filing'] as const;

function found(status: string, dns: object[], servers: object[] = [server, lapsed, abroad]) {
  const request = routingAdvice.parse({ domain: domain.name, filing: { status }, servers, dns });
  const { findings } = judgeRouting(request, evaluation, NO_LEDGER);
  return findings
    .filter(({ rule, outcome }) => RULES.some((each) => each === rule) && outcome !== 'not-applicable')
    .map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(' '));
}

describe('the records of a domain without a load balancer', () => {
  it.each([
    ['none', [], 'pass'],
    ['none', [A('198.51.100.7')], 'fail still-on'],
    ['in-progress', [A(server.eip.address)], 'fail still-on'],
    ['filed-elsewhere', [], 'fail off'],
    ['filed-elsewhere', [A(server.eip.address)], 'fail moved-too-early'],
    ['filed-elsewhere', [A('198.51.100.7')], 'pass'],
    ['filed', [A(server.eip.address)], 'pass'],
    ['filed', [A('203.0.113.11')], 'fail outside-mainland'],
    ['filed', [A('198.51.100.7')], 'fail another-address'],
    ['filed', [A('203.0.113.10')], 'fail not-running'],
    ['filed', [], 'fail nowhere'],
  ])('%s, %j: %s', (status, dns, expected) => expect(found(status, dns)).toEqual([expected]));
  it('say nothing where all is outside the mainland', () =>
    expect(found('none', [A('8.8.8.8')], [abroad])).toEqual([]));
});

describe('whether a domain resolves', () => {
  const judged = (resolves: boolean | undefined, routing: object[]) =>
    assess({
      websites: [{ ...application.websites[0], domains: [{ ...domain, resolves }] }],
      routing: routing.map((each) => ({ domain: domain.name, filing: { status: 'none' }, ...each })),
    }).findings.find(({ rule }) => rule === 'domain/resolution-fits-filing');
  const short = (...given: Parameters<typeof judged>) => {
    const { outcome, reason } = judged(...given) ?? {};
    return [outcome, reason].filter(Boolean).join(' ');
  };
  const on = { dns: [A('198.51.100.7')] };
  const off = { dns: [] };
  it('follows from the records of its routing', () => {
    expect(short(undefined, [on])).toMatch(/^fail still-on/);
    expect(short(undefined, [off])).toBe('pass');
    expect(short(undefined, [{}])).toBe('not-applicable');
  });
  it('follows from any of its hosts that does; only its own and www tell that it does not', () => {
    const host = (name: string, dns: object) => ({ domain: `${name}.${domain.name}`, ...dns });
    expect(short(undefined, [host('video', on)])).toMatch(/^fail still-on/);
    expect(short(undefined, [host('video', off)])).toBe('not-applicable');
    expect(short(undefined, [host('www', off)])).toBe('pass');
    expect(short(undefined, [off, host('shop', on)])).toMatch(/^fail still-on/);
  });
  it('is told where it is stated otherwise than its records are', () => {
    expect(short(false, [on])).toBe('unknown contradicted');
    expect(short(true, [off])).toBe('unknown contradicted');
    expect(short(true, [on])).toMatch(/^fail still-on/);
    expect(short(false, [off])).toBe('pass');
  });
});
