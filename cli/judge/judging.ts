/** What judging needs beside the request. */

import type { Answer } from '../../lib/answers/named.ts';
import type { OnRuleError } from '../../lib/findings/evaluate.ts';
import type { LookUpWish } from '../../lib/judge/found-facts.ts';
import type { Language } from '../../lib/texts.ts';

/** A request with what was looked up for it. */
export type LookedUp<R> = { request: R } & Pick<Answer<'DomainCheckResult'>, 'evidence' | 'failures'>;

export type Judging = {
  /** In place of the request's own. */
  asOf: string | undefined;
  now: number;
  /** Whether nobody reads what passes and what does not apply: it is not put into words then. */
  toldOnly?: boolean;
  language: Language;
  onRuleError: OnRuleError;
  /** Looks up what is missing; without it nothing is looked up. */
  lookUp?: <R>(request: R, wish: LookUpWish<R> | undefined) => Promise<LookedUp<R>>;
};
