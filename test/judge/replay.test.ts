import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Finding } from '../../lib/findings/finding.ts';
import { blocks } from '../../lib/findings/verdict.ts';
import { type Ledger, NO_LEDGER, withMasks } from '../../lib/findings/verifiers.ts';
import { ALLOCATION } from '../../lib/judge/allocation.ts';
import { ASSESSMENT, judgeAssessment } from '../../lib/judge/assessment.ts';
import { changesBetween } from '../../lib/judge/changes.ts';
import { DOMAIN_CHECK } from '../../lib/judge/domain-check.ts';
import { judgeAgain } from '../../lib/judge/judge-again.ts';
import { judgementOf } from '../../lib/judge/judgement.ts';
import { keepLedger } from '../../lib/judge/kept-ledger.ts';
import type { Kind } from '../../lib/judge/kind.ts';
import { replay } from '../../lib/judge/replay.ts';
import { ROUTING_ADVICE } from '../../lib/judge/routing-advice.ts';
import { SERVER_CHECK } from '../../lib/judge/server-check.ts';
import type { Judgement, Result } from '../../lib/records/result.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import type { CodeState } from '../../lib/shapes/code.ts';
import { maskCode } from '../../lib/spellings/authorization-code.ts';
import { assessments, domainChecks, routings, serverChecks } from '../../testing/arbitraries.ts';
import { application, domain, entity, server } from '../../testing/facts.ts';
import { anyRule, TODAY } from '../../testing/judge.ts';

const noRuleError = (rule: string, error: unknown) => {
  throw new Error(`${rule}: ${error}`);
};
const evaluation = { today: TODAY, onRuleError: noRuleError };

/** A ledger that knows codes, and of every server how many it made. */
function ledgerOf(codeState: Ledger['codeState']): Ledger {
  return {
    codeState,
    codesIssued: (serverId) => serverId.charCodeAt(serverId.length - 1) % 6,
    tracks: () => false,
    maskOf: maskCode,
  };
}

/** A result as the table gives it back. */
function checked<S extends z.ZodMiniType>(
  { request: schema, judge, stored, asks }: Kind<S>,
  body: unknown,
  ledger: Ledger = NO_LEDGER,
): Result {
  const request = schema.parse(body);
  const masked = stored(request, evaluation.today);
  const result: Result = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    subject: 's',
    ...judge(request, evaluation, ledger),
    catalogue: 'c',
    evaluatedAt: '2026-11-22T16:00:00Z',
    asOf: null,
    request: masked,
    ...keepLedger(ledger, { asked: asks(request), masked: asks(masked) }),
  };
  return JSON.parse(JSON.stringify(result));
}

const assessed = (body: unknown, ledger?: Ledger) => checked(ASSESSMENT, body, ledger);
const advised = (body: unknown, ledger: Ledger) => checked(ROUTING_ADVICE, body, ledger);
const checkedDomain = (body: unknown) => checked(DOMAIN_CHECK, body);
const checkedServer = (body: unknown) => checked(SERVER_CHECK, body);

/** As results were stored, and as a service answers them: without what the ledger knew of codes. */
function withoutStates({ codes: _, ...result }: Result): Result {
  return result;
}

