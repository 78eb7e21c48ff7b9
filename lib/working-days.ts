/**
 * Working days of mainland China: Monday to Friday, without the days off and with the working weekend days that
 * the General Office of the State Council announces for each year. Pure; the years and notices are in
 * `policy/working-days.json`. Outside of those years nothing is known, and the answer is undefined.
 */
import { addDays, type Day, daysBetween } from './calendar.ts';
import data from './policy/working-days.json' with { type: 'json' };

/** The days of which it is known whether they are working days, both ends included. */
export const WORKING_DAYS_KNOWN = { from: data.coveredFrom, through: data.coveredThrough } as const;

const SUNDAY = '1970-01-04';

/** Days since the first one that is known. */
let days: number[] | undefined;

/**
 * The `count`-th working day after a day, which itself is not counted; the day itself if `count` is 0.
 * Undefined if the way there leaves the known years. Throws if `count` is negative or broken.
 */
export function addWorkingDays(from: Day, count: number): Day | undefined {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`working days to add: ${count}`);
  if (count === 0) return from;
  if (from < WORKING_DAYS_KNOWN.from || from > WORKING_DAYS_KNOWN.through) return undefined;
  const since = workingDays()[rankOf(sinceFirst(from)) + count - 1];
  return since === undefined ? undefined : addDays(WORKING_DAYS_KNOWN.from, since);
}

function sinceFirst(day: Day): number {
  return daysBetween(WORKING_DAYS_KNOWN.from, day);
}

/** How many of all known working days are not later than a day. */
function rankOf(day: number): number {
  const all = workingDays();
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function workingDays(): readonly number[] {
  days ??= listWorkingDays();
  return days;
}

function listWorkingDays(): number[] {
  const off = new Set(
    data.items.flatMap(({ daysOff }) => daysOff.flatMap(([first, last]) => span(first, last))),
  );
  const atWeekends = new Set(
    data.items.flatMap(({ workingWeekendDays }) => workingWeekendDays.map(sinceFirst)),
  );
  const { from, through } = WORKING_DAYS_KNOWN;
  const sinceSunday = daysBetween(SUNDAY, from);
  return span(from, through).filter(
    (day) => atWeekends.has(day) || !(isWeekend(sinceSunday + day) || off.has(day)),
  );
}

function span(first: Day = '', last: Day = ''): number[] {
  const begin = sinceFirst(first);
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => begin + index);
}

function isWeekend(daysSinceSunday: number): boolean {
  const weekday = daysSinceSunday % 7;
  return weekday === 0 || weekday === 6;
}
