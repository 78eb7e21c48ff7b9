/** What the members of a request that may be left out change in its judgement. */
import { describe, expect, it } from 'vitest';
import { sharedAddresses } from '../../lib/facts/from-request.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import { judgeDomain } from '../../lib/judge/domain-and-server.ts';
import { NO_LEDGER } from '../../lib/judge/verifiers.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { domainCheck } from '../../lib/shapes/domain.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { TODAY } from '../../testing/judge.ts';

const evaluation = {
  today: TODAY,
  onRuleError: (rule: string, error: unknown) => {
    throw new Error(`${rule}: ${error}`);
  },
};
const assess = (change: object) =>
  judgeAssessment(assessment.parse({ ...application, ...change }), NO_LEDGER, evaluation);
const outcomes = ({ findings }: ReturnType<typeof assess>, rule: string) =>
  findings
    .filter((finding) => finding.rule === rule)
    .map(({ outcome, reason }) => [outcome, reason].join(' ').trim());

describe('an application that is ready', () => {
  it.each([
    [
      'with the certificate of its province',
      { entity: { ...entity, certificate: creditCode('914403001922038216') } },
      'ready',
    ],
    [
      'with a mistyped certificate',
      { entity: { ...entity, certificate: creditCode('914403001922038217') } },
      'not-ready',
    ],
    [
      'of a unit of another province',
      { entity: { ...entity, certificate: creditCode('91350100M000100Y43') } },
      'ready',
    ],
    [
      'with a domain on hold',
      { websites: [{ ...website, domains: [{ ...domain, statuses: ['client hold'] }] }] },
      'not-ready',
    ],
    [
      'with a pending transfer',
      { websites: [{ ...website, domains: [{ ...domain, statuses: ['pendingTransfer'] }] }] },
      'ready',
    ],
    ['with real-name data of yesterday', { websites: [realNamed('2026-11-22')] }, 'not-ready'],
    ['with real-name data of three working days ago', { websites: [realNamed('2026-11-18')] }, 'ready'],
    [
      'with a domain that ends in a month',
      { websites: [{ ...website, domains: [{ ...domain, expiresOn: '2026-12-23' }] }] },
      'ready',
    ],
    [
      'with words that ask for a declaration',
      { websites: [{ ...website, content: { ...website.content, description: '新闻' } }] },
      'ready',
    ],
    [
      'with a footer that shows nothing',
      { websites: [{ ...website, footerHtml: '<p>© 2026</p>' }] },
      'ready',
    ],
    ['on a server that serves others', { servers: [{ ...server, alsoServes: ['青木有限公司'] }] }, 'ready'],
  ])('%s is %s', (_, change, verdict) => expect(assess(change).verdict).toBe(verdict));

  it('asks nothing more than before', () => expect(assess({}).openQuestions).toEqual([]));

  it('of an individual is refused with the sixth website, the fifth is taken', () => {
    const person = { kind: 'individual', name: '王海棠', filedServices: 0 };
    const sites = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...website,
        name: '阿木的编程手记',
        domains: [{ ...domain, name: `amu${index}.cn`, registrant: { name: person.name } }],
      }));
    expect(assess({ entity: person, websites: sites(5) }).verdict).toBe('ready');
    expect(assess({ entity: person, websites: sites(6) })).toMatchObject({
      verdict: 'not-ready',
      blockers: [{ rule: 'entity/individual-within-five-services', outcome: 'fail' }],
    });
  });
});

describe('the filing that routing tells of', () => {
  const resolving = [{ ...website, domains: [{ ...domain, resolves: true }] }];
  const on = (routing: object[] | undefined) =>
    outcomes(assess({ websites: resolving, ...(routing && { routing }) }), 'domain/resolution-fits-filing');
  it('decides whether its domain should resolve, and only its own', () => {
    expect(on([{ domain: domain.name, filing: { status: 'none' } }])).toEqual(['fail still-on']);
    expect(on([{ domain: domain.name, filing: { status: 'filed-elsewhere' } }])).toEqual(['pass reachable']);
    expect(on([{ domain: 'other.cn', filing: { status: 'none' } }])).toEqual(['unknown filing-not-given']);
    expect(on(undefined)).toEqual(['unknown filing-not-given']);
  });
  it('told twice is the same in either order', () => {
    const twice = ['none', 'filed-elsewhere'].map((status) => ({ domain: domain.name, filing: { status } }));
    expect(on(twice)).toEqual(on(twice.toReversed()));
  });
  it('is not known to a domain check', () => {
    const { findings } = judgeDomain(domainCheck.parse({ ...domain, entity, resolves: true }), evaluation);
    expect(findings.find(({ rule }) => rule === 'domain/resolution-fits-filing')?.asks).toEqual([
      'domain.filing.status',
    ]);
  });
});

describe('the addresses of the servers', () => {
  const at = (id: string, address: string | undefined, alsoServes?: string[]) => ({
    ...server,
    id,
    eip: address === undefined ? null : { address },
    ...(alsoServes && { alsoServes }),
  });
  const on = (...servers: ReturnType<typeof at>[]) =>
    sharedAddresses(assessment.parse({ ...application, servers }).servers, entity);
  it('are told with all others of the same address, sorted, without the entity itself', () => {
    expect(
      on(
        at('ecs-1', '203.0.113.9', ['青木有限公司', '海棠家具(深圳)有限公司']),
        at('ecs-2', '203.0.113.9', ['阿木有限公司']),
        at('ecs-3', undefined, []),
        at('ecs-4', '203.0.113.8'),
      ),
    ).toEqual([
      { address: '203.0.113.9', entities: ['阿木有限公司', '青木有限公司'].sort() },
      { address: 'ecs-3', entities: [] },
    ]);
  });
  it('are not told where nothing is said', () => expect(on(at('ecs-1', '203.0.113.9'))).toBeUndefined());
  it('warn in the application, not in the server', () => {
    const judged = assess({ servers: [{ ...server, alsoServes: ['青木有限公司'] }] });
    expect(judged.findings.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      {
        rule: 'verification/address-serves-one-entity',
        subject: { kind: 'application' },
        data: { addresses: ['203.0.113.9'], entities: ['青木有限公司'] },
      },
    ]);
  });
});

describe('new members of a request', () => {
  it('are bounded', () => {
    const refused = (change: object) => assessment.safeParse({ ...application, ...change }).success;
    const site = (change: object) => ({ websites: [{ ...website, ...change }] });
    expect(refused(site({ footerHtml: 'x'.repeat(65_536) }))).toBe(true);
    expect(refused(site({ footerHtml: 'x'.repeat(65_537) }))).toBe(false);
    expect(refused(site({ footerHtml: '备'.repeat(21_845) }))).toBe(true);
    expect(refused(site({ footerHtml: '备'.repeat(21_846) }))).toBe(false);
    expect(refused({ entity: { ...entity, filedServices: -1 } })).toBe(false);
    expect(refused({ entity: { ...entity, filedServices: 0 } })).toBe(true);
    expect(refused({ servers: [{ ...server, alsoServes: Array(101).fill('x') }] })).toBe(false);
    expect(refused(site({ content: { notInvolved: ['News'] } }))).toBe(false);
  });
});

function creditCode(number: string) {
  return { kind: 'unified-social-credit-code', number };
}

function realNamed(verifiedOn: string) {
  return { ...website, domains: [{ ...domain, realName: { verified: true, verifiedOn } }] };
}
