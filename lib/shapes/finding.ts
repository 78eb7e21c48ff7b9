/** What rules find, as it is judged and stored: ids and data, no texts. */
import * as z from 'zod/mini';
import type { FactName } from '../facts/facts.ts';
import type { ConstraintId } from '../policy/constraints.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { described, word } from './schema-parts.ts';

export const OUTCOMES = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export const SUBJECT_KINDS = [
  'entity',
  'website',
  'domain',
  'server',
  'code',
  'routing',
  'application',
] as const;
/** Speaks of readiness: nobody but the authority approves. */
export const VERDICTS = ['ready', 'not-ready', 'undecided'] as const;

export const verdict = z.enum(VERDICTS);
export const outcome = z.enum(OUTCOMES);
export const severity = z.enum(SEVERITIES);
export const ruleId = word<RuleId>();
/** What a finding speaks of. An authorization code's id is masked: its last four characters. */
export const subject = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string() });
/** What fills a text's `{placeholders}`, and what a machine reads. */
export type Data = { readonly [name: string]: string | number | boolean | null | readonly string[] };
export const data = z.record(z.string(), z.unknown()) as unknown as z.ZodMiniType<Data, Data>;

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

export type Verdict = z.infer<typeof verdict>;
export type OutcomeKind = z.infer<typeof outcome>;
export type Severity = z.infer<typeof severity>;
export type Subject = z.infer<typeof subject>;
export type SubjectKind = Subject['kind'];
export type Finding = z.infer<typeof finding>;
export type OpenQuestion = z.infer<typeof openQuestion>;
export type Section = z.infer<typeof section>;
export type Blocker = z.infer<typeof blocker>;