describe('a stored result, judged again by the same catalogue', () => {
  const same = (result: Result) => {
    const { identical, changes, verdict } = replay(result, noRuleError);
    expect(changes).toEqual([]);
    expect(identical).toBe(true);
    expect(verdict).toEqual({ before: result.verdict, after: result.verdict });
  };
  it('is identical, byte for byte: domains', () =>
    fc.assert(fc.property(domainChecks, (body) => same(checkedDomain(body)))));
  it('is identical, byte for byte: servers', () =>
    fc.assert(fc.property(serverChecks, (body) => same(checkedServer(body)))));
  it('is identical, byte for byte: allocations, with their codes masked', () => {
    const websites = ['a.cn', 'b.cn'].map((name) => ({ domain: name, entity: '海棠家具' }));
    const codes = [
      { code: 'ABCDE-FGHJK', serverId: 'ecs-1' },
      { code: 'VWXYZ-FGHJK', serverId: 'ecs-1' },
    ];
    for (const authorizationCodes of [undefined, codes]) {
      same(checked(ALLOCATION, { websites, servers: [server], authorizationCodes }));
    }
  });
  it('is identical, byte for byte: routings, with what the ledger knew of their codes', () =>
    fc.assert(fc.property(routings, ({ body, lookUpCode }) => same(advised(body, ledgerOf(lookUpCode))))));
  it('is identical, byte for byte: assessments, with what the ledger knew of their codes', () =>
    fc.assert(
      fc.property(assessments, ({ body, lookUpCode }) => same(assessed(body, ledgerOf(lookUpCode)))),
    ));

  it('judges a code by what the ledger knew of it, also where another code of the request ends alike', () => {
    const state = (change: Partial<CodeState>): CodeState => ({
      id: 'c1',
      serverId: 'ecs-1',
      slot: 1,
      status: 'available',
      server: { product: 'ecs', termMonths: 3 },
      serverVerdict: 'ready',
      usableUntil: '2027-03-01',
      ...change,
    });
    const states: { [code: string]: CodeState } = {
      'ABCDE-FGHJK': state({ status: 'revoked' }),
      'VWXYZ-FGHJK': state({ id: 'c2' }),
      'QRSTU-FGHJK': state({ id: 'c3', serverVerdict: 'not-ready' }),
    };
    const ledger = { ...NO_LEDGER, codeState: (code: string) => states[code] };
    const elb = { address: '203.0.113.80', region: 'cn-south-1', backendServerIds: ['ecs-1'] };
    const codes = (...given: string[]) => ({ authorizationCodes: given.map((code) => ({ code })) });
    const routing = { domain: domain.name, filing: { status: 'none' }, elb };
    const body = {
      ...application,
      servers: [],
      ...codes('ABCDE-FGHJK', 'QRSTU-FGHJK'),
      routing: [{ ...routing, ...codes('VWXYZ-FGHJK', 'ABCDE-FGHJK') }],
    };
    const result = assessed(body, ledger);
    expect(JSON.stringify(result)).not.toMatch(/ABCDE|VWXYZ|QRSTU/);
    expect(Object.keys(result.codes ?? {})).toHaveLength(3);
    same(result);
    if (result.kind !== 'assessment') throw new Error(result.kind);
    const { plan } = result;
    expect(judgeAgain(result, evaluation)?.judgement).toMatchObject({ plan });
    const other = { ...result, plan: { ...plan, actions: [] } as never };
    expect(judgeAgain(other, evaluation)?.judgement).toMatchObject({ plan });
  });

  it('that keeps no states of its codes is judged by what was found of them: routings and assessments', () => {
    const sameVerdict = (result: Result) => {
      const { verdict, changes } = replay(withoutStates(result), noRuleError);
      expect(verdict).toEqual({ before: result.verdict, after: result.verdict });
      expect(changes.filter(({ decides }) => decides)).toEqual([]);
    };
    fc.assert(
      fc.property(routings, ({ body, lookUpCode }) => sameVerdict(advised(body, ledgerOf(lookUpCode)))),
    );
    fc.assert(
      fc.property(assessments, ({ body, lookUpCode }) => sameVerdict(assessed(body, ledgerOf(lookUpCode)))),
    );
  });

  it.each([
    [null, '2026-11-23T15:59:59Z', '2026-11-23'],
    [null, '2026-11-23T16:00:00Z', '2026-11-24'],
    ['2027-02-28', '2026-11-23T16:00:00Z', '2027-02-28'],
    ['2027-02-28T16:00:00Z', '2026-11-23T16:00:00Z', '2027-03-01'],
  ])('is judged for its own day: asOf %s, evaluated at %s, for %s', (asOf, evaluatedAt, day) => {
    expect(replay({ ...checkedDomain(domain), asOf, evaluatedAt }, noRuleError).judgedFor).toBe(day);
  });

  it('tells what it carried over, and nothing where no code is named', () => {
    const elb = { address: '203.0.113.80', region: 'cn-south-1', backendServerIds: ['ecs-1'] };
    const routing = { domain: domain.name, filing: { status: 'none' }, elb };
    const carried = (body: object) =>
      replay(assessed({ ...application, ...body }), noRuleError).carriedOver.map(({ rule }) => rule);
    const codes = { authorizationCodes: [{ code: 'ABCDE-FGHJK' }] };
    const ofCode = rulesFor('code').map(({ id }) => id);
    expect(carried({ routing: [routing] })).toEqual([]);
    expect(carried(codes).sort()).toEqual(ofCode.sort());
    expect(carried({ routing: [{ ...routing, ...codes }] })).toEqual(['routing/elb-has-verifying-server']);
    const { elb: _, ...bare } = routing;
    expect(carried({ routing: [{ ...bare, ...codes }] })).toEqual([]);
  });
});

