/** Chinese characters against other ways to write them: traditional ones, and pinyin. A file of its own in bundles, as IDNA is. */
import { lettersOf } from '../letters.ts';
import data from '../policy/han-characters.json' with { type: 'json' };

let simplified: Map<string, string> | undefined;
let readings: Map<string, string[]> | undefined;

/** A text with every traditional character that is known in its simplified form. */
export function toSimplified(text: string): string {
  simplified ??= new Map(
    (data.simplified.match(/../gu) ?? []).map((pair) => [[...pair][0] ?? '', [...pair][1] ?? '']),
  );
  const pairs = simplified;
  return [...text].map((character) => pairs.get(character) ?? character).join('');
}

/**
 * Whether Latin letters are the whole pinyin of a Chinese text, without tones, in any of each character's readings, ü as
 * ü, v, u or yu. Other characters of the text stand for themselves. Not, if a reading is not known.
 */
export function isPinyinOf(letters: string, text: string): boolean {
  const latin = lettersOf(letters.toLowerCase());
  let ends = new Set([0]);
  for (const character of lettersOf(text.toLowerCase())) {
    const spelled = readingsOf(character);
    const next = new Set<number>();
    for (const end of ends)
      for (const reading of spelled) if (latin.startsWith(reading, end)) next.add(end + reading.length);
    ends = next;
  }
  return latin !== '' && ends.has(latin.length);
}

function readingsOf(character: string): readonly string[] {
  readings ??= listReadings();
  if (!/\p{Script=Han}/u.test(character)) return [character];
  return readings.get(character) ?? [];
}

function listReadings(): Map<string, string[]> {
  const byCharacter = new Map<string, string[]>();
  for (const [reading, characters] of Object.entries(data.readings)) {
    const spelled = reading.includes('v')
      ? ['v', 'ü', 'u', 'yu'].map((vowel) => reading.replace('v', vowel))
      : [reading];
    for (const character of characters)
      byCharacter.set(character, [...(byCharacter.get(character) ?? []), ...spelled]);
  }
  return byCharacter;
}
