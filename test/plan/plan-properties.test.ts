/** A plan is checked by applying it: the same judge says `ready` on the day that the plan names, and not before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../lib/calendar.ts';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import type { Plan } from '../../lib/plan/plan-shape.ts';
import { type Assessment, assessment } from '../../lib/shapes/assessment.ts';
import { applyPlan } from '../../testing/apply-plan.ts';
import { assessments } from '../../testing/arbitraries.ts';
import { TODAY } from '../../testing/judge.ts';

const onRuleError = (rule: string, error: unknown) => {
  throw new Error(`${rule}: ${error}`);
};
const judgedOn = (request: Assessment, today: Day) =>
  judgeAssessment(request, { today, onRuleError }, NO_LEDGER);
const requests = assessments.map(({ body }) => assessment.parse(body));

function planFor(request: Assessment, today: Day = TODAY): Plan {
  const { plan } = judgedOn(request, today);
  if (plan === undefined) throw new Error('an assessment has a plan');
  return plan;
}

/** The request with good answers to what is not given; undefined if something else is not known. */
function answered(request: Assessment): Assessment | undefined {
  const { entity } = request;
  const filled: Assessment = {
    ...request,
    account: request.account?.filedEntity === undefined ? { id: 'hw-1', filedEntity: null } : request.account,
    websites: request.websites.map(({ content, domains, ...site }) => ({
      ...site,
      content: { lawful: true, industries: [], aboutEnterpriseOrIndustry: false, ...content },
      domains: domains.map((domain) => ({
        registrar: { ianaId: 1599 },
        registrant: { name: entity.name },
        realName: { verified: true },
        expiresOn: addDays(TODAY, 900),
        ...domain,
      })),
    })),
    servers: request.servers.map((server) => ({
      subscription: { startsOn: addDays(TODAY, -50), expiresOn: addDays(TODAY, 315) },
      eip: { address: '203.0.113.9' },
      filingsUsed: 0,
      ...server,
    })),
    authorizationCodes: undefined,
  };
  return planFor(filled).conditional ? undefined : filled;
}

/** Splitting gives an individual more services than its websites were counted as. */
function splitsForAnIndividual({ entity }: Assessment, { actions }: Plan): boolean {
  return entity.kind === 'individual' && actions.some(({ action }) => action === 'split-website');
}

/** Today, or a day that the request names and a few before it: what ends while something else is waited for. */
const when = fc.option(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 12 })), { freq: 2 });
function dayIn(request: Assessment, choice: [number, number] | null): Day {
  const named = JSON.stringify(request).match(/20[23]\d-\d\d-\d\d/g) ?? [];
  if (choice === null || named.length === 0) return TODAY;
  return addDays(named[choice[0] % named.length] ?? TODAY, -choice[1]);
}