describe('two routings', () => {
  it.each([
    ['of one domain', domain.name, domain.name, ['pass', 'unknown']],
    ['of two domains', domain.name, 'another.cn', ['unknown', 'pass']],
  ])('%s keep each its own finding', (_, first, second, expected) => {
    const elb = { address: '203.0.113.80', region: 'cn-south-1' };
    const routing = [['ecs-1'], ['ecs-9']].map((backendServerIds, index) => ({
      domain: index === 0 ? first : second,
      filing: { status: 'none' },
      elb: { ...elb, backendServerIds },
      authorizationCodes: [{ code: 'ABCDE-FGHJK' }],
    }));
    const result = assessed({ ...application, routing });
    const outcomes = result.findings
      .filter(({ rule }) => rule === 'routing/elb-has-verifying-server')
      .map(({ outcome }) => outcome);
    expect(outcomes).toEqual(expected);
    expect(replay(result, noRuleError)).toMatchObject({ identical: true, carriedOver: { length: 2 } });
  });
});

describe('a stored result, judged again by another catalogue', () => {
  const tld = (outcome: Finding['outcome']): Finding => ({
    rule: 'domain/tld-approved',
    subject: { kind: 'domain', id: domain.name },
    outcome,
    severity: 'error',
    data: { tld: 'cn' },
    constraint: 'domain-tld',
  });
  const body = { ...domain, entity };

  it('tells the rule that changes the verdict, before and after', () => {
    const result = checkedDomain(body);
    const findings = result.findings.map((each) => (each.rule === tld('fail').rule ? tld('fail') : each));
    const found = replay({ ...result, verdict: 'not-ready', findings }, noRuleError);
    expect(found).toMatchObject({ identical: false, verdict: { before: 'not-ready', after: 'ready' } });
    expect(found.changes.map(({ rule, decides }) => [rule, decides])).toEqual([
      ['domain/tld-approved', true],
    ]);
    expect(found.changes[0]).toMatchObject({ before: { outcome: 'fail' }, after: { outcome: 'pass' } });
  });

  it('tells rules that came and rules that went; what changes no verdict decides nothing', () => {
    const result = checkedDomain(body);
    const gone = { ...tld('pass'), rule: anyRule('domain/of-old') };
    const findings = [...result.findings.filter(({ rule }) => rule !== tld('pass').rule), gone];
    const { identical, changes } = replay({ ...result, findings }, noRuleError);
    expect(identical).toBe(false);
    expect(changes.map(({ rule, before, after, decides }) => [rule, before, after, decides])).toEqual([
      ['domain/tld-approved', null, expect.objectContaining({ outcome: 'pass' }), false],
      ['domain/of-old', gone, null, false],
    ]);
  });

  it('says so where the request is not understood any more', () => {
    for (const result of [checkedDomain(body), checkedServer(server), assessed(application)]) {
      expect(replay({ ...result, request: { of: 'old' } }, noRuleError)).toEqual({
        identical: false,
        judgedFor: '2026-11-23',
        verdict: { before: 'ready', after: null },
        changes: [],
        carriedOver: [],
      });
    }
  });

  it('judges a request that was never judged, with nothing to carry over', () => {
    const { judgement, carriedOver } =
      judgeAgain({ kind: 'assessment', request: application }, evaluation) ?? {};
    expect([judgement?.verdict, carriedOver]).toEqual(['ready', []]);
  });
});

