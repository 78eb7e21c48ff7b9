import { type Enumerations, shownValue } from '../policy/enumerations.ts';
import type { Data } from '../shapes/outcome.ts';
import type { Language, Text } from '../texts.ts';
import { SEPARATOR, SEPARATOR_OF_LONG, SPACE } from './texts/signs.ts';

const HOLDS_SEPARATOR = /[,、]/;

/**
 * A text with its `{placeholders}` filled; one without a value is shown as `…`. A value is shown by its name only where
 * `enumerations` says of which enumeration it is.
 */
export function fill(text: Text, data: Data, language: Language, enumerations: Enumerations = {}): string {
  const template = text[language];
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    if (value === undefined || value === null) return '…';
    const enumeration = enumerations[name];
    const shown = (each: string) =>
      enumeration === undefined ? each : shownValue(enumeration, each, language);
    return typeof value === 'object' ? listed(value.map(shown), language) : shown(String(value));
  });
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
