/** Texts, days and numbers in the language of the page. */
import { useMemo } from 'preact/hooks';
import type { Language, Text } from '../../lib/texts.ts';
import { language } from '../state/language.ts';
import { useValue } from '../state/observable.ts';
import { filled, numbersOf, type Values } from './filled.ts';

export type Say = ((text: Text, values?: Values) => string) & {
  language: Language;
  /** `2026-12-02`, with the day of the week. */
  day: (day: string) => string;
  /** The day of the week alone, short. */
  weekday: (day: string) => string;
  /** An instant, in Shanghai. */
  instant: (at: string | number) => string;
  /** How long ago or how far ahead an instant is, roughly. */
  ago: (at: string | number, now?: number) => string;
  number: (value: number) => string;
  list: (items: readonly string[]) => string;
};

const SHANGHAI = 'Asia/Shanghai';

/** What speaks a language. */
function sayIn(inLanguage: Language): Say {
  const weekdays = new Intl.DateTimeFormat(inLanguage, { weekday: 'short', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(inLanguage, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: SHANGHAI,
  });
  const relative = new Intl.RelativeTimeFormat(inLanguage, { numeric: 'auto' });
  const lists = new Intl.ListFormat(inLanguage, { type: 'conjunction' });
  const weekday = (day: string) => weekdays.format(new Date(`${day}T00:00:00Z`));
  return Object.assign((text: Text, values: Values = {}) => filled(text, values, inLanguage), {
    language: inLanguage,
    weekday,
    day: (day: string) => (inLanguage === 'zh-CN' ? `${day} ${weekday(day)}` : `${weekday(day)} ${day}`),
    instant: (at: string | number) => instants.format(new Date(at)),
    ago: (at: string | number, now = Date.now()) => agoIn(relative, new Date(at).getTime() - now),
    number: (value: number) => numbersOf(inLanguage).format(value),
    list: (items: readonly string[]) => lists.format(items),
  });
}

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function agoIn(relative: Intl.RelativeTimeFormat, ms: number): string {
  const [unit, size] = STEPS.find(([, each]) => Math.abs(ms) >= each) ?? ['minute' as const, 60_000];
  return relative.format(Math.round(ms / size), unit);
}

/** Speaks the language of the page; the component is rendered again when that changes. */
export function useSay(): Say {
  const spoken = useValue(language);
  return useMemo(() => sayIn(spoken), [spoken]);
}
