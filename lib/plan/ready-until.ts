/**
 * How long a ready application stays ready if nothing is done: the same rules, on the days that the facts name and,
 * where a verdict changes between two of them, on days between.
 */

import { addDays, type Day, daysBetween, LAST_DAY } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import { blocks, verdictOf } from '../findings/verdict.ts';
import type { Finding } from '../shapes/finding.ts';
import type { EndsBy, Outlook } from '../shapes/plan.ts';
import { longestReviewEndsOn } from './dates.ts';
import type { Application } from './plan.ts';
import { findingsAfter, type PlanSubject } from './plan-subject.ts';

/**
 * The outlook of an application that is ready today. `endsBy`: on the day after, this rule fails or is not known for
 * this subject.
 */
export function outlookOf({ required, verifiers }: Application, evaluation: Evaluation): Outlook {
  const { today } = evaluation;
  let { until, by } = verificationUntil(verifiers, evaluation);
  for (const subject of required) {
    const end = readyThrough(subject, today, until, evaluation);
    if (end < until) {
      until = end;
      by = subject;
    }
  }
  const reviewEndsOn = longestReviewEndsOn(today);
  return {
    readyUntil: until === LAST_DAY ? null : until,
    endsBy: until === LAST_DAY || by === undefined ? null : endsBy(by, addDays(until, 1), evaluation),
    lastsThroughReview: until >= reviewEndsOn,
    longestReviewEndsOn: reviewEndsOn,
  };
}

/** Through which day one server or code after another can verify, and the first of those that can on that day. */
function verificationUntil(verifiers: readonly PlanSubject[], evaluation: Evaluation) {
  let until = evaluation.today;
  for (let day: Day | undefined = until; day !== undefined; ) {
    const from: Day = day;
    const ends = verifiers
      .filter((verifier) => isReady(verifier, from, evaluation))
      .map((verifier) => readyThrough(verifier, from, LAST_DAY, evaluation));
    day = undefined;
    for (const end of ends) {
      if (end < until) continue;
      until = end;
      day = end === LAST_DAY ? undefined : addDays(end, 1);
    }
  }
  return { until, by: verifiers.find((verifier) => isReady(verifier, until, evaluation)) };
}

/** The last day up to `limit` through which a subject that is ready on `from` stays so. */
export function readyThrough(subject: PlanSubject, from: Day, limit: Day, evaluation: Evaluation): Day {
  let last = from;
  for (const day of [...daysWithin(subject, from, limit), limit]) {
    if (day <= last) continue;
    if (!isReady(subject, day, evaluation)) return lastReadyBetween(subject, last, day, evaluation);
    last = day;
  }
  return limit;
}

/** Each day that the facts name, and the one after it: a term lives through the whole of its last day. */
function daysWithin({ days, usableUntil }: PlanSubject, from: Day, limit: Day): Day[] {
  const named = usableUntil === undefined ? days() : [...days(), usableUntil];
  const near = named.filter((day) => day >= from && day < limit).flatMap((day) => [day, addDays(day, 1)]);
  return [...new Set(near)].sort();
}

/** The last ready day before `bad`, where `good` is ready: the verdict changes once between them. */
function lastReadyBetween(subject: PlanSubject, good: Day, bad: Day, evaluation: Evaluation): Day {
  let [first, days] = [good, daysBetween(good, bad)];
  while (days > 1) {
    const half = Math.floor(days / 2);
    const middle = addDays(first, half);
    if (isReady(subject, middle, evaluation)) [first, days] = [middle, days - half];
    else days = half;
  }
  return first;
}

function isReady(subject: PlanSubject, day: Day, evaluation: Evaluation): boolean {
  if (subject.usableUntil !== undefined && day > subject.usableUntil) return false;
  return verdictOf(findingsAfter(subject, [], { ...evaluation, day })) === 'ready';
}

function endsBy(subject: PlanSubject, day: Day, evaluation: Evaluation): EndsBy {
  const blocking = findingsAfter(subject, [], { ...evaluation, day }).find((each: Finding) => blocks(each));
  return { rule: blocking?.rule ?? 'verification/available', subject: subject.subject };
}
