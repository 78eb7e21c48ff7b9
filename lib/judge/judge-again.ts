/** Judges a request that was stored with its result: again, by the rules and the policy data of this code. */
import type { Evaluation } from '../findings/evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { type LedgerQuestion, READ_VERIFIERS } from '../findings/verifiers.ts';
import type { Judgement } from '../records/result.ts';
import { codeStatesOf } from './code-states.ts';
import type { Earlier } from './earlier.ts';
import { ledgerOf } from './kept-ledger.ts';
import { KINDS } from './kinds.ts';

/** A judgement, and the findings in it that rest on what the ledger knew of codes then. */
type JudgedAgain = { judgement: Judgement; carriedOver: Finding[] };

/** Judges an earlier request again; undefined if its kind takes no such request any more. */
export function judgeAgain(earlier: Earlier, evaluation: Evaluation): JudgedAgain | undefined {
  let named: readonly string[] = [];
  const judgement = KINDS[earlier.kind].judgeUnread(earlier.request, evaluation, (asked: LedgerQuestion) => {
    named = asked.codes ?? [];
    const { codesIssued = {}, codes = codeStatesOf(named, earlier) } = earlier;
    return ledgerOf({ codesIssued, codes });
  });
  if (judgement === undefined) return undefined;
  const withPlan =
    named.length > 0 && earlier.codes === undefined ? withPlanOf(earlier, judgement) : judgement;
  return {
    judgement: withPlan,
    carriedOver: named.length === 0 ? [] : withPlan.findings.filter(restsOnCodes),
  };
}

/** A plan counts on how long a code can be used: where that is not known any more it is carried over, and so is the outlook. */
function withPlanOf(earlier: Earlier, judgement: Judgement): Judgement {
  if (earlier.kind !== 'assessment' || judgement.kind !== 'assessment' || earlier.plan === undefined)
    return judgement;
  const { plan, readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn } = earlier;
  return { ...judgement, plan, readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn };
}

function restsOnCodes({ rule, subject, outcome }: Finding): boolean {
  if (subject.kind === 'code') return true;
  return READ_VERIFIERS.has(rule) && subject.kind === 'routing' && outcome !== 'not-applicable';
}
