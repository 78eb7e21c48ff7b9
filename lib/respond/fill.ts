import { type Enumerations, shownValue } from '../policy/enumerations.ts';
import type { Data } from '../shapes/outcome.ts';
import type { Language, Text } from '../texts.ts';
import { SEPARATOR, SEPARATOR_OF_LONG, SPACE } from './texts/signs.ts';

const HOLDS_SEPARATOR = /[,、]/;
/** Chinese characters and the full-width signs among them, which need no space beside each other. */
const CHINESE = String.raw`[\p{Script=Han}\u3000-\u303f\uff01-\uff65“”]`;
const BEGINS_CHINESE = new RegExp(`^${CHINESE}`, 'u');
const ENDS_CHINESE = new RegExp(`${CHINESE}$`, 'u');

/**
 * A text with its `{placeholders}` filled; one without a value is shown as `…`. A value is shown by its name only where
 * `enumerations` says of which enumeration it is.
 */
export function fill(text: Text, data: Data, language: Language, enumerations: Enumerations = {}): string {
  const template = text[language];
  if (!template.includes('{')) return template;
  // Split by a group, the template comes as literal texts with the names of the values between them.
  const parts = template.split(/\{(\w+)\}/).map((part, place) => {
    if (place % 2 === 0) return part;
    const value = data[part];
    if (value === undefined || value === null) return '…';
    const enumeration = enumerations[part];
    const shown = (each: string) =>
      enumeration === undefined ? each : shownValue(enumeration, each, language);
    return typeof value === 'object' ? listed(value.map(shown), language) : shown(String(value));
  });
  return spaced(parts);
}

/**
 * Literal texts and values by turns, in one text. A template sets its values apart by spaces, as is due to Latin letters
 * and digits; between two Chinese characters there is none, and around an empty value no two.
 */
function spaced(parts: readonly string[]): string {
  let told = '';
  let isApart = false;
  const tell = (text: string) => {
    if (text === '') return;
    const space = isApart && told !== '' && !(ENDS_CHINESE.test(told.slice(-2)) && BEGINS_CHINESE.test(text));
    told += space ? ` ${text}` : text;
    isApart = false;
  };
  for (const [place, part] of parts.entries()) {
    const isLiteral = place % 2 === 0;
    const begins = isLiteral && place > 0 && part.startsWith(' ');
    const ends = isLiteral && place < parts.length - 1 && part.length > 1 && part.endsWith(' ');
    isApart ||= begins;
    tell(part.slice(begins ? 1 : 0, ends ? -1 : undefined));
    isApart ||= ends;
  }
  return told;
}

/** Texts as a list within a sentence. */
export function listed(texts: readonly string[], language: Language): string {
  const separator = texts.some((text) => HOLDS_SEPARATOR.test(text)) ? SEPARATOR_OF_LONG : SEPARATOR;
  return texts.join(separator[language]);
}

/** Sentences one after the other. */
export function sentences(texts: readonly string[], language: Language): string {
  return texts.join(SPACE[language]);
}
