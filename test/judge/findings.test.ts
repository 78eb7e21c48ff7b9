import { describe, expect, it } from 'vitest';
import type { CodeState } from '../../lib/facts/from-request.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import { judgeDomain, judgeServer } from '../../lib/judge/domain-and-server.ts';
import { evaluate, type Finding, inCatalogueOrder } from '../../lib/judge/evaluate.ts';
import { maskCodes } from '../../lib/judge/mask-codes.ts';
import { openQuestionsOf } from '../../lib/judge/open-questions.ts';
import { judgeRouting } from '../../lib/judge/routing.ts';
import { blocks, verdictOf } from '../../lib/judge/verdict.ts';
import { NO_LEDGER } from '../../lib/judge/verifiers.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
import { defineRule, pass } from '../../lib/rules/define-rule.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { maskCode } from '../../lib/spellings/authorization-code.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { TODAY } from '../../testing/judge.ts';

const errors: string[] = [];
const evaluation = { today: TODAY, onRuleError: (rule: string) => errors.push(rule) };
const noCode = () => undefined;
const assess = (change: object = {}, lookUp: (code: string) => CodeState | undefined = noCode) =>
  judgeAssessment(
    assessment.parse({ ...application, ...change }),
    { ...NO_LEDGER, codeState: lookUp },
    evaluation,
  );
const finding = (change: Partial<Finding>): Finding => ({
  rule: 'domain/tld-approved',
  subject: { kind: 'domain', id: 'a.cn' },
  outcome: 'pass',
  severity: 'error',
  data: {},
  constraint: 'domain-tld',
  ...change,
});
const available: CodeState = {
  id: 'c1',
  serverId: 'ecs-9',
  slot: 1,
  status: 'available',
  server: { product: 'ecs', termMonths: 3 },
  serverVerdict: 'ready',
  usableUntil: '2027-03-01',
};

describe('verdictOf', () => {
  it.each([
    [[], 'ready'],
    [[finding({})], 'ready'],
    [[finding({ outcome: 'not-applicable' })], 'ready'],
    [[finding({ outcome: 'unknown' })], 'undecided'],
    [[finding({ outcome: 'unknown' }), finding({ outcome: 'fail' })], 'not-ready'],
    [[finding({ outcome: 'fail' }), finding({ outcome: 'unknown' })], 'not-ready'],
    [[finding({ outcome: 'unknown' }), finding({})], 'undecided'],
    [[finding({ outcome: 'fail', severity: 'warning' })], 'ready'],
    [[finding({ outcome: 'unknown', severity: 'note' })], 'ready'],
  ])('%#', (findings, verdict) => expect(verdictOf(findings)).toBe(verdict));
  it('blocks by errors that fail or are unknown', () => {
    expect([finding({ outcome: 'fail' }), finding({ outcome: 'unknown' })].every(blocks)).toBe(true);
    expect(
      [
        finding({}),
        finding({ outcome: 'not-applicable' }),
        finding({ outcome: 'fail', severity: 'warning' }),
      ].some(blocks),
    ).toBe(false);
  });
});

describe('evaluate', () => {
  it('makes a rule that throws unknown, tells of it, and runs the others', () => {
    const broken = defineRule({
      id: 'domain/broken',
      subject: 'domain',
      constraints: ['domain-tld'],
      severity: 'error',
      needs: [],
      title: { en: 'x', 'zh-CN': 'x' },
      fix: { en: 'x', 'zh-CN': 'x' },
      messages: {},
      check: () => {
        throw new Error('secret');
      },
    });
    const fine = { ...broken, id: 'domain/fine', judge: () => pass() };
    const findings = evaluate([broken, fine], { kind: 'domain', id: 'a.cn' }, {}, evaluation);
    expect(findings).toEqual([
      finding({ rule: 'domain/broken', outcome: 'unknown', reason: 'rule-error', asks: [] }),
      finding({ rule: 'domain/fine' }),
    ]);
    expect(errors).toEqual(['domain/broken']);
  });
  it('orders by rule, then by subject, whatever the order was', () => {
    const at = (rule: string, id: string) => finding({ rule, subject: { kind: 'domain', id } });
    const ordered = [
      at('domain/tld-approved', 'a.cn'),
      at('domain/tld-approved', 'b.cn'),
      at('domain/tld-approved', 'b.cn'),
      at('domain/registration-valid', 'a.cn'),
      at('of/old', 'a.cn'),
    ];
    expect(inCatalogueOrder([...ordered].reverse())).toEqual(ordered);
    expect(inCatalogueOrder(ordered)).toEqual(ordered);
  });
  it('keeps no reason and no questions where there are none', () => {
    const [first] = evaluate(
      rulesFor('domain'),
      { kind: 'domain', id: 'a.cn' },
      { 'domain.tld': 'cn' },
      evaluation,
    );
    expect(Object.keys(first ?? {})).toEqual([
      'rule',
      'subject',
      'outcome',
      'severity',
      'data',
      'constraint',
    ]);
  });
});

