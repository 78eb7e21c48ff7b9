/**
 * Days and months in Asia/Shanghai. Pure: the clock is always an argument.
 *
 * A day is text, `YYYY-MM-DD`, so that days compare as strings. China has kept UTC+8 without
 * daylight saving since 1991-09-15; the product speaks of no earlier instant.
 */

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** The day in Asia/Shanghai at an instant given in milliseconds since the epoch. */
export function dayAt(epochMs: number): Day {
  return dayOfUtc(epochMs + SHANGHAI_OFFSET_MS);
}

/** Whether text is a day that exists: `2024-02-29` is one, `2023-02-29` is not. Years 1000 to 9999. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dayOfUtc(ms) === text;
}

/**
 * The same day of the month, `months` later, clamped to the month's end:
 * 2026-11-30 plus three months is 2027-02-28.
 */
export function addMonths(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const lastDayOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(Number(day.slice(8, 10)), lastDayOfMonth);
  return dayOfUtc(Date.UTC(year, month, dayOfMonth));
}

/** The day `days` later (earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return dayOfUtc(utcOf(day) + days * DAY_MS);
}

/** Days from one day to another; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (utcOf(to) - utcOf(from)) / DAY_MS;
}

/** The greatest number of whole months n with `addMonths(from, n) <= to`; 0 if `to` is not later. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  if (to <= from) return 0;
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return addMonths(from, months) <= to ? months : months - 1;
}

function utcOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOfUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}
