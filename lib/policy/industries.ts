import type { Text } from '../texts.ts';
import { indexed } from './indexed.ts';
import data from './industries.json' with { type: 'json' };

/**
 * Whether an industry needs an approval before a filing. `local`: cancelled nationally while some provinces
 * still ask, or asked by one province only.
 */
export type IndustryPolicy = {
  id: string;
  name: Text;
  approval: 'required' | 'local';
  authority: Text;
  /** Words that point at the industry, for a first screening. A hit asks for a declaration and judges nothing. */
  triggers: readonly string[];
  /** The only province that asks, where it is one. */
  province: string | undefined;
  confidence: string;
};

type Trigger = { word: string; industries: string[]; found: (text: string) => boolean };

let anyTrigger: RegExp | undefined;
let triggers: Trigger[] | undefined;
const byId = indexed<string, IndustryPolicy>(() =>
  data.items.map((item) => [
    item.id,
    {
      ...item,
      province: item.province,
      approval: item.requirement.startsWith('required') && !item.province ? 'required' : 'local',
    },
  ]),
);

/** An industry by its id, for example `news`; undefined if no list names it. */
export function industryPolicy(id: string): IndustryPolicy | undefined {
  return byId(id);
}

/** The ids of all listed industries. */
export function industryIds(): string[] {
  return data.items.map((item) => item.id);
}

/** The words in a text that point at industries, each with the ids that it points at. */
export function industryHits(text: string): { word: string; industries: readonly string[] }[] {
  triggers ??= listTriggers();
  anyTrigger ??= new RegExp(triggers.map(({ word }) => word).join('|'), 'i');
  // Most texts have no such word: one look for all of them comes first.
  if (!anyTrigger.test(text)) return [];
  const lower = text.toLowerCase();
  return triggers.filter(({ found }) => found(lower)).map(({ word, industries }) => ({ word, industries }));
}

function listTriggers(): Trigger[] {
  const byWord = new Map<string, string[]>();
  for (const { id, triggers: words } of data.items)
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), id]);
  return [...byWord].map(([word, industries]) => ({ word, industries, found: finderOf(word.toLowerCase()) }));
}

/** Latin words count as whole words, in the singular and the plural; Chinese ones wherever they stand. */
function finderOf(word: string): Trigger['found'] {
  if (!/^[a-z0-9 -]+$/.test(word)) return (text) => text.includes(word);
  const whole = new RegExp(`(?<![a-z0-9])${word}s?(?![a-z0-9])`);
  return (text) => text.includes(word) && whole.test(text);
}
