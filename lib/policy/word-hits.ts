/** A word that was found, with the ids of all that it points at. */
export type WordHit = { word: string; ids: readonly string[] };

type WordList = { id: string; words: readonly string[] };
/** `place`: in the list. `spelled`: the word in lower case. */
type Finder = WordHit & { place: number; spelled: string };

/**
 * Looks for the words of a list in texts, in the list's order. Of each text only the words are tried that begin as it goes on
 * somewhere: one expression of some hundred words takes V8 a millisecond to compile, and is asked once by most functions.
 */
export function wordHits(items: () => readonly WordList[]): (text: string) => WordHit[] {
  let finders: ReadonlyMap<string, readonly Finder[]> | undefined;
  return (text) => {
    finders ??= findersOf(items());
    const lower = text.toLowerCase();
    const found = new Set<Finder>();
    for (let at = 0; at < lower.length; at += 1)
      for (const finder of finders.get(lower.charAt(at)) ?? [])
        if (lower.startsWith(finder.spelled, at) && isWordIn(lower, at, finder.spelled)) found.add(finder);
    return [...found].sort((one, other) => one.place - other.place).map(({ word, ids }) => ({ word, ids }));
  };
}

/** The words by what they begin with. */
function findersOf(items: readonly WordList[]): Map<string, Finder[]> {
  const idsOf = new Map<string, string[]>();
  for (const { id, words } of items)
    for (const word of words) idsOf.set(word, [...(idsOf.get(word) ?? []), id]);
  const finders = new Map<string, Finder[]>();
  let place = 0;
  for (const [word, ids] of idsOf) {
    const spelled = word.toLowerCase();
    const alike = finders.get(spelled.charAt(0)) ?? [];
    finders.set(spelled.charAt(0), alike);
    alike.push({ word, ids, spelled, place });
    place += 1;
  }
  return finders;
}

/** Latin words count as whole words, in the singular and the plural; Chinese ones wherever they stand. */
function isWordIn(text: string, at: number, word: string): boolean {
  if (!/^[a-z0-9 -]+$/.test(word)) return true;
  const end = at + word.length;
  return (
    !isLatin(text, at - 1) && (!isLatin(text, end) || (text.charAt(end) === 's' && !isLatin(text, end + 1)))
  );
}

function isLatin(text: string, at: number): boolean {
  return /[a-z0-9]/.test(text.charAt(at));
}
