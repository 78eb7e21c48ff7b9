import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import { judgeRouting } from '../../lib/judge/routing-advice.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import type { CodeState } from '../../lib/shapes/code.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { application, domain, server } from '../../testing/facts.ts';
import { availableCode, evaluation } from '../../testing/judgements.ts';

const portal = { ...server, id: 'portal-1', product: 'enterprise-web-portal', eip: null };
const longTerm = { startsOn: '2026-10-01', expiresOn: '2028-10-01' };
const SERVERS = {
  ecs: server,
  'flexus-x': { ...server, product: 'flexus-x' },
  'flexus-l': { ...server, product: 'flexus-l' },
  'dedicated-cloud': { ...server, product: 'dedicated-cloud', subscription: longTerm },
  'nat-gateway': { ...server, product: 'nat-gateway' },
  'enterprise-web-portal': { ...portal, id: server.id },
} as const;
type Product = keyof typeof SERVERS;

const cdn = { serviceArea: 'mainland-china', cname: 'a.cdn.example' };
const elb = { address: '203.0.113.80', region: server.region, backendServerIds: [server.id] };
const BEFORE = { cdn: { cdn }, elb: { elb }, both: { cdn, elb } } as const;
const RULE = { cdn: 'routing/cdn-has-verifying-server', elb: 'routing/elb-has-verifying-server' } as const;

function advised(change: object, state?: CodeState) {
  const request = routingAdvice.parse({
    domain: domain.name,
    filing: { status: 'none' },
    servers: [],
    ...change,
  });
  return judgeRouting(request, evaluation, { ...NO_LEDGER, codeState: () => state });
}

function found(judged: ReturnType<typeof advised>, rule: string) {
  const { outcome, reason } = judged.findings.find((each) => each.rule === rule) ?? {};
  return [outcome, reason].filter(Boolean).join(' ');
}

describe('with a load balancer or a CDN', () => {
  const EXPECTED: { readonly [P in Product]: string } = {
    ecs: 'pass',
    'flexus-x': 'pass',
    'flexus-l': 'pass flexus-l',
    'dedicated-cloud': 'unknown dedicated-cloud',
    'nat-gateway': 'fail',
    'enterprise-web-portal': 'fail',
  };
  for (const [product, expected] of Object.entries(EXPECTED)) {
    it.each(Object.entries(BEFORE))(`${product} behind %s: ${expected}`, (name, before) => {
      const judged = advised({ ...before, servers: [SERVERS[product as Product]] });
      for (const rule of name === 'both' ? Object.values(RULE) : [RULE[name as 'cdn' | 'elb']])
        expect(found(judged, rule)).toBe(expected);
      const verifies = expected.startsWith('pass');
      expect(judged.advice.verifyWith.map(({ serverId }) => serverId)).toEqual(verifies ? [server.id] : []);
    });
  }

  it.each(['ecs', 'flexus-x', 'flexus-l'])(
    'takes a code that a server of product %s generated',
    (product) => {
      const state = { ...availableCode, serverId: server.id, server: { product, termMonths: 12 } };
      const judged = advised({ cdn, elb, authorizationCodes: [{ code: 'ABCDE-FGHJK' }] }, state);
      for (const rule of Object.values(RULE)) expect(found(judged, rule)).toMatch(/^pass/);
      expect(judged.advice.verifyWith).toMatchObject([{ method: 'authorization-code', serverId: server.id }]);
    },
  );

  it('takes an ECS beside others that do not count', () => {
    const judged = advised({ cdn, servers: [{ ...SERVERS['nat-gateway'], id: 'nat-1' }, server] });
    expect(found(judged, RULE.cdn)).toBe('pass');
    expect(judged.advice.verifyWith.map(({ serverId }) => serverId)).toEqual([server.id]);
  });

  it('asks nothing of a domain that is filed, or of a CDN outside the mainland', () => {
    const servers = [SERVERS['nat-gateway']];
    expect(found(advised({ cdn, servers, filing: { status: 'filed' } }), RULE.cdn)).toBe('not-applicable');
    const abroad = { ...cdn, serviceArea: 'outside-mainland-china' };
    expect(found(advised({ cdn: abroad, servers }), RULE.cdn)).toBe('not-applicable');
    expect(advised({ cdn: abroad, servers }).advice.verifyWith).toHaveLength(1);
  });

  it('does so in an assessment too', () => {
    const request = assessment.parse({
      ...application,
      servers: [SERVERS['nat-gateway']],
      routing: [{ domain: domain.name, filing: { status: 'none' }, cdn }],
    });
    const judged = judgeAssessment(request, evaluation, NO_LEDGER);
    expect(judged.findings.find(({ rule }) => rule === RULE.cdn)?.outcome).toBe('fail');
    expect(judged.advice?.[0]?.verifyWith).toEqual([]);
  });

  it('says nothing of servers that stand for themselves', () => {
    for (const given of Object.values(SERVERS))
      expect(advised({ servers: [given] }).advice.verifyWith.map(({ serverId }) => serverId)).toEqual([
        given.id,
      ]);
  });
});

describe('a load balancer', () => {
  const rule = 'routing/load-balancer-beside-backends';
  it.each([
    ['cn-south-1', 'cn-south-1', 'pass'],
    ['cn-north-4', 'cn-south-1', 'fail another-region'],
    ['ap-southeast-1', 'cn-south-1', 'fail outside-mainland'],
    ['cn-south-1', 'ap-southeast-1', 'fail another-region'],
    ['ap-southeast-1', 'ap-southeast-1', 'not-applicable nothing-in-mainland'],
    ['ap-southeast-1', 'eu-west-101', 'not-applicable nothing-in-mainland'],
    ['mars-1', 'mars-1', 'pass'],
  ])('in %s with backends in %s: %s', (region, behind, expected) => {
    const judged = advised({
      elb: { ...elb, region },
      servers: [{ ...server, region: behind, eip: { address: '203.0.113.9' } }],
    });
    expect(found(judged, rule)).toBe(expected);
  });
  it('outside the mainland is told also where its backends are not known', () =>
    expect(found(advised({ elb: { ...elb, region: 'ap-southeast-1' } }), rule)).toBe(
      'fail outside-mainland',
    ));
});
