/** The dates of plans: waits, renewals, and the end of the longest review. */
import { addDays, type Day, daysBetween } from '../../calendar.ts';
import { longestReviewWorkingDays, type WaitId, waitPolicy } from '../../policy/waits.ts';

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

/** The day that is `count` working days after `from`: Monday to Friday; public holidays are not taken into account. */
export function afterWorkingDays(from: Day, count: number): Day {
  if (count === 0) return from;
  const weekday = ((daysBetween(MONDAY, from) % 7) + 7) % 7;
  let days = 0;
  for (let left = count; left > 0; ) {
    days += 1;
    if ((weekday + days) % 7 < 5) left -= 1;
  }
  return addDays(from, days);
}
