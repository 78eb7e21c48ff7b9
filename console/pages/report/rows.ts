/** The plan and what comes after it, as rows on one axis of days. */

import type { Answer } from '../../../lib/answers/named.ts';
import { addDays, type Day, daysBetween } from '../../../lib/calendar.ts';
import { addWorkingDays } from '../../../lib/working-days.ts';
import type { Assessment } from '../../api/answers.ts';
import { REPORT } from '../../texts/report.ts';
import type { Say } from '../../texts/say.ts';

/** `until` undefined: it has no end. `kind` says how it is drawn. */
export type Row = {
  key: string;
  what: string;
  who: string;
  wait: string;
  when: string;
  from: Day;
  until: Day | undefined;
  kind: 'action' | 'mark' | 'good' | 'review';
};

export type Axis = { from: Day; days: number };

/** The picture goes no farther: what ends later goes on beyond it. */
const MOST_DAYS = 200;
/** Beyond so many, days are too narrow to be told apart. */
const DAYS_TOLD_APART = 100;
const LEAST_DAYS = 7;

/** In the order in which they end; then the day of submission, and how long it stays ready. */
export function rowsOf(result: Assessment, say: Say): Row[] {
  const { plan } = result;
  const actions = (plan?.actions ?? []).toSorted((one, other) => one.doneOn.localeCompare(other.doneOn));
  return [
    ...actions.map(
      (action, index): Row => ({
        key: `${action.action} ${index}`,
        what: action.text,
        who: action.actor.name,
        wait: waitOf(action.wait, say),
        when: say(REPORT.doneOn, { day: say.day(action.doneOn) }),
        from: plan?.startsOn ?? action.doneOn,
        until: action.doneOn,
        kind: 'action',
      }),
    ),
    ...submitRow(result, say),
    ...outlookRows(result, say),
  ];
}

function submitRow({ plan, verdict }: Assessment, say: Say): Row[] {
  if (!plan?.readyOn || verdict === 'ready') return [];
  const { readyOn } = plan;
  return [
    {
      key: 'submit',
      what: say(REPORT.submit),
      who: '',
      wait: '',
      when: say(REPORT.from2, { day: say.day(readyOn) }),
      from: readyOn,
      until: readyOn,
      kind: 'mark',
    },
  ];
}

function outlookRows(
  { readyUntil, endsBy, longestReviewEndsOn, plan, findings, evaluatedAt }: Assessment,
  say: Say,
): Row[] {
  if (readyUntil === undefined || longestReviewEndsOn === undefined) return [];
  const from = plan?.startsOn ?? evaluatedAt.slice(0, 10);
  const rule = findings.find((finding) => finding.rule === endsBy?.rule)?.title ?? endsBy?.rule ?? '';
  const day = readyUntil === null ? '' : say.day(readyUntil);
  const when =
    readyUntil === null
      ? say(REPORT.noEnd)
      : rule === ''
        ? say(REPORT.until, { day })
        : say(REPORT.untilBy, { day, rule });
  return [
    {
      key: 'ready',
      what: say(REPORT.staysReady),
      who: endsBy?.subject.id ?? '',
      wait: '',
      when,
      from,
      until: readyUntil ?? undefined,
      kind: 'good',
    },
    {
      key: 'review',
      what: say(REPORT.longestReview),
      who: '',
      wait: '',
      when: say(REPORT.until, { day: say.day(longestReviewEndsOn) }),
      from,
      until: longestReviewEndsOn,
      kind: 'review',
    },
  ];
}

function waitOf({ days, workingDays }: Answer<'PlanAction'>['wait'], say: Say): string {
  const parts = [
    ...(days > 0 ? [say(REPORT.days, { count: days })] : []),
    ...(workingDays > 0 ? [say(REPORT.workingDays, { count: workingDays })] : []),
  ];
  return parts.join(' + ');
}

/** The days that the picture shows, from the first day of any row. */
export function axisOf(rows: readonly Row[]): Axis {
  const from = rows.map((row) => row.from).sort()[0] ?? '';
  const last =
    rows
      .map((row) => row.until ?? row.from)
      .sort()
      .at(-1) ?? from;
  return { from, days: Math.min(MOST_DAYS, Math.max(LEAST_DAYS, daysBetween(from, last) + 3)) };
}

/** Columns of days off on an axis; undefined where that is not known, or cannot be seen. */
export function daysOff({ from, days }: Axis): number[] | undefined {
  if (days > DAYS_TOLD_APART) return undefined;
  const off: number[] = [];
  for (let index = 0; index < days; index += 1) {
    const before = addDays(from, index - 1);
    const next = addWorkingDays(before, 1);
    if (next === undefined) return undefined;
    if (next !== addDays(before, 1)) off.push(index);
  }
  return off;
}

/** Where a row begins and ends on an axis, in days; `beyond`: it goes on where the picture ends. */
export function extentOf({ from, until }: Row, axis: Axis): { start: number; end: number; beyond: boolean } {
  const end = until === undefined ? axis.days + 1 : daysBetween(axis.from, until) + 1;
  return { start: daysBetween(axis.from, from), end: Math.min(end, axis.days), beyond: end > axis.days };
}
