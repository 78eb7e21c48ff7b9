/** The problems a caller can be answered with; all other errors are bugs and become a 500. */

/** What fills the text of a problem or fault; a list is told with the signs of the language. */
type Values = { readonly [name: string]: string | number | readonly string[] };

/** One fault in a body, at a JSON pointer. `key` and `values` name its text, see `respond/texts/faults.ts`. */
export type Fault = { pointer: string; key: string; values?: Values };

/** Every problem the API answers with: its name is the last part of `urn:icp-preflight:problem:<name>`. */
export type ProblemName =
  | 'invalid-json'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'invalid-request'
  | 'idempotency-key-reused'
  | 'request-in-progress'
  | 'code-not-found'
  | 'code-exists'
  | 'code-revoked'
  | 'code-already-redeemed'
  | 'quota-exhausted'
  | 'server-not-eligible'
  | 'website-already-verified'
  | 'redemption-final'
  | 'too-many-attempts'
  | 'has-dependents'
  | 'limit-reached'
  | 'lookups-off'
  | 'illegal-transition'
  | 'revision-mismatch'
  | 'keys-unavailable'
  | 'table-unavailable'
  | 'internal-error';

/** What a problem may carry beside its name. `values` fill the text, `headers` go to the answer. */
type ProblemDetails = {
  faults?: readonly Fault[];
  values?: Values;
  headers?: Record<string, string>;
  /** The rule that refused. */
  rule?: string;
  /** Members of the answer of their own, RFC 9457, 3.2. */
  members?: Record<string, unknown>;
  /** The error behind it, for the log. */
  cause?: unknown;
};

/** Thrown for a broken request, a conflict or a failed look-up; a rule that says no is data, not this. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly details: ProblemDetails;

  constructor(problem: ProblemName, details: ProblemDetails = {}) {
    super(problem, { cause: details.cause });
    this.problem = problem;
    this.details = details;
  }
}

/** The table did not answer in time, or others wrote the same item so often that the request gave up. Worth a repeat. */
export function tableUnavailable(cause?: unknown): Problem {
  return new Problem('table-unavailable', { headers: { 'retry-after': '1' }, cause });
}

/** Too many guesses of authorization codes. `seconds`: how long to wait. */
export function tooManyAttempts(seconds: number): Problem {
  return new Problem('too-many-attempts', {
    values: { seconds },
    headers: { 'retry-after': String(seconds) },
  });
}

/** So much of the code of an error is told. */
const CODE_CHARACTERS = 40;

/** An error for the log: its kind, code and place, without the values that its message may hold. */
export function errorInShort(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const [, ...frames] = (error.stack ?? '').split('\n    at ');
  const code =
    'code' in error && typeof error.code === 'string' ? error.code.slice(0, CODE_CHARACTERS) : undefined;
  return { name: error.name, ...(code !== undefined && { code }), at: frames.slice(0, 4) };
}
