/** A plan is checked by applying it: the same judge says `ready` on the day that the plan names, and not before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../lib/calendar.ts';
import { judgeAssessment } from '../../lib/findings/assessment.ts';
import type { Plan } from '../../lib/findings/plan/action.ts';
import { applyPlan } from '../../lib/findings/plan/apply-plan.ts';
import { type Assessment, assessment } from '../../lib/parse/schemas.ts';
import { assessments } from '../support/arbitraries.ts';
import { TODAY } from '../support/judge.ts';

const onRuleError = (rule: string, error: unknown) => {
  throw new Error(`${rule}: ${error}`);
};
const judgedOn = (request: Assessment, today: Day) =>
  judgeAssessment(request, () => undefined, { today, onRuleError });
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

describe('the plan of an assessment', () => {
  it('makes it ready on exactly the day it names, and not the day before', () => {
    let planned = 0;
    fc.assert(
      fc.property(requests, (given) => {
        const request = answered(given);
        if (request === undefined) return;
        const plan = planFor(request);
        expect(plan).toMatchObject({ possible: true, conditional: false, questions: [], obstacles: [] });
        const readyOn = plan.readyOn ?? '';
        expect(judgedOn(applyPlan(request, plan, readyOn), readyOn).blockers).toEqual([]);
        if (plan.actions.length > 0) planned += 1;
        if (readyOn === TODAY) return;
        const before = addDays(readyOn, -1);
        expect(judgedOn(applyPlan(request, plan, before), before).verdict).not.toBe('ready');
      }),
      { numRuns: 1500 },
    );
    expect(planned).toBeGreaterThan(500);
  });
});
