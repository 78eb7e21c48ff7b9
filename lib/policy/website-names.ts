import type { Text } from '../texts.ts';
import data from './website-names.json' with { type: 'json' };

/** One way in which a website's name is refused: by a pattern, or by a word in it. */
export type NameRule = {
  id: string;
  appliesTo: readonly string[];
  refuses: Text;
  pattern: RegExp | undefined;
  words: readonly string[];
};

let national: NameRule[] | undefined;

/** The national naming rules whose breach is refused at the first review; a province's own and mere advice are apart. */
export function nationalNameRules(): readonly NameRule[] {
  national ??= data.items
    .filter((item) => item.level === 'block' && item.province === undefined)
    .map(({ id, appliesTo, refuses, regex, words }) => ({
      id,
      appliesTo,
      refuses,
      pattern: regex === undefined ? undefined : new RegExp(regex, 'u'),
      words: words ?? [],
    }));
  return national;
}
