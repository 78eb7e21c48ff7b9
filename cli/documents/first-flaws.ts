import type { Flaw } from '../failure.ts';
import { READING } from '../texts/reading.ts';

/** What is told of one file: one fault often makes many, and more help nobody. */
const MOST_FLAWS = 20;

/** What is told first of what is wrong with the reading of a file, and how much more there is. */
export function firstFlaws(flaws: readonly Flaw[], file: string): readonly Flaw[] {
  const more = flaws.length - MOST_FLAWS;
  if (more <= 0) return flaws;
  return [...flaws.slice(0, MOST_FLAWS), { text: READING.moreFlaws, values: { more }, place: { file } }];
}
