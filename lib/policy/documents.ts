import type { Text } from '../texts.ts';
import data from './documents.json' with { type: 'json' };
import { indexed } from './indexed.ts';

const titles = indexed<string, Text>(() => data.items.map((each) => [each.en, each]));

/** A document's title in each language, by the English one, which answers carry; undefined for other text. */
export function documentTitle(english: string): Text | undefined {
  return titles(english);
}
