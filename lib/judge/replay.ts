import { type Day, dayAt, isDay } from '../calendar.ts';
import type { OnRuleError } from '../findings/evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import type { Judgement, Result } from '../records/result.ts';
import type { Verdict } from '../shapes/outcome.ts';
import { type Change, changesBetween } from './changes.ts';
import { judgeAgain } from './judge-again.ts';

/**
 * A stored result held against a fresh judgement of its request, for the same day. `identical`: byte for byte.
 * `after` is null where the request is not understood any more.
 */
export type Replay = {
  identical: boolean;
  judgedFor: Day;
  verdict: { before: Verdict; after: Verdict | null };
  changes: Change[];
  carriedOver: Finding[];
};

/** Judges a stored result's request again, by this catalogue and for the day that the result was judged for. */
export function replay(result: Result, onRuleError: OnRuleError): Replay {
  const judgedFor = dayOf(result);
  const before = judgementIn(result);
  const again = judgeAgain(result, { today: judgedFor, onRuleError });
  if (again === undefined) {
    const verdict = { before: result.verdict, after: null };
    return { identical: false, judgedFor, verdict, changes: [], carriedOver: [] };
  }
  const { judgement, carriedOver } = again;
  const identical = JSON.stringify(before) === JSON.stringify(judgement);
  return {
    identical,
    judgedFor,
    verdict: { before: before.verdict, after: judgement.verdict },
    changes: identical ? [] : changesBetween(before, judgement),
    carriedOver,
  };
}

function dayOf({ asOf, evaluatedAt }: Result): Day {
  const moment = asOf ?? evaluatedAt;
  return isDay(moment) ? moment : dayAt(Date.parse(moment));
}

/** The judgement within a result: all but what says when, of what and for which request it was made. */
function judgementIn(result: Result): Judgement {
  const {
    id: _,
    subject: __,
    catalogue,
    evaluatedAt,
    asOf,
    request,
    evidence,
    failures,
    spellings,
    spellingsOmitted,
    codesIssued,
    codes,
    ...judgement
  } = result;
  return judgement;
}
