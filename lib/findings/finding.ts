/** What rules find, as it is judged and stored: ids and data, no texts. */
import * as z from 'zod/mini';
import type { FactName } from '../facts/facts.ts';
import type { ConstraintId } from '../policy/constraints.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { data, outcome, severity, subject, verdict } from '../shapes/outcome.ts';
import { described, word } from '../shapes/schema-parts.ts';

export const ruleId = word<RuleId>();

/** A rule's result for one subject. */
export const finding = z.object({
  rule: ruleId,
  subject,
  outcome,
  severity,
  reason: described(z.optional(z.string()), 'Names the message, where a rule has several for one outcome.'),
  data,
  asks: described(
    z.optional(z.readonly(z.array(word<FactName>()))),
    'Facts that would decide it, if it is unknown.',
  ),
  constraint: word<ConstraintId>(),
});

/** A fact that is asked for, and the rules that wait for it. */
export const openQuestion = z.object({ fact: word<FactName>(), subject, rules: z.array(ruleId) });

/** One subject of an assessment or allocation with its own verdict. */
export const section = z.object({
  subject,
  name: described(z.string(), 'What a person calls it.'),
  verdict,
});

/** A rule and subject that keep an application from `ready`. */
export const blocker = z.object({ rule: ruleId, subject, outcome });

export type Finding = z.infer<typeof finding>;
export type OpenQuestion = z.infer<typeof openQuestion>;
export type Section = z.infer<typeof section>;
export type Blocker = z.infer<typeof blocker>;

/** What a finding that blocks is called in an answer. */
export function blockerOf({ rule, subject, outcome }: Finding): Blocker {
  return { rule, subject, outcome };
}
