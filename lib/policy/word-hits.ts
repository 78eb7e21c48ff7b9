/** A word that was found, with the ids of all that it points at. */
export type WordHit = { word: string; ids: readonly string[] };

type WordList = { id: string; words: readonly string[] };
type Finder = WordHit & { found: (text: string) => boolean };

/** Looks for the words of a list in texts, in the list's order. */
export function wordHits(items: () => readonly WordList[]): (text: string) => WordHit[] {
  let finders: Finder[] | undefined;
  let any: RegExp | undefined;
  return (text) => {
    finders ??= findersOf(items());
    any ??= new RegExp(finders.map(({ word }) => word).join('|'), 'i');
    // Most texts have no such word: one look for all of them comes first.
    if (!any.test(text)) return [];
    const lower = text.toLowerCase();
    return finders.filter(({ found }) => found(lower)).map(({ word, ids }) => ({ word, ids }));
  };
}

function findersOf(items: readonly WordList[]): Finder[] {
  const byWord = new Map<string, string[]>();
  for (const { id, words } of items)
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), id]);
  return [...byWord].map(([word, ids]) => ({ word, ids, found: finderOf(word.toLowerCase()) }));
}

/** Latin words count as whole words, in the singular and the plural; Chinese ones wherever they stand. */
function finderOf(word: string): Finder['found'] {
  if (!/^[a-z0-9 -]+$/.test(word)) return (text) => text.includes(word);
  const whole = new RegExp(`(?<![a-z0-9])${word}s?(?![a-z0-9])`);
  return (text) => text.includes(word) && whole.test(text);
}
