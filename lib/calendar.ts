/**
 * Days and months in Asia/Shanghai. Pure: the clock is always an argument.
 *
 * A day is text, `YYYY-MM-DD`, so that days compare as strings. China has kept UTC+8 without
 * daylight saving since 1991-09-15; the product speaks of no earlier instant.
 */

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DIGIT_ZERO = 0x30;
const LAST_DAY_MS = Date.UTC(9999, 11, 31);

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** The last day there is: what would be later is this day, so that days stay comparable as text. */
export const LAST_DAY: Day = '9999-12-31';
/** The first one: what would be earlier is this day. */
const FIRST_DAY_MS = Date.UTC(1000, 0, 1);

/** The day in Asia/Shanghai at an instant in milliseconds since the epoch; the first or last day beyond the calendar. */
export function dayAt(epochMs: number): Day {
  return dayOfUtc(epochMs + SHANGHAI_OFFSET_MS);
}

/** The instant at which a day begins in Asia/Shanghai, in milliseconds since the epoch. */
export function startOfDay(day: Day): number {
  return utcOf(day) - SHANGHAI_OFFSET_MS;
}

/** Whether text is a day that exists: `2024-02-29` is one, `2023-02-29` is not. Years 1000 to 9999. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The same day of the month, `months` later, clamped to the month's end:
 * 2026-11-30 plus three months is 2027-02-28. Within the calendar.
 */
export function addMonths(from: Day, months: number): Day {
  const { year: fromYear, month: fromMonth, day } = partsOf(from);
  const count = fromYear * 12 + fromMonth - 1 + months;
  const year = Math.floor(count / 12);
  if (year > 9999) return LAST_DAY;
  if (year < 1000) return dayOfUtc(FIRST_DAY_MS);
  const month = count - year * 12 + 1;
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)));
}

/** The day `days` later (earlier, if negative), within the calendar. */
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
  const [first, last] = [partsOf(from), partsOf(to)];
  const months = (last.year - first.year) * 12 + last.month - first.month;
  return addMonths(from, months) <= to ? months : months - 1;
}

function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: numberAt(day, 0, 4), month: numberAt(day, 5, 7), day: numberAt(day, 8, 10) };
}

/** The number that digits are; NaN behind the end of a text. */
function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - DIGIT_ZERO;
  return number;
}

function dayOf(year: number, month: number, day: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Odd months through July and even ones from August on have 31 days. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return 30 + ((month + (month > 7 ? 1 : 0)) % 2);
}

function utcOf(day: Day): number {
  const parts = partsOf(day);
  return Date.UTC(parts.year, parts.month - 1, parts.day);
}

function dayOfUtc(ms: number): Day {
  if (Number.isNaN(ms)) throw new RangeError('calendar: no instant');
  const date = new Date(Math.min(Math.max(ms, FIRST_DAY_MS), LAST_DAY_MS));
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
