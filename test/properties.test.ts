/** What holds for every request, not for chosen ones. The arbitraries are near enough to good requests that each verdict comes up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCatalogueOrder } from '../lib/findings/evaluate.ts';
import { blocks } from '../lib/findings/verdict.ts';
import { type Ledger, NO_LEDGER } from '../lib/findings/verifiers.ts';
import { judgeAssessment } from '../lib/judge/assessment.ts';
import { judgeDomain } from '../lib/judge/domain-check.ts';
import { judgeRouting } from '../lib/judge/routing-advice.ts';
import { judgeServer } from '../lib/judge/server-check.ts';
import type { AssessmentJudgement, Judgement } from '../lib/records/result.ts';
import { ruleById } from '../lib/rules/catalogue.ts';
import type { Rule } from '../lib/rules/define-rule.ts';
import { assessment } from '../lib/shapes/assessment.ts';
import { domainCheck } from '../lib/shapes/domain.ts';
import type { Verdict } from '../lib/shapes/outcome.ts';
import { routingAdvice } from '../lib/shapes/routing.ts';
import { serverCheck } from '../lib/shapes/server.ts';
import { assessments, domainChecks, routings, serverChecks } from '../testing/arbitraries.ts';
import { TODAY } from '../testing/judge.ts';

const evaluation = {
  today: TODAY,
  onRuleError: (rule: string, error: unknown) => {
    throw new Error(`${rule}: ${error}`);
  },
};
type CodeLookup = Ledger['codeState'];
const noCode: CodeLookup = () => undefined;
const ledger = (codeState: CodeLookup): Ledger => ({ ...NO_LEDGER, codeState });

/** Each check as one function of a body: parse, then judge. */
const CHECKS = {
  'a domain check': {
    requests: domainChecks.map((body) => ({ body: body as object, lookUpCode: noCode })),
    parse: (body: unknown) => domainCheck.parse(body),
    judge: (body: unknown, _: CodeLookup): Judgement => judgeDomain(domainCheck.parse(body), evaluation),
  },
  'a server check': {
    requests: serverChecks.map((body) => ({ body: body as object, lookUpCode: noCode })),
    parse: (body: unknown) => serverCheck.parse(body),
    judge: (body: unknown, _: CodeLookup): Judgement =>
      judgeServer(serverCheck.parse(body), evaluation, NO_LEDGER),
  },
  'a routing advice': {
    requests: routings.map((request) => ({ ...request, body: request.body as object })),
    parse: (body: unknown) => routingAdvice.parse(body),
    judge: (body: unknown, lookUpCode: CodeLookup): Judgement =>
      judgeRouting(routingAdvice.parse(body), evaluation, ledger(lookUpCode)),
  },
  'an assessment': {
    requests: assessments.map((request) => ({ ...request, body: request.body as object })),
    parse: (body: unknown) => assessment.parse(body),
    judge: (body: unknown, lookUpCode: CodeLookup): AssessmentJudgement =>
      judgeAssessment(assessment.parse(body), evaluation, ledger(lookUpCode)),
  },
} as const;

/** The rules that keep a request from ready. */
function blockersOf(judgement: Judgement): Rule[] {
  if (judgement.verdict === 'ready') return [];
  const blockers = 'blockers' in judgement ? judgement.blockers : judgement.findings.filter(blocks);
  return blockers.flatMap(({ rule }) => ruleById(rule) ?? []);
}

/** Members that state a fact and may be left out. What is inside of one belongs to the same fact. */
const FACT_MEMBERS = new Set(
  ['account', 'filedEntity', 'certificate', 'content', 'lawful', 'industries', 'approvals']
    .concat(['aboutEnterpriseOrIndustry', 'registrar', 'registrant', 'realName', 'expiresOn'])
    .concat(['subscription', 'eip', 'filingsUsed', 'dns']),
);
/** They hold facts of their own. */
const HOLDERS = new Set(['account', 'content']);

type Path = readonly (string | number)[];

