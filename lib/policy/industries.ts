import type { Text } from '../texts.ts';
import { indexed } from './indexed.ts';
import data from './industries.json' with { type: 'json' };
import { type WordHit, wordHits } from './word-hits.ts';

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

/** Whether an industry's approval is asked for in a province: what one province alone asks is asked there, or where no province is given. */
export function isAskedIn({ province: only }: IndustryPolicy, province: string | undefined): boolean {
  return only === undefined || province === undefined || only === province;
}

/** The words in a text that point at industries, each with the ids that it points at. */
export const industryHits: (text: string) => WordHit[] = wordHits(() =>
  data.items.map(({ id, triggers }) => ({ id, words: triggers })),
);
