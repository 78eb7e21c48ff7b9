/** The smallest set of actions that makes an application ready, and how long a ready one stays so: as judged and stored. */
import * as z from 'zod/mini';
import { openQuestion, ruleId } from '../findings/finding.ts';
import type { WaitId } from '../policy/waits.ts';
import { data, subject } from '../shapes/outcome.ts';
import { PLAN_ACTORS } from '../shapes/plan-actor.ts';
import { described, storedDay, word } from '../shapes/schema-parts.ts';
import type { PlanActionId } from './actions.ts';

/** One thing to do, or to wait for. */
export const planAction = z.object({
  action: word<PlanActionId>(),
  actor: z.enum(PLAN_ACTORS),
  subject,
  rules: described(z.array(ruleId), 'What it settles.'),
  data: described(z.clone(data), 'What exactly.'),
  waits: described(z.array(word<WaitId>()), 'What it costs in waiting, one after the other.'),
  doneOn: storedDay('Done by then if it is started on startsOn.'),
});

/**
 * What stands in the way: no action mends the rule, or it could not be evaluated. `not-known`: it cannot be decided for
 * that day, and no answer of the caller would do it.
 */
export const obstacle = z.object({
  rule: ruleId,
  subject,
  reason: z.enum(['no-remedy', 'rule-error', 'not-known']),
});

export const plan = z.object({
  possible: described(z.boolean(), 'false: nothing makes it ready, see obstacles.'),
  conditional: described(z.boolean(), 'true: it holds if each question is answered so that its rules pass.'),
  estimated: described(
    z.boolean(),
    'true: the dates rest on working days of years whose holidays are not known.',
  ),
  startsOn: storedDay('On which all actions are started: today, or asOf.'),
  readyOn: described(
    z.nullable(storedDay()),
    'The first day on which the whole is ready; null if nothing makes it so.',
  ),
  questions: described(z.array(openQuestion), 'To answer first.'),
  actions: z.array(planAction),
  obstacles: z.array(obstacle),
});

/** How long an application that is ready stays so if nothing is done. */
export const outlookMembers = {
  readyUntil: described(
    z.nullable(storedDay()),
    'Of an application that is ready: the last day on which it is, if nothing is done; null if no fact ends it.',
  ),
  endsBy: described(
    z.nullable(z.object({ rule: ruleId, subject })),
    'What is no longer so on the day after readyUntil.',
  ),
  lastsThroughReview: described(z.boolean(), 'Whether readyUntil is longestReviewEndsOn or later.'),
  longestReviewEndsOn: storedDay('When the longest review ends if the application is submitted now.'),
};
const outlook = z.object(outlookMembers);

export type PlanAction = z.infer<typeof planAction>;
export type Obstacle = z.infer<typeof obstacle>;
export type Plan = z.infer<typeof plan>;
export type Outlook = z.infer<typeof outlook>;
export type EndsBy = NonNullable<Outlook['endsBy']>;
