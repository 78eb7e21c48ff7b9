/** The word that was meant, as far as a misspelling lets one tell. */

/** The candidate that is the fewest single changes away; undefined if none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, away: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, away }) => away <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((one, other) => one.away - other.away);
  const [best] = near;
  if (best !== undefined) return best.candidate;
  return word.length < 3 ? undefined : candidates.find((candidate) => candidate.startsWith(word));
}

/** Letters of a word that are looked at: an argument may be long, an address of Terraform is. */
const MOST_LETTERS = 120;

/** How many letters to add, leave out, change or swap with the next one (Damerau, Levenshtein). Words are cut. */
function distance(one: string, other: string): number {
  const [a, b] = [one.slice(0, MOST_LETTERS), other.slice(0, MOST_LETTERS)];
  const rows = [Array.from({ length: b.length + 1 }, (_, place) => place)];
  const at = (row: number, place: number) => rows[row]?.[place] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    rows.push(next);
    for (let place = 1; place <= b.length; place += 1) {
      const changed = at(row - 1, place - 1) + (a[row - 1] === b[place - 1] ? 0 : 1);
      const swapped =
        a[row - 1] === b[place - 2] && a[row - 2] === b[place - 1] ? at(row - 2, place - 2) + 1 : changed;
      next.push(Math.min(changed, swapped, at(row - 1, place) + 1, at(row, place - 1) + 1));
    }
  }
  return at(a.length, b.length);
}