describe('a code that only an advice tells of', () => {
  it.each([
    [null, null],
    ['ecs-9', '2027-03-01'],
  ])('was ready when the advice was given: server %s, until %s', (serverId, usableUntil) => {
    const code = '****GHJK';
    const why = 'code-available';
    const request = {
      domain: domain.name,
      filing: { status: 'none' },
      servers: [],
      authorizationCodes: [{ code }],
    };
    const named = { method: 'authorization-code', code, serverId, usableUntil, rank: 1, why } as const;
    const filing = { filingRequired: true, filingType: 'first' } as const;
    const advice = { domain: domain.name, ...filing, verifyWith: [named], steps: [] };
    const again = judgeAgain({ kind: 'routing-advice', request, advice }, evaluation);
    expect(again?.judgement).toMatchObject({ advice: { verifyWith: [named] } });
  });
});

const judged = (findings: Finding[]) => judgementOf('domain-check', findings);

describe('changes between two judgements', () => {
  it('of any two of one kind name a rule that decides if and only if the verdict changes', () => {
    fc.assert(
      fc.property(assessments, assessments, (one, other) => {
        const [before, after] = [one, other].map(({ body, lookUpCode }) =>
          judgeAssessment(assessment.parse(body), evaluation, ledgerOf(lookUpCode)),
        ) as [Judgement, Judgement];
        const changes = changesBetween(before, after);
        expect(changes.some(({ decides }) => decides)).toBe(before.verdict !== after.verdict);
        for (const { before: was, after: is } of changes) expect(was).not.toEqual(is);
        expect(changesBetween(before, before)).toEqual([]);
      }),
    );
  });
  it('hold a subject that is named twice against itself by its turn', () => {
    const finding: Finding = {
      rule: 'routing/cdn-has-filing',
      subject: { kind: 'routing', id: 'a.cn' },
      outcome: 'pass',
      severity: 'error',
      data: {},
      constraint: 'cdn',
    };
    const failed: Finding = { ...finding, outcome: 'fail' };
    const many = [finding, finding, finding];
    const changes = changesBetween(judged(many), judged([finding, finding, failed]));
    expect(changes).toEqual([
      { rule: finding.rule, subject: finding.subject, before: finding, after: failed, decides: true },
    ]);
    expect(changesBetween(judged(many), judged([finding, failed, finding]))).toEqual(changes);
    expect(blocks(failed)).toBe(true);
  });
  it('say of a change that blocks in neither that it decides nothing, though the verdict changes', () => {
    const at = (rule: string, outcome: Finding['outcome']): Finding => ({
      rule: anyRule(rule),
      subject: { kind: 'domain', id: 'a.cn' },
      outcome,
      severity: 'error',
      data: {},
      constraint: 'domain-tld',
    });
    const before = judged([at('domain/a', 'pass'), at('domain/b', 'unknown'), at('domain/c', 'unknown')]);
    const after = judged([
      at('domain/a', 'not-applicable'),
      at('domain/b', 'fail'),
      at('domain/c', 'unknown'),
    ]);
    expect(changesBetween(before, after).map(({ rule, decides }) => [rule, decides])).toEqual([
      ['domain/a', false],
      ['domain/b', true],
    ]);
  });
});

describe('masks', () => {
  const codes = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom('AAAA-BBBB-CCCC-DDDD', 'ZZZZ-BBBB-CCCC-DDDD', '****DDDD', '****DDDD~2', '****~12'),
      fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
    ),
    { maxLength: 30 },
  );
  it('are distinct, show four characters at most, and are their own masks where they are kept', () => {
    fc.assert(
      fc.property(codes, (given) => {
        const masks = withMasks(given.map((code) => ({ code }))).map(({ mask }) => mask);
        expect(new Set(masks).size).toBe(given.length);
        for (const mask of masks) expect(mask).toMatch(/^\*{4}[^~]{0,4}(~\d+)?$/u);
        const kept = withMasks(
          masks.map((code) => ({ code })),
          (mask) => mask,
        );
        for (const { code, mask } of kept) expect(mask).toBe(code);
      }),
    );
  });
  it('do not depend on the order in which codes come', () => {
    fc.assert(
      fc.property(codes, (given) => {
        const forwards = withMasks(given.map((code) => ({ code })));
        const backwards = withMasks([...given].reverse().map((code) => ({ code })));
        expect(backwards.reverse()).toEqual(forwards);
      }),
    );
  });
});
