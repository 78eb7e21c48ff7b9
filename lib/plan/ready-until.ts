/**
 * How long a ready application stays ready if nothing is done: the same rules, on the days that the facts name and,
 * where a verdict changes between two of them, on days between.
 */
import { addDays, type Day, daysBetween, LAST_DAY } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import { readiness } from '../findings/judged-subject.ts';
import { blocks } from '../findings/verdict.ts';
import { longestReviewEndsOn } from './dates.ts';
import type { Application } from './plan.ts';
import type { EndsBy, Outlook } from './plan-shape.ts';
import { findingsAfter, type PlanSubject } from './plan-subject.ts';

/** Days on which a subject is ready, both included, one after the other. */
type Span = { from: Day; until: Day };

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
  const { today } = evaluation;
  const spans = verifiers.flatMap((verifier) =>
    [...readySpans(verifier, today, LAST_DAY, evaluation)].map((span) => ({ ...span, verifier })),
  );
  let until = today;
  for (const span of spans.toSorted(
    (one, other) => Number(one.from > other.from) - Number(one.from < other.from),
  )) {
    if (span.from > addDays(until, 1)) break;
    if (span.until > until) until = span.until;
  }
  return { until, by: spans.find((span) => span.from <= until && until <= span.until)?.verifier };
}

/** The last day up to `limit` through which a subject that is ready on `from` stays so. */
export function readyThrough(subject: PlanSubject, from: Day, limit: Day, evaluation: Evaluation): Day {
  for (const span of readySpans(subject, from, limit, evaluation))
    return span.from === from ? span.until : from;
  return from;
}

/**
 * When a subject is ready, from one day through another. It is judged on the days that its facts name; where it is
 * otherwise than on the one before, the day on which it turned is looked for between them.
 */
function* readySpans(subject: PlanSubject, from: Day, limit: Day, evaluation: Evaluation): Generator<Span> {
  const readyOn = readiness(subject, evaluation);
  const isReady = (day: Day) => (subject.usableUntil ?? LAST_DAY) >= day && readyOn(day);
  const named = subject.days().filter((day) => day > from && day < limit);
  let [ready, last, since] = [isReady(from), from, from];
  for (const day of [...new Set(named), limit].sort()) {
    if (day <= last) continue;
    if (isReady(day) !== ready) {
      const turns = firstOtherDay(isReady, last, day);
      if (ready) yield { from: since, until: addDays(turns, -1) };
      ready = !ready;
      since = turns;
    }
    last = day;
  }
  if (ready) yield { from: since, until: limit };
}

/** The first day that is otherwise than `one`, as `other` is: between them it changes once. The day itself is tried first. */
function firstOtherDay(isReady: (day: Day) => boolean, one: Day, other: Day): Day {
  const as = isReady(one);
  if (isReady(addDays(other, -1)) === as) return other;
  let [first, days] = [one, daysBetween(one, other)];
  while (days > 1) {
    const half = Math.floor(days / 2);
    const middle = addDays(first, half);
    if (isReady(middle) === as) [first, days] = [middle, days - half];
    else days = half;
  }
  return addDays(first, 1);
}

function endsBy(subject: PlanSubject, day: Day, evaluation: Evaluation): EndsBy {
  const blocking = findingsAfter(subject, [], { ...evaluation, day }).find(blocks);
  return { rule: blocking?.rule ?? 'verification/available', subject: subject.subject };
}
