/** Days on which something ends, as an iCalendar feed: RFC 5545, with the refresh interval of RFC 7986. */
import { domainToUnicode } from 'node:url';
import { addDays, type Day, LAST_DAY } from '../calendar.ts';
import type { Language, Text } from '../texts.ts';
import { CALENDAR_NAME, ENTRIES } from './texts/calendar.ts';

/** One day to mark; `limit` of a filing is the time limit that ends. `uid` is the same as long as it is the same thing, so that a changed day moves in the calendar. */
export type CalendarEntry = {
  uid: string;
  on: Day;
  kind: CalendarKind;
  name: string;
  limit?: Text | undefined;
};
type CalendarKind = keyof typeof ENTRIES;

const REFRESH = 'PT6H';
const LINE_BYTES = 75;

/** The feed. `stampedOn`: the day for which it is made, so that the same day with the same entries gives the same text. */
export function calendarText(
  entries: readonly CalendarEntry[],
  { language, stampedOn }: { language: Language; stampedOn: Day },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//icp-preflight//calendar feed 1//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${CALENDAR_NAME[language]}`,
    `X-WR-CALNAME:${CALENDAR_NAME[language]}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...entries.flatMap((entry) => eventLines(entry, language, stampedOn)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(
  { uid, on, kind, name, limit }: CalendarEntry,
  language: Language,
  stampedOn: Day,
): string[] {
  const { summary, description } = ENTRIES[kind];
  const shown = kind === 'server' ? name : domainToUnicode(name) || name;
  const title = summary[language]
    .replace('{name}', () => shown)
    .replace('{limit}', () => limit?.[language] ?? '…');
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${compact(stampedOn)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    ...(on === LAST_DAY ? [] : [`DTEND;VALUE=DATE:${compact(addDays(on, 1))}`]),
    `SUMMARY;LANGUAGE=${language}:${escaped(title)}`,
    `DESCRIPTION;LANGUAGE=${language}:${escaped(description[language])}`,
    `CATEGORIES:${kind}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** A line of more than 75 bytes goes on in the next one, after a space; no character is cut. */
function folded(line: string): string {
  let [text, bytes] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