describe('openQuestionsOf', () => {
  it('asks once for each fact of each subject, and names the rules that wait', () => {
    const asking = (rule: string, id: string, kind: 'domain' | 'website' = 'domain') =>
      finding({ rule, outcome: 'unknown', subject: { kind, id }, asks: ['entity.name'] });
    expect(
      openQuestionsOf([
        asking('a/1', 'a.cn'),
        finding({}),
        asking('a/2', 'a.cn'),
        asking('a/1', 'b.cn'),
        asking('a/1', 'a.cn', 'website'),
      ]),
    ).toEqual([
      { fact: 'entity.name', subject: { kind: 'domain', id: 'a.cn' }, rules: ['a/1', 'a/2'] },
      { fact: 'entity.name', subject: { kind: 'domain', id: 'b.cn' }, rules: ['a/1'] },
      { fact: 'entity.name', subject: { kind: 'website', id: 'a.cn' }, rules: ['a/1'] },
    ]);
  });
});

describe('judgeDomain and judgeServer', () => {
  it('tells all findings, passes included, in the order of the table', () => {
    const judged = judgeDomain({ ...domain, entity }, evaluation);
    expect(judged.verdict).toBe('ready');
    expect(judged.findings.map(({ rule }) => rule)).toEqual(rulesFor('domain').map(({ id }) => id));
    expect(
      judged.findings.every(({ subject }) => subject.kind === 'domain' && subject.id === 'haitangjiaju.cn'),
    ).toBe(true);
    expect(judgeServer(server, evaluation)).toMatchObject({ verdict: 'ready', openQuestions: [] });
  });
  it('is undecided without the entity, and asks for it', () => {
    const judged = judgeDomain(domain, evaluation);
    expect(judged.verdict).toBe('undecided');
    expect(judged.openQuestions).toEqual([
      {
        fact: 'entity.name',
        subject: { kind: 'domain', id: 'haitangjiaju.cn' },
        rules: ['domain/registrant-matches-entity'],
      },
    ]);
  });
});

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
    const { verdict, sections } = assess(codes, () => available);
    expect(verdict).toBe('ready');
    expect(sections?.at(-1)).toEqual({
      subject: { kind: 'code', id: '****GHJK' },
      name: '****GHJK',
      verdict: 'ready',
    });
    expect(assess(codes, () => ({ ...available, status: 'redeemed' })).verdict).toBe('not-ready');
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
    expect(assess({ routing }, () => available).sections?.at(-1)?.verdict).toBe('ready');
    expect(assess({ routing }).sections?.at(-1)?.verdict).toBe('undecided');
  });
});