describe('the plan of an assessment', () => {
  it('makes it ready on exactly the day it names, and not the day before', () => {
    let planned = 0;
    fc.assert(
      fc.property(requests, when, (given, choice) => {
        const request = answered(given);
        if (request === undefined) return;
        const today = dayIn(request, choice);
        const plan = planFor(request, today);
        if (plan.conditional || splitsForAnIndividual(request, plan)) return;
        expect(plan).toMatchObject({ possible: true, conditional: false, questions: [], obstacles: [] });
        const readyOn = plan.readyOn ?? '';
        expect(judgedOn(applyPlan(request, plan, readyOn), readyOn).blockers).toEqual([]);
        if (plan.actions.length > 0) planned += 1;
        if (readyOn === today) return;
        const before = addDays(readyOn, -1);
        expect(judgedOn(applyPlan(request, plan, before), before).verdict).not.toBe('ready');
      }),
      { numRuns: 1500 },
    );
    expect(planned).toBeGreaterThan(500);
  });

  it('has no action too many: without any one of them it is not ready on that day', () => {
    fc.assert(
      fc.property(requests, when, (given, choice) => {
        const request = answered(given);
        if (request === undefined) return;
        const plan = planFor(request, dayIn(request, choice));
        if (plan.conditional) return;
        const readyOn = plan.readyOn ?? '';
        for (const left of plan.actions.filter(({ action }) => action !== 'wait')) {
          const actions = plan.actions.filter((each) => each !== left);
          const judged = judgedOn(applyPlan(request, { ...plan, actions }, readyOn), readyOn);
          expect(judged.verdict, left.action).not.toBe('ready');
        }
      }),
      { numRuns: 600 },
    );
  });

  it('chooses the server that costs least: no other one alone takes fewer actions', () => {
    fc.assert(
      fc.property(requests, (given) => {
        const request = answered(given);
        if (request === undefined) return;
        const { actions, readyOn } = planFor(request);
        const bought = (plan: Pick<Plan, 'actions'>) =>
          plan.actions.some(({ action }) => action === 'buy-server');
        for (const server of request.servers) {
          const alone = planFor({ ...request, servers: [server] });
          if (bought(alone)) continue;
          expect(bought({ actions })).toBe(false);
          expect(actions.length).toBeLessThanOrEqual(alone.actions.length);
          if (actions.length === alone.actions.length)
            expect((readyOn ?? '') <= (alone.readyOn ?? '')).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('comes out ready, not ready and undecided: the requests of these properties are no one-sided sample', () => {
    const seen = { ready: 0, 'not-ready': 0, undecided: 0 };
    for (const request of fc.sample(requests, { numRuns: 1000, seed: 1 }))
      seen[judgedOn(request, TODAY).verdict] += 1;
    for (const [verdict, count] of Object.entries(seen)) expect(count, verdict).toBeGreaterThan(20);
  });

  it('has actions only where something fails, and questions only where something is not known', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { verdict, plan, blockers = [], openQuestions } = judgedOn(request, TODAY);
        if (plan === undefined) throw new Error('an assessment has a plan');
        expect(plan.possible).toBe(true);
        expect(plan.conditional).toBe(plan.questions.length > 0);
        expect(plan.actions.length > 0).toBe(verdict === 'not-ready');
        if (verdict === 'ready') expect(plan).toMatchObject({ questions: [], readyOn: TODAY });
        if (verdict === 'undecided') expect(plan).toMatchObject({ conditional: true, readyOn: TODAY });
        // Asked today, or as soon as an action on the same subject is done: the term, once the billing is changed.
        const asked = new Set(
          openQuestions.map(({ fact, subject }) => `${fact} ${subject.kind} ${subject.id}`),
        );
        const touched = new Set(plan.actions.map(({ subject }) => `${subject.kind} ${subject.id}`));
        for (const { fact, subject } of plan.questions) {
          const place = `${subject.kind} ${subject.id}`;
          expect(asked.has(`${fact} ${place}`) || touched.has(place), `${fact} ${place}`).toBe(true);
        }
        const required = blockers.filter(
          ({ outcome, subject }) =>
            outcome === 'fail' && ['entity', 'website', 'domain'].includes(subject.kind),
        );
        for (const { rule, subject } of required)
          expect(
            plan.actions.some((each) => each.rules.includes(rule)),
            `${rule} ${subject.id}`,
          ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for the same facts', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(JSON.stringify(planFor(structuredClone(request)))).toBe(JSON.stringify(planFor(request)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the end of readiness', () => {
  it('agrees with asOf on every day: ready through readyUntil, then no longer, by what endsBy says', () => {
    let ready = 0;
    fc.assert(
      fc.property(
        requests,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        (given, parts) => {
          const request = answered(given);
          if (request === undefined) return;
          const { verdict, readyUntil, endsBy, ...rest } = judgedOn(request, TODAY);
          expect(readyUntil === undefined).toBe(verdict !== 'ready');
          if (typeof readyUntil !== 'string') return;
          ready += 1;
          const length = daysBetween(TODAY, readyUntil);
          for (const part of [1, ...parts]) {
            const day = addDays(TODAY, Math.floor(length * part));
            expect(judgedOn(request, day), day).toMatchObject({ verdict: 'ready', readyUntil, endsBy });
          }
          const after = judgedOn(request, addDays(readyUntil, 1));
          expect(after.verdict).not.toBe('ready');
          expect(after.readyUntil).toBeUndefined();
          expect(after.blockers).toContainEqual(expect.objectContaining(endsBy));
          expect(rest.lastsThroughReview).toBe(readyUntil >= (rest.longestReviewEndsOn ?? ''));
        },
      ),
      { numRuns: 1500 },
    );
    expect(ready).toBeGreaterThan(100);
  });
});