/** Where in a body the facts are that can be left out. */
function factsOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => factsOf(entry, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, entry]) => {
    const path = [...at, member];
    // A domain check's entity is a fact; an assessment's is the question.
    const isFact = FACT_MEMBERS.has(member) || (member === 'entity' && !('websites' in value));
    if (!isFact) return factsOf(entry, path);
    return HOLDERS.has(member) || member === 'entity' ? [path, ...factsOf(entry, path)] : [path];
  });
}

function without(body: object, path: Path): object {
  const copy = structuredClone(body);
  // biome-ignore lint/suspicious/noExplicitAny: a path goes through members of any shape
  let holder: any = copy;
  for (const step of path.slice(0, -1)) holder = holder?.[step];
  if (holder !== undefined) delete holder[path.at(-1) ?? ''];
  return copy;
}

/** The same members and entries in another order, drawn from `seed`. Orders of a subscription stay: theirs means something. */
function shuffled(body: object, seed: number): unknown {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const mixed = <T>(entries: readonly T[]): T[] => {
    const left = [...entries];
    return entries.flatMap(() => left.splice(draw(left.length), 1));
  };
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) {
      const entries = value.map((entry) => walk(entry, ''));
      return name === 'orders' ? entries : mixed(entries);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      mixed(Object.entries(value)).map(([member, entry]) => [member, walk(entry, member)]),
    );
  };
  return walk(body, '');
}