describe('judgeRouting', () => {
  const elb = { address: '203.0.113.80', region: 'cn-south-1', backendServerIds: ['ecs-1'] };
  const on = (change: object, lookUp: (code: string) => CodeState | undefined = noCode) =>
    judgeRouting(
      routingAdvice.parse({ domain: domain.name, filing: { status: 'none' }, servers: [server], ...change }),
      { ...NO_LEDGER, codeState: lookUp },
      evaluation,
    );
  const advice = (change: object, lookUp?: (code: string) => CodeState | undefined) => {
    const { advice } = on(change, lookUp);
    if (advice === undefined || Array.isArray(advice)) throw new Error('one advice expected');
    return advice;
  };
  const steps = (change: object) => advice(change).steps.map(({ phase, action }) => `${phase}: ${action}`);

  it('first filing behind a load balancer: verify with a backend, keep DNS off, then point at the balancer', () => {
    const judged = on({ elb, dns: [] });
    expect(judged.verdict).toBe('ready');
    expect(judged.findings.map(({ rule }) => rule)).toEqual([
      'verification/available',
      'verification/address-serves-one-entity',
      'routing/cdn-has-filing',
      'routing/filing-number-well-formed',
      'routing/elb-has-verifying-server',
      'routing/points-at-load-balancer-after-filing',
    ]);
    expect(judged.findings[0]?.subject).toEqual({ kind: 'routing', id: domain.name });
    expect(judged.advice).toEqual({
      domain: domain.name,
      filingRequired: true,
      filingType: 'first',
      verifyWith: [
        {
          method: 'server',
          serverId: 'ecs-1',
          rank: 1,
          usableUntil: '2027-10-01',
          why: 'behind-load-balancer',
        },
      ],
      steps: [
        { phase: 'during-filing', action: 'verify', values: { verifier: 'ecs-1' } },
        { phase: 'during-filing', action: 'keep-resolution-off', values: { domain: domain.name } },
        {
          phase: 'after-filing',
          action: 'point-at-load-balancer',
          values: { domain: domain.name, address: elb.address },
          record: { type: 'A', name: domain.name, value: elb.address },
        },
        { phase: 'after-filing', action: 'show-filing-number', values: {} },
      ],
    });
  });
  it('names only backends and their codes, the longest first, a code before its server', () => {
    const servers = [
      server,
      { ...server, id: 'ecs-2', subscription: { startsOn: '2026-01-01', expiresOn: '2028-01-01' } },
      { ...server, id: 'ecs-3' },
      { ...server, id: 'ecs-4', eip: null },
    ];
    const { verifyWith } = advice(
      {
        elb: { ...elb, backendServerIds: ['ecs-1', 'ecs-2', 'ecs-4', 'ecs-9'] },
        servers,
        authorizationCodes: [{ code: 'ABCDE-FGHJK' }],
      },
      () => ({ ...available, usableUntil: '2027-10-01' }),
    );
    expect(verifyWith).toEqual([
      {
        method: 'server',
        serverId: 'ecs-2',
        rank: 1,
        usableUntil: '2028-01-01',
        why: 'behind-load-balancer',
      },
      {
        method: 'authorization-code',
        serverId: 'ecs-9',
        code: '****GHJK',
        rank: 2,
        usableUntil: '2027-10-01',
        why: 'code-of-backend',
      },
      {
        method: 'server',
        serverId: 'ecs-1',
        rank: 3,
        usableUntil: '2027-10-01',
        why: 'behind-load-balancer',
      },
    ]);
  });
  it('without a balancer names every server and code that can verify', () => {
    const servers = [
      { ...server, id: 'ecs-b' },
      { ...server, id: 'ecs-a' },
    ];
    const { usableUntil: _, ...endless } = available;
    const { verifyWith } = advice({ servers, authorizationCodes: [{ code: 'ABCDE-FGHJK' }] }, () => endless);
    expect(verifyWith.map(({ serverId, why, usableUntil }) => [serverId, why, usableUntil])).toEqual([
      ['ecs-a', 'server-fit', '2027-10-01'],
      ['ecs-b', 'server-fit', '2027-10-01'],
      ['ecs-9', 'code-available', null],
    ]);
  });
  it('names what runs without an end known last, and then by id', () => {
    const { usableUntil: _, ...endless } = available;
    const authorizationCodes = [{ code: 'BBBBB-BBBBB' }, { code: 'AAAAA-AAAAA' }];
    const { verifyWith } = advice({ servers: [server], authorizationCodes }, () => endless);
    expect(verifyWith.map(({ serverId, code }) => code ?? serverId)).toEqual([
      'ecs-1',
      '****AAAA',
      '****BBBB',
    ]);
  });
  it('verifies with a code when that is the best', () => {
    const judged = advice({ servers: [], authorizationCodes: [{ code: 'ABCDE-FGHJK' }] }, () => available);
    expect(judged.steps.find(({ action }) => action === 'verify')?.values).toEqual({ verifier: '****GHJK' });
  });
  it('is not ready when no backend can verify, and says what to get', () => {
    const judged = on({ elb, servers: [{ ...server, eip: null }] });
    expect(judged.verdict).toBe('not-ready');
    expect(advice({ elb, servers: [{ ...server, eip: null }] }).steps[0]).toEqual({
      phase: 'before-filing',
      action: 'get-verifying-server',
      values: { backends: ['ecs-1'] },
    });
    expect(advice({ servers: [{ ...server, eip: null }] }).steps[0]?.values).toEqual({ backends: [] });
  });
  it('is undecided about a backend of which nothing is said', () =>
    expect(on({ elb: { ...elb, backendServerIds: ['ecs-8', 'ecs-7'] } }).findings[4]).toMatchObject({
      rule: 'routing/elb-has-verifying-server',
      outcome: 'unknown',
      data: { undecided: ['ecs-7', 'ecs-8'] },
    }));
  it('stops resolution before a first filing, unless there is none', () => {
    expect(steps({ dns: [] })).not.toContain('before-filing: stop-resolution');
    expect(steps({})).toContain('before-filing: stop-resolution');
    const dns = [
      { type: 'CNAME', value: 'x.example' },
      { type: 'A', value: '198.51.100.1' },
    ];
    expect(advice({ dns }).steps[0]).toEqual({
      phase: 'before-filing',
      action: 'stop-resolution',
      values: { domain: domain.name, records: ['A 198.51.100.1', 'CNAME x.example'] },
    });
    expect(advice({}).steps[0]?.values).toEqual({ domain: domain.name, records: [] });
  });
  it('access filing: the site stays where it is until it is through', () => {
    expect(advice({ filing: { status: 'filed-elsewhere' } }).filingType).toBe('access');
    expect(steps({ filing: { status: 'filed-elsewhere' } })).toEqual([
      'before-filing: keep-at-old-provider',
      'during-filing: verify',
      'after-filing: point-at-server',
      'after-filing: show-filing-number',
    ]);
  });
  it('a running filing is a first one', () =>
    expect(advice({ filing: { status: 'in-progress' } }).filingType).toBe('first'));
  it('filed: nothing more to file, nothing to verify with, the record alone', () => {
    const judged = on({ filing: { status: 'filed' }, elb, dns: [{ type: 'A', value: elb.address }] });
    expect(judged.verdict).toBe('ready');
    expect(judged.findings[0]?.outcome).toBe('not-applicable');
    expect(advice({ filing: { status: 'filed' } })).toMatchObject({
      filingRequired: true,
      filingType: 'none',
      verifyWith: [],
    });
    expect(steps({ filing: { status: 'filed' } })).toEqual(['after-filing: point-at-server']);
    expect(
      on({ filing: { status: 'filed' }, elb, dns: [{ type: 'A', value: '198.51.100.1' }] }).verdict,
    ).toBe('not-ready');
  });
  it('a CDN in the mainland: a filing, a CNAME, and the origin behind it', () => {
    const cdn = { serviceArea: 'mainland-china', cname: 'HAITANG.cn.CDN.example.' };
    expect(on({ cdn }).verdict).toBe('not-ready');
    expect(advice({ cdn, dns: [] }).steps.slice(-3)).toEqual([
      { phase: 'after-filing', action: 'set-cdn-origin', values: { origin: '203.0.113.9' } },
      {
        phase: 'after-filing',
        action: 'point-at-cdn',
        values: { domain: domain.name, cname: 'haitang.cn.cdn.example', serviceArea: 'mainland-china' },
        record: { type: 'CNAME', name: domain.name, value: 'haitang.cn.cdn.example' },
      },
      { phase: 'after-filing', action: 'show-filing-number', values: {} },
    ]);
    expect(on({ cdn: { serviceArea: 'global' }, filing: { status: 'filed' } }).verdict).toBe('ready');
    const bare = advice({ cdn: { serviceArea: 'global' }, servers: [] }).steps.find(
      ({ action }) => action === 'point-at-cdn',
    );
    expect(bare).toEqual({
      phase: 'after-filing',
      action: 'point-at-cdn',
      values: { domain: domain.name, cname: null, serviceArea: 'global' },
    });
  });
  it('outside the mainland no filing is needed, nor possible', () => {
    const abroad = { ...server, region: 'ap-southeast-1', eip: { address: '198.51.100.7' } };
    const judged = on({
      servers: [abroad],
      cdn: { serviceArea: 'outside-mainland-china', cname: 'x.cdn.example' },
    });
    expect(judged.verdict).toBe('ready');
    expect(judged.advice).toMatchObject({ filingRequired: false, filingType: 'none', verifyWith: [] });
    expect(steps({ servers: [abroad] })).toEqual([
      'before-filing: no-filing-needed',
      'before-filing: point-at-server',
    ]);
    expect(advice({ servers: [], cdn: { serviceArea: 'outside-mainland-china' } }).filingRequired).toBe(
      false,
    );
  });
  it.each([
    ['a mainland CDN', { cdn: { serviceArea: 'global' }, servers: [] }, true],
    ['a mainland server behind a foreign CDN', { cdn: { serviceArea: 'outside-mainland-china' } }, true],
    ['a mainland balancer', { servers: [], elb }, true],
    ['a foreign balancer', { servers: [], elb: { ...elb, region: 'ap-southeast-1' } }, false],
    ['a region that no list knows', { servers: [{ ...server, region: 'mars-1' }] }, true],
    ['nothing at all', { servers: [] }, true],
  ])('%s: filing required %s', (_, change, required) => expect(advice(change).filingRequired).toBe(required));
  it('points an IPv6 address with an AAAA record, and at a fit server before any other', () => {
    expect(
      advice({ elb: { ...elb, address: '2407:c080::1' } }).steps.find(({ record }) => record)?.record,
    ).toEqual({ type: 'AAAA', name: domain.name, value: '2407:c080::1' });
    const servers = [{ ...server, id: 'ecs-0', filingsUsed: 5, eip: { address: '198.51.100.5' } }, server];
    expect(advice({ servers }).steps.find(({ record }) => record)?.record?.value).toBe('203.0.113.9');
    expect(
      advice({ servers: [{ ...server, filingsUsed: 5 }] }).steps.find(({ record }) => record)?.record?.value,
    ).toBe('203.0.113.9');
    expect(
      advice({
        servers: [
          { ...server, eip: null },
          { ...server, id: 'b', filingsUsed: 5, eip: { address: '198.51.100.5' } },
        ],
      }).steps.find(({ record }) => record)?.record?.value,
    ).toBe('198.51.100.5');
    expect(advice({ servers: [{ ...server, eip: null }] }).steps.some(({ record }) => record)).toBe(false);
  });
  it('tells a server that may have no EIP of its own, and one with an open start', () => {
    const portal = {
      ...server,
      product: 'enterprise-web-portal',
      eip: undefined,
      subscription: { startsOn: '2026-10-01', expiresOn: '2027-10-01' },
    };
    expect(advice({ servers: [portal] }).verifyWith).toHaveLength(1);
    const { subscription: _, ...bare } = server;
    expect(on({ servers: [bare] }).verdict).toBe('undecided');
  });
});

describe('codes', () => {
  it('are masked but for their last four characters, if they are long enough', () => {
    expect(maskCode('abcde-fghjk')).toBe('****GHJK');
    expect(maskCode('ABCD-EFGH')).toBe('****');
    expect(maskCode('ABCD-EFGHJ')).toBe('****FGHJ');
  });
  it('are told apart by a number if their masks are the same', () => {
    const { sections } = assess({
      authorizationCodes: [{ code: 'AAAAA-FGHJK' }, { code: 'BBBBB-FGHJK' }, { code: 'CCCCC-CCCCC' }],
    });
    expect(
      sections?.filter(({ subject }) => subject.kind === 'code').map(({ subject }) => subject.id),
    ).toEqual(['****GHJK', '****GHJK~2', '****CCCC']);
  });
  it('are masked in a request, which is left alone without any', () => {
    expect(maskCodes({ a: 1, authorizationCodes: [{ code: 'ABCDE-FGHJK' }] })).toEqual({
      a: 1,
      authorizationCodes: [{ code: '****GHJK' }],
    });
    const none = { a: 1, authorizationCodes: undefined };
    expect(maskCodes(none)).toBe(none);
  });
});
