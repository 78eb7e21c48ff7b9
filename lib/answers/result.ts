/** Results as they are answered, by kind: ids and data as stored, texts in the reader's language. */
import * as z from 'zod/mini';
import { assessmentJudgement, resultSummary } from '../records/result.ts';
import { advice, adviceStep, verifyWith } from '../shapes/advice.ts';
import { evidence, lookUpFailure } from '../shapes/look-up.ts';
import { allocation } from '../shapes/placements.ts';
import { anyObject, described } from '../shapes/schema-parts.ts';
import { spellingMembers } from '../shapes/spellings.ts';
import { findingAnswer, questionAnswer, sectionAnswer } from './finding.ts';
import { pageOf } from './page.ts';
import { planAnswer } from './plan.ts';

const { values: _, ...stepMembers } = adviceStep.shape;

export const adviceAnswer = z.object({
  ...advice.shape,
  verifyWith: z.array(z.object({ ...verifyWith.shape, why: z.string() })),
  steps: z.array(z.object({ ...stepMembers, text: z.string() })),
});

export const allocationAnswer = described(
  z.object({
    ...allocation.shape,
    text: z.string(),
    why: described(z.string(), 'Why none is better, or that this is not proven.'),
  }),
  'Costs are compared in the order of their members: fewest websites without a place, then on servers that end before the longest review, then mixed entities, then servers.',
);

const { kind: __, ...summaryMembers } = resultSummary.shape;
const members = {
  ...summaryMembers,
  findings: described(z.array(findingAnswer), 'In the order of the constraints table, passes included.'),
  openQuestions: z.array(questionAnswer),
  evidence: described(z.optional(z.array(evidence)), 'With lookUp: what was found, and where.'),
  failures: described(z.optional(z.array(lookUpFailure)), 'With lookUp: what could not be told, and why.'),
  ...spellingMembers,
  request: anyObject(
    'The facts as they were understood; authorization codes and numbers of certificates are masked.',
  ),
};
const { blockers, readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn } = assessmentJudgement.shape;
const divided = { sections: z.array(sectionAnswer), blockers };

export const domainResult = z.object({ kind: z.literal('domain-check'), ...members });
export const serverResult = z.object({ kind: z.literal('server-check'), ...members });
export const routingResult = z.object({
  kind: z.literal('routing-advice'),
  ...members,
  advice: adviceAnswer,
});
export const assessmentResult = z.object({
  kind: z.literal('assessment'),
  ...members,
  ...divided,
  advice: described(z.optional(z.array(adviceAnswer)), 'One for each routing.'),
  plan: z.optional(planAnswer),
  readyUntil,
  endsBy,
  lastsThroughReview,
  longestReviewEndsOn,
});
export const allocationResult = z.object({
  kind: z.literal('allocation'),
  ...members,
  ...divided,
  allocation: allocationAnswer,
});

export const resultAnswer = z.discriminatedUnion('kind', [
  domainResult,
  serverResult,
  routingResult,
  assessmentResult,
  allocationResult,
]);

export const resultList = pageOf(resultSummary);
