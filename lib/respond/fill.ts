import { type Enumeration, type Enumerations, shownValue } from '../policy/enumerations.ts';
import type { Data } from '../shapes/outcome.ts';
import type { Language, Text } from '../texts.ts';
import { SEPARATOR, SEPARATOR_OF_LONG, SPACE } from './texts/signs.ts';

const HOLDS_SEPARATOR = /[,、]/;
/** Chinese characters and the full-width signs among them, which need no space beside each other. */
const CHINESE = String.raw`[\p{Script=Han}\u3000-\u303f\uff01-\uff65“”]`;
const ASCII_END = 0x80;
const BEGINS_CHINESE = new RegExp(`^${CHINESE}`, 'u');
const ENDS_CHINESE = new RegExp(`${CHINESE}$`, 'u');

/**
 * A part of a template: text as it stands, or the name of a value. `begins`, `ends`: a space that sets a value apart stood
 * there, and is not part of the text.
 */
type TemplatePart = { text: string; begins: boolean; ends: boolean } | { name: string };

const templates = new WeakMap<Text, { [L in Language]?: readonly TemplatePart[] }>();

/**
 * A text with its `{placeholders}` filled; one without a value is shown as `…`. A value is shown by its name only where
 * `enumerations` says of which enumeration it is.
 */
export function fill(text: Text, data: Data, language: Language, enumerations: Enumerations = {}): string {
  const template = text[language];
  if (!template.includes('{')) return template;
  let told = '';
  let isApart = false;
  for (const part of partsOf(text, language)) {
    const isValue = 'name' in part;
    const next = isValue ? shownIn(data, part.name, language, enumerations[part.name]) : part.text;
    isApart ||= !isValue && part.begins;
    if (next !== '') {
      told += isApart && told !== '' && !areChinese(told, next) ? ` ${next}` : next;
      isApart = false;
    }
    isApart ||= !isValue && part.ends;
  }
  return told;
}

/**
 * Literal texts and names by turns. A template sets its values apart by spaces, as is due to Latin letters and digits;
 * between two Chinese characters there is none, and around an empty value no two.
 */
function partsOf(text: Text, language: Language): readonly TemplatePart[] {
  const known = templates.get(text) ?? {};
  const parts = known[language] ?? newParts(text[language]);
  if (known[language] === undefined) templates.set(text, { ...known, [language]: parts });
  return parts;
}

function newParts(template: string): TemplatePart[] {
  // Split by a group, the template comes as literal texts with the names of the values between them.
  const parts = template.split(/\{(\w+)\}/);
  return parts.map((part, place) => {
    if (place % 2 === 1) return { name: part };
    const begins = place > 0 && part.startsWith(' ');
    const ends = place < parts.length - 1 && part.length > 1 && part.endsWith(' ');
    return { text: part.slice(begins ? 1 : 0, ends ? -1 : undefined), begins, ends };
  });
}

function shownIn(data: Data, name: string, language: Language, enumeration: Enumeration | undefined): string {
  const value = data[name];
  if (value === undefined || value === null) return '…';
  const shown = (each: string) =>
    enumeration === undefined ? each : shownValue(enumeration, each, language);
  return typeof value === 'object' ? listed(value.map(shown), language) : shown(String(value));
}

/** Whether two texts meet in Chinese characters, between which there is no space. */
function areChinese(before: string, after: string): boolean {
  // The expressions take 3 ms to be compiled: a text that goes on in ASCII asks neither.
  if (after.charCodeAt(0) < ASCII_END) return false;
  return BEGINS_CHINESE.test(after) && ENDS_CHINESE.test(before.slice(-2));
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
