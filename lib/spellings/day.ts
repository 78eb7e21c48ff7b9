/**
 * Days as registries, consoles and people write them. What comes out is a calendar day in Shanghai. A time without a zone
 * is Beijing time, as CNNIC's WHOIS prints it.
 */
import { type Day, dayAt, isDay } from '../calendar.ts';
import { dateInFigures } from './chinese-date.ts';

/** Why a text is no day. `both`: two days that it can be, where it can be two. */
type DayFault = { fault: 'day' } | { fault: 'day-ambiguous'; both: readonly [Day, Day] };

/** Longer texts are no dates. */
const MOST_CHARACTERS = 60;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const LABEL = /^[\p{L} -]{3,40}:\s*(?=\d)/u;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]?\s+/i;

/** How a date can stand at the beginning of a text, each with the order of its parts. */
const DATES: readonly { form: RegExp; order: 'ymd' | 'dmy' | 'mdy' | 'either' }[] = [
  { form: /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, order: 'ymd' },
  { form: /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/, order: 'ymd' },
  { form: /^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?!\d)/, order: 'ymd' },
  { form: /^(\d{4})(\d{2})(\d{2})(?=$|t|\s|\d{6}$)/, order: 'ymd' },
  { form: /^(\d{4})[- ]([a-z]{3,9})[- ](\d{1,2})(?!\d)/, order: 'ymd' },
  { form: /^(\d{1,2})[-. ]{1,2}([a-z]{3,9})[-., ]{1,2}(\d{4})(?!\d)/, order: 'dmy' },
  { form: /^(\d{1,2})(?:st|nd|rd|th) (?:of )?([a-z]{3,9})[.,]{0,2} (\d{4})(?!\d)/, order: 'dmy' },
  { form: /^([a-z]{3,9})(?:\.? |-)(\d{1,2})(?:st|nd|rd|th)?(?:,? |-)(\d{4})(?![\d:])/, order: 'mdy' },
  { form: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/, order: 'either' },
];
/** `Sat Aug 01 20:00:00 GMT 2027`, as the C library and Java print it. */
const CTIME = /^([a-z]{3,9}) {1,2}(\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:(\S{1,12}) )?(\d{4})$/;
const TIME = /^(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?(?!\d)(?:\s?([ap])\.?m\.?(?![a-z]))?/;
const OFFSET = /^(?:\(?(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?\)?)(?:\s*\([^()]{1,30}\)|\s[a-z]{2,5})?$/;
/** `2027-05-16 (YYYY-MM-DD)`, as .tw prints it: the form of the date beside it. */
const FORM = /\(y{4}[-/.]m{2}[-/.]d{2}\)$/i;
const BEIJING = [8];
/** Zones by name, in hours from UTC. CST is China's and Chicago's, EST New York's and Sydney's. */
const ZONES = new Map([
  ['', BEIJING],
  ['北京时间', BEIJING],
  ['asia/shanghai', BEIJING],
  ['hkt', [8]],
  ['sgt', [8]],
  ['cst', [8, -6]],
  ['z', [0]],
  ['utc', [0]],
  ['gmt', [0]],
  ['jst', [9]],
  ['kst', [9]],
  ['cet', [1]],
  ['cest', [2]],
  ['eet', [2]],
  ['eest', [3]],
  ['msk', [3]],
  ['wet', [0]],
  ['west', [1]],
  ['trt', [3]],
  ['wib', [7]],
  ['ict', [7]],
  ['aest', [10]],
  ['aedt', [11]],
  ['nzst', [12]],
  ['nzdt', [13]],
  ['clt', [-4]],
  ['clst', [-3]],
  ['brt', [-3]],
  ['est', [-5, 10]],
  ['edt', [-4, 11]],
  ['mst', [-7]],
  ['mdt', [-6]],
  ['pst', [-8]],
  ['pdt', [-7]],
]);
const HOUR_MS = 3_600_000;

/** The day in Shanghai that a text names. */
export function readDay(text: string): Day | DayFault {
  if (isDay(text)) return text;
  if (text.length > MOST_CHARACTERS) return { fault: 'day' };
  const narrow = text.normalize('NFKC').replace(/[\p{Pd}\u2212]/gu, '-');
  const plain = narrow
    .trim()
    .replace(LABEL, '')
    .replace(FORM, '')
    .trimEnd()
    .replace(WEEKDAY, '')
    .toLowerCase();
  const given = dateInFigures(plain).replace(CTIME, '$1 $2 $5 $3 $4').trim();
  const found = datesIn(given);
  if (found === undefined) return { fault: 'day' };
  const hours = hoursOf(found.rest);
  const days = found.days.filter(isDay).flatMap((day) => hours.map((each) => shifted(day, each)));
  const [one, other] = [...new Set(days)];
  if (one === undefined) return { fault: 'day' };
  return other === undefined ? one : { fault: 'day-ambiguous', both: [one, other] };
}

/** A date as it was given, without a label before it and a remark behind its offset. */
export function bareDate(given: string): string {
  return given
    .replace(/^[^\d,]{3,40}[:：]\s*(?=\d)/u, '')
    .replace(/([+-]\d{2}:?\d{2}\)?)\s*\([^()]{1,30}\)$/, '$1');
}

/** The days that the beginning of a text can be, and what follows it. */
function datesIn(text: string): { days: Day[]; rest: string } | undefined {
  for (const { form, order } of DATES) {
    const match = form.exec(text);
    if (match === null) continue;
    const rest = text.slice(match[0].length);
    const [, a = '', b = '', c = '', d = ''] = match;
    if (order === 'ymd') return { days: [dayOf(a, b, c)], rest };
    if (order === 'dmy') return { days: [dayOf(c, b, a)], rest };
    if (order === 'mdy') return { days: [dayOf(c, a, b)], rest };
    return { days: [dayOf(d, c, a), dayOf(d, a, c)], rest };
  }
  return undefined;
}

/** Text that may be a day: `isDay` says whether it is one. */
function dayOf(year: string, month: string, day: string): string {
  const number = /^\d/.test(month) ? month : String(monthNamed(month));
  return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 1 to 12; 0 for no month: a whole name, or its first three letters (four of September). */
function monthNamed(name: string): number {
  const short = name === 'sept' ? 'sep' : name;
  return MONTHS.findIndex((month) => month === short || month.slice(0, 3) === short) + 1;
}

/**
 * What follows a date: hours from the beginning of that day in UTC to the instant that is told; one for each zone that
 * it can be in, none if it is no time. Without a time the day is one in Shanghai.
 */
function hoursOf(rest: string): number[] {
  const given = rest.replace(/^[t\s.,]+/, '');
  const time = TIME.exec(given);
  const zone = given.slice(time?.[0].length ?? 0).trim();
  const [minute, second] = [Number(time?.[2] ?? 0), Number(time?.[3] ?? 0)];
  const hour = hourOf(Number(time?.[1] ?? 0), time?.[4]);
  if (hour === undefined || hour > 23 || minute > 59 || second > 60) return [];
  const told = hour + minute / 60 + Math.min(second, 59) / 3600;
  return offsetsOf(zone).map((offset) => told - offset);
}

/** The hour of a clock of 24 hours; undefined where one of twelve has no such hour. `half`: a or p. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'p' ? 12 : 0);
}

/** Hours from UTC of a zone, by name or as they stand; those of Beijing if none is named. */
function offsetsOf(zone: string): readonly number[] {
  const named = ZONES.get(zone.replace(/^\((.*)\)$/, '$1'));
  if (named !== undefined) return named;
  const [, sign, hours, minutes = '0'] = OFFSET.exec(zone) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return [];
  return [(sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)];
}

function shifted(day: Day, hours: number): Day {
  return dayAt(Date.parse(`${day}T00:00:00Z`) + Math.round(hours * HOUR_MS));
}
