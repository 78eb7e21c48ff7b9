/** The words in which rules and verdicts speak, and of what. */
import * as z from 'zod/mini';

const OUTCOMES = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
const SEVERITIES = ['error', 'warning', 'note'] as const;
const SUBJECT_KINDS = ['entity', 'website', 'domain', 'server', 'code', 'routing', 'application'] as const;
/** Speaks of readiness: nobody but the authority approves. */
const VERDICTS = ['ready', 'not-ready', 'undecided'] as const;

export const verdict = z.enum(VERDICTS);
export const outcome = z.enum(OUTCOMES);
export const severity = z.enum(SEVERITIES);
/** What a finding speaks of. An authorization code's id is masked: its last four characters. */
export const subject = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string() });
/** What fills a text's `{placeholders}`, and what a machine reads. */
export type Data = { readonly [name: string]: string | number | boolean | null | readonly string[] };
export const data = z.record(z.string(), z.unknown()) as unknown as z.ZodMiniType<Data, Data>;

export type Verdict = z.infer<typeof verdict>;
export type OutcomeKind = z.infer<typeof outcome>;
export type Severity = z.infer<typeof severity>;
export type Subject = z.infer<typeof subject>;
export type SubjectKind = Subject['kind'];
