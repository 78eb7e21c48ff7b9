import type { Language, Text } from '../../lib/texts.ts';

export type Values = { readonly [name: string]: string | number };

const PLACES = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;
const numbers = new Map<Language, Intl.NumberFormat>();
const plurals = new Map<Language, Intl.PluralRules>();

/** A text with its places filled: `{count}` with a value, `{count|server|servers}` with the word that goes with a number. */
export function filled(text: Text, values: Values, inLanguage: Language): string {
  return text[inLanguage].replace(PLACES, (_, name: string, one?: string, other?: string) => {
    const value = values[name] ?? '…';
    if (one === undefined || other === undefined)
      return typeof value === 'number' ? numbersOf(inLanguage).format(value) : value;
    return pluralsOf(inLanguage).select(Number(value)) === 'one' ? one : other;
  });
}

/** How a language writes numbers. */
export function numbersOf(language: Language): Intl.NumberFormat {
  return kept(numbers, language, () => new Intl.NumberFormat(language));
}

function pluralsOf(language: Language): Intl.PluralRules {
  return kept(plurals, language, () => new Intl.PluralRules(language));
}

function kept<T>(by: Map<Language, T>, language: Language, make: () => T): T {
  const known = by.get(language);
  if (known !== undefined) return known;
  const made = make();
  by.set(language, made);
  return made;
}
