import { describe, expect, it } from 'vitest';
import { inCatalogueOrder } from '../../lib/findings/evaluate.ts';
import { judgeDomain } from '../../lib/judge/domain-check.ts';
import { domainCheck } from '../../lib/shapes/domain.ts';
import { domain, entity, server, website } from '../../testing/facts.ts';
import { assess, availableCode, evaluation, type LookUp } from '../../testing/judgements.ts';

const outcomes = ({ findings }: ReturnType<typeof assess>, rule: string) =>
  findings
    .filter((finding) => finding.rule === rule)
    .map(({ outcome, reason }) => [outcome, reason].join(' ').trim());

const ELB_RULE = 'routing/elb-has-verifying-server';

describe('judgeAssessment', () => {
  it('is ready when everything is, with one section for each subject', () => {
    const { verdict, sections, blockers, findings, advice } = assess();
    expect({ verdict, blockers, advice }).toEqual({ verdict: 'ready', blockers: [], advice: undefined });
    expect(sections).toEqual([
      { subject: { kind: 'entity', id: entity.name }, name: entity.name, verdict: 'ready' },
      { subject: { kind: 'website', id: 'haitangjiaju.cn' }, name: '海棠家具', verdict: 'ready' },
      { subject: { kind: 'domain', id: 'haitangjiaju.cn' }, name: 'haitangjiaju.cn', verdict: 'ready' },
      { subject: { kind: 'server', id: 'ecs-1' }, name: 'ecs-1', verdict: 'ready' },
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(inCatalogueOrder(findings).map(({ rule }) => rule));
    expect(findings[0]).toMatchObject({
      rule: 'verification/available',
      subject: { kind: 'application', id: entity.name },
      data: { ready: ['ecs-1'] },
    });
  });
  it('is not spoiled by a second, unfit server', () => {
    const { verdict, sections, blockers } = assess({
      servers: [{ ...server, id: 'ecs-0', eip: null }, server],
    });
    expect({ verdict, blockers }).toEqual({ verdict: 'ready', blockers: [] });
    expect(
      sections?.filter(({ subject }) => subject.kind === 'server').map(({ verdict }) => verdict),
    ).toEqual(['not-ready', 'ready']);
  });
  it('is not ready without a server that can verify, and says what keeps each one', () => {
    const { verdict, blockers } = assess({ servers: [{ ...server, eip: null }] });
    expect(verdict).toBe('not-ready');
    expect(blockers).toEqual([
      { rule: 'verification/available', subject: { kind: 'application', id: entity.name }, outcome: 'fail' },
      { rule: 'server/eip-bound', subject: { kind: 'server', id: 'ecs-1' }, outcome: 'fail' },
    ]);
    expect(assess({ servers: [] }).blockers).toEqual([
      { rule: 'verification/available', subject: { kind: 'application', id: entity.name }, outcome: 'fail' },
    ]);
  });
  it('is undecided when a server may verify', () =>
    expect(assess({ servers: [{ ...server, filingsUsed: undefined }] }).verdict).toBe('undecided'));
  it.each([
    ['entity', { account: undefined }, 'undecided'],
    ['website', { websites: [{ ...website, content: { ...website.content, lawful: false } }] }, 'not-ready'],
    [
      'domain',
      { websites: [{ ...website, domains: [{ ...domain, expiresOn: '2026-11-22' }] }] },
      'not-ready',
    ],
  ])('needs the %s to be ready', (kind, change, verdict) => {
    const judged = assess(change);
    expect(judged.verdict).toBe(verdict);
    expect(judged.blockers?.map(({ subject }) => subject.kind)).toEqual([kind]);
  });
  it('verifies with a code that the ledger knows, and is undecided about one that it does not', () => {
    const codes = { servers: [], authorizationCodes: [{ code: 'ABCDE-FGHJK' }] };
    expect(assess(codes).verdict).toBe('undecided');
    const { verdict, sections } = assess(codes, () => availableCode);
    expect(verdict).toBe('ready');
    expect(sections?.at(-1)).toEqual({
      subject: { kind: 'code', id: '****GHJK' },
      name: '****GHJK',
      verdict: 'ready',
    });
    expect(assess(codes, () => ({ ...availableCode, status: 'redeemed' })).verdict).toBe('not-ready');
  });
  it('judges a website without a domain under its name', () =>
    expect(assess({ websites: [{ ...website, domains: [] }] }).sections?.[1]?.subject).toEqual({
      kind: 'website',
      id: '海棠家具',
    }));
  it('names an IDN as people write it', () =>
    expect(
      assess({ websites: [{ ...website, domains: [{ ...domain, name: '例子.中国' }] }] }).sections?.[2],
    ).toMatchObject({ subject: { id: 'xn--fsqu00a.xn--fiqs8s' }, name: '例子.中国' }));
  it('tells routing in a section, with advice, and holds nothing up for it', () => {
    const routing = [{ domain: domain.name, filing: { status: 'none' }, cdn: { serviceArea: 'global' } }];
    const { verdict, sections, advice, blockers } = assess({ routing });
    expect({ verdict, blockers }).toEqual({ verdict: 'ready', blockers: [] });
    expect(sections?.at(-1)).toEqual({
      subject: { kind: 'routing', id: domain.name },
      name: domain.name,
      verdict: 'not-ready',
    });
    expect(advice).toMatchObject([{ domain: domain.name, filingRequired: true, filingType: 'first' }]);
    expect(assess({ routing, servers: [] }).blockers?.map(({ subject }) => subject.kind)).toEqual([
      'application',
    ]);
  });
  it('takes codes of a routing as well', () => {
    const elb = { address: '203.0.113.80', region: 'cn-north-4', backendServerIds: ['ecs-9'] };
    const routing = [
      { domain: domain.name, filing: { status: 'none' }, elb, authorizationCodes: [{ code: 'ABCDE-FGHJK' }] },
    ];
    expect(assess({ routing }, () => availableCode).sections?.at(-1)?.verdict).toBe('ready');
    expect(assess({ routing }).sections?.at(-1)?.verdict).toBe('undecided');
  });
});

describe('the advice of a routing with codes of its own', () => {
  const code = { code: 'ABCDE-FGHJK' };
  const none = { domain: domain.name, filing: { status: 'none' } };
  const elb = { address: '203.0.113.80', region: 'cn-north-4', backendServerIds: ['ecs-9'] };
  const cdn = { serviceArea: 'mainland-china', cname: 'a.cdn.example' };
  const ownServer = { method: 'server', id: 'ecs-1' };
  const ownCode = { method: 'authorization-code', id: '****GHJK' };
  const advised = (change: object, lookUp: LookUp = () => availableCode) => {
    const { advice } = assess(change, lookUp);
    return (Array.isArray(advice) ? advice : []).map(({ verifyWith, steps }) => ({
      with: verifyWith.map(({ method, serverId, code = serverId }) => ({ method, id: code })),
      missing: steps.some(({ action }) => action === 'get-verifying-server'),
    }));
  };

  it.each([
    ['behind a load balancer', { elb }, [ownCode]],
    ['behind a CDN', { cdn }, [ownServer, ownCode]],
    ['behind both', { cdn, elb }, [ownCode]],
    ['on a server', {}, [ownServer, ownCode]],
    ['filed elsewhere', { elb, filing: { status: 'filed-elsewhere' } }, [ownCode]],
    ['with a stranger behind the load balancer', { elb: { ...elb, backendServerIds: ['ecs-8'] } }, []],
  ])('names them: %s', (_, change, verifiers) => {
    const routing = [{ ...none, authorizationCodes: [code], ...change }];
    expect(advised({ routing })).toEqual([{ with: verifiers, missing: verifiers.length === 0 }]);
  });
  it('names none that cannot verify', () => {
    const routing = [{ ...none, elb, authorizationCodes: [code] }];
    const redeemed = { ...availableCode, status: 'redeemed' as const };
    for (const state of [redeemed, undefined])
      expect(advised({ routing }, () => state)).toEqual([{ with: [], missing: true }]);
  });
  it('names none of another routing', () => {
    const routing = [
      { ...none, elb },
      { ...none, domain: `www.${domain.name}`, elb, authorizationCodes: [code] },
    ];
    expect(advised({ routing }).map(({ missing }) => missing)).toEqual([true, false]);
  });
  it('names one once that is given with the application too, and so does the rule', () => {
    const given = { authorizationCodes: [code], routing: [{ ...none, elb, authorizationCodes: [code] }] };
    expect(advised(given)).toEqual([{ with: [ownCode], missing: false }]);
    const rule = assess(given, () => availableCode).findings.find((each) => each.rule === ELB_RULE);
    expect(rule).toMatchObject({ outcome: 'pass', data: { ready: ['****GHJK'] } });
  });
});

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

function creditCode(number: string) {
  return { kind: 'unified-social-credit-code', number };
}

function realNamed(verifiedOn: string) {
  return { ...website, domains: [{ ...domain, realName: { verified: true, verifiedOn } }] };
}
