/** The dates of plans: waits, renewals, and the end of the longest review. */
import { addDays, type Day, daysBetween } from '../calendar.ts';
import { longestReviewWorkingDays, type WaitId, waitPolicy } from '../policy/waits.ts';
import { addWorkingDays, WORKING_DAYS_KNOWN } from '../working-days.ts';

/** The day on which waits that begin on `from`, one after the other, are over. */
export function afterWaits(from: Day, waits: readonly WaitId[]): Day {
  return waits.reduce((day, id) => {
    const { days, workingDays } = waitPolicy(id);
    return afterWorkingDays(addDays(day, days), workingDays);
  }, from);
}

/** The day on which the longest review ends if the application is submitted on `day`. */
export function longestReviewEndsOn(day: Day): Day {
  return afterWorkingDays(day, longestReviewWorkingDays());
}

const MONDAY: Day = '2024-01-01';

/**
 * The `count`-th working day after `from`. In years whose holidays are not announced yet, or not in the data, every
 * Monday to Friday counts: the day may then come out some days too early, see `isAnnounced`.
 */
export function afterWorkingDays(from: Day, count: number): Day {
  return addWorkingDays(from, count) ?? afterWeekdays(from, count);
}

/** Whether the holidays up to a day are known; dates beyond are estimates. */
export function isAnnounced(day: Day): boolean {
  return day <= WORKING_DAYS_KNOWN.through;
}

function afterWeekdays(from: Day, count: number): Day {
  const weekday = ((daysBetween(MONDAY, from) % 7) + 7) % 7;
  let days = 0;
  for (let left = count; left > 0; ) {
    days += 1;
    if ((weekday + days) % 7 < 5) left -= 1;
  }
  return addDays(from, days);
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}