describe.each(Object.entries(CHECKS))('%s', (_, { requests, parse, judge }) => {
  it('comes out ready, not ready and undecided: the requests of these properties are no one-sided sample', () => {
    const verdicts: Record<Verdict, number> = { ready: 0, 'not-ready': 0, undecided: 0 };
    for (const { body, lookUpCode } of fc.sample(requests, { numRuns: 600, seed: 1 }))
      verdicts[judge(body, lookUpCode).verdict] += 1;
    for (const [verdict, count] of Object.entries(verdicts)) expect(count, verdict).toBeGreaterThan(20);
  });

  it('that is not ready or undecided never becomes ready by losing facts', () => {
    fc.assert(
      fc.property(requests, fc.array(fc.nat(), { maxLength: 6 }), ({ body, lookUpCode }, picks) => {
        // What is judged only if it is stated (a mistyped number, a hold) is not missed when it is not.
        if (!blockersOf(judge(body, lookUpCode)).some(({ ifGiven }) => ifGiven.length === 0)) return;
        // Two names are compared where a certificate is missing: one that is lost lets the names decide.
        const facts = factsOf(body).filter((path) => !path.includes('certificate'));
        const several = picks.flatMap((pick) =>
          facts.length === 0 ? [] : [facts[pick % facts.length] ?? []],
        );
        for (const smaller of [...facts.map((path) => without(body, path)), several.reduce(without, body)])
          expect(judge(smaller, lookUpCode).verdict).not.toBe('ready');
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same findings, byte for byte, in whatever order its facts come', () => {
    fc.assert(
      fc.property(requests, fc.nat(), ({ body, lookUpCode }, seed) => {
        const [one, other] = [judge(body, lookUpCode), judge(shuffled(body, seed), lookUpCode)];
        expect(JSON.stringify(other.findings)).toBe(JSON.stringify(one.findings));
        expect(other.verdict).toBe(one.verdict);
        expect(blockersOf(other)).toEqual(blockersOf(one));
        expect(other.openQuestions).toEqual(one.openQuestions);
      }),
      { numRuns: 400 },
    );
  });

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(requests, ({ body }) => {
        const normalised = parse(body);
        expect(JSON.stringify(parse(structuredClone(normalised)))).toBe(JSON.stringify(normalised));
      }),
      { numRuns: 400 },
    );
  });

  it('is judged without an error, the same each time, with every finding in its place', () => {
    fc.assert(
      fc.property(requests, ({ body, lookUpCode }) => {
        const judgement = judge(body, lookUpCode);
        expect(judge(structuredClone(body), lookUpCode)).toEqual(judgement);
        expect(judgement.findings).toEqual(inCatalogueOrder(judgement.findings));
        const keys = judgement.findings.map(({ rule, subject }) => `${rule} ${subject.kind} ${subject.id}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { asks, outcome } of judgement.findings) if (asks) expect(outcome).toBe('unknown');
      }),
      { numRuns: 400 },
    );
  });
});

describe('an assessment', () => {
  const { requests, judge } = CHECKS['an assessment'];

  it('is ready if and only if nothing blocks it', () => {
    fc.assert(
      fc.property(requests, ({ body, lookUpCode }) => {
        const { verdict, blockers } = judge(body, lookUpCode);
        expect(blockers.length === 0).toBe(verdict === 'ready');
        if (verdict === 'not-ready') expect(blockers.some(({ outcome }) => outcome === 'fail')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('has a section for each subject, with the verdict of its own findings', () => {
    fc.assert(
      fc.property(assessments, ({ body, lookUpCode }) => {
        const request = assessment.parse(body);
        const { sections, findings } = judge(body, lookUpCode);
        const of = (kind: string) =>
          sections.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
        expect(of('entity')).toEqual([request.entity.name]);
        expect(of('website')).toHaveLength(request.websites.length);
        expect(of('domain')).toEqual(
          request.websites.flatMap(({ domains }) => domains.map(({ name }) => name)),
        );
        expect(of('server')).toEqual(request.servers.map(({ id }) => id));
        expect(of('code')).toHaveLength(request.authorizationCodes?.length ?? 0);
        expect(of('routing')).toEqual((request.routing ?? []).map(({ domain }) => domain));
        for (const { subject, verdict } of sections) {
          const own = findings.filter(
            ({ subject: { kind, id } }) => kind === subject.kind && id === subject.id,
          );
          expect(own.length).toBeGreaterThan(0);
          expect(own.some(blocks)).toBe(verdict !== 'ready');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('that is ready stays ready with one more server, whatever its state', () => {
    fc.assert(
      fc.property(requests, serverChecks, ({ body, lookUpCode }, extra) => {
        const request = assessment.parse(body);
        if (judge(body, lookUpCode).verdict !== 'ready') return;
        const servers = [{ ...extra, id: 'ecs-more' }, ...request.servers];
        expect(judge({ ...request, servers }, lookUpCode).verdict).toBe('ready');
      }),
      { numRuns: 600 },
    );
  });
});

describe('an advice', () => {
  it('verifies only with what is ready, behind a load balancer only with its backends, the best first', () => {
    fc.assert(
      fc.property(routings, ({ body, lookUpCode }) => {
        const request = routingAdvice.parse(body);
        const { advice } = judgeRouting(request, evaluation, ledger(lookUpCode));
        if (advice === undefined || Array.isArray(advice)) throw new Error('one advice expected');
        const ready = new Set(
          request.servers
            .filter((server) => judgeServer(server, evaluation, NO_LEDGER).verdict === 'ready')
            .map(({ id }) => id),
        );
        const codes = (request.authorizationCodes ?? []).map(({ code }) => lookUpCode(code));
        for (const { method, serverId } of advice.verifyWith) {
          if (method === 'server') expect(ready).toContain(serverId);
          else
            expect(codes.filter((code) => code?.serverId === serverId)).toContainEqual(
              expect.objectContaining({ status: 'available', serverVerdict: 'ready' }),
            );
          if (request.elb) expect(request.elb.backendServerIds).toContain(serverId);
        }
        const untils = advice.verifyWith.map(({ usableUntil }) => usableUntil ?? '');
        expect(untils).toEqual([...untils].sort().reverse());
        expect(advice.verifyWith.map(({ rank }) => rank)).toEqual(untils.map((_, index) => index + 1));
        if (!advice.filingRequired) expect(advice).toMatchObject({ filingType: 'none', verifyWith: [] });
        const phases = ['before-filing', 'during-filing', 'after-filing'];
        const places = advice.steps.map(({ phase }) => phases.indexOf(phase));
        expect(places).toEqual([...places].sort());
      }),
      { numRuns: 800 },
    );
  });
});
