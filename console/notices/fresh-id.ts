/** An id that none of the items has: `calendar`, then `calendar-2`, and so on. */
export function freshId(word: string, items: readonly { id: string }[]): string {
  const taken = new Set(items.map(({ id }) => id));
  let id = word;
  for (let count = 2; taken.has(id); count += 1) id = `${word}-${count}`;
  return id;
}
