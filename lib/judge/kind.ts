import type * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Ledger, LedgerQuestion } from '../findings/verifiers.ts';
import type { Judgement, ResultKind } from '../records/result.ts';
import type { LookUpWish } from './found-facts.ts';

/** How one kind of request is judged. `ledger`: what was found for its `asks`. Pure. */
type Judge<R> = (request: R, evaluation: Evaluation, ledger: Ledger) => Judgement;

/** One kind of check: its request, and all that follows from the request alone. */
export type Kind<S extends z.ZodMiniType = z.ZodMiniType> = {
  readonly name: ResultKind;
  readonly path: string;
  readonly request: z.ZodMiniType<z.infer<S>>;
  /** The same as it is stored, where that has another form. */
  readonly storedRequest?: S;
  /** What a result of it speaks of, for lists. */
  readonly subjectOf: (request: z.infer<S>) => string;
  /** Servers and codes of which the ledger is asked before it is judged. */
  readonly asks: (request: z.infer<S>) => LedgerQuestion;
  readonly judge: Judge<z.infer<S>>;
  /** The same where nobody reads what passes, what does not apply, and questions as such: these are left out. */
  readonly judgeBriefly?: Judge<z.infer<S>>;
  /** What is looked up of it when it says so; without, nothing can be. */
  readonly lookUp?: LookUpWish<z.infer<S>>;
  /** The request as it is stored and shown: codes and numbers of certificates masked, with what rules read of these for `today`. */
  readonly stored: (request: z.infer<S>, today: Day) => z.infer<S>;
};

/** A kind whose requests are not read yet: what a table of all kinds can tell. */
export type AnyKind = {
  readonly name: ResultKind;
  readonly path: string;
  /** Judges a request that was stored, or that a file holds; undefined if it fits the schema no more. */
  readonly judgeUnread: (
    request: unknown,
    evaluation: Evaluation,
    ledger: (asked: LedgerQuestion) => Ledger,
  ) => Judgement | undefined;
};

/** The kind for a table of all. */
export function anyKind<R>({
  name,
  path,
  request: asGiven,
  storedRequest: schema = asGiven,
  asks,
  judge,
}: Kind<z.ZodMiniType<R>>): AnyKind {
  return {
    name,
    path,
    judgeUnread(request, evaluation, ledger) {
      const { success, data } = schema.safeParse(request);
      return success ? judge(data, evaluation, ledger(asks(data))) : undefined;
    },
  };
}
