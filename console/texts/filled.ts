import type { Language, Text } from '../../lib/texts.ts';

export type Values = { readonly [name: string]: string | number };

/** A text with its `{placeholders}` filled. */
export function filled(text: Text, values: Values, inLanguage: Language): string {
  return text[inLanguage].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '…'));
}
