import type { Judgement, KeptLedger } from '../records/result.ts';
import type { Advice } from '../shapes/advice.ts';

type Answered<J> = J extends Judgement ? Pick<J, 'kind'> & Partial<J> : never;

/** A request with the answer that it had, and what the ledger knew then; without `findings`, one that was never judged. */
export type Earlier = KeptLedger & { request: unknown } & Answered<Judgement>;

/** The advice of an answer: none, one, or one for each routing of an application. */
export function adviceIn(earlier: Earlier): readonly Advice[] {
  return 'advice' in earlier && earlier.advice !== undefined ? [earlier.advice].flat() : [];
}
