/** Texts that are read again and again: a company's name, a status, a cell of a column that says few things in many rows. */
const MOST = 1000;
/** What is longer is read each time: it seldom comes twice, and would take room. */
const MOST_CHARACTERS = 200;

/** A reader that reads the same text once. It is pure, and nobody changes what it gives. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (text.length > MOST_CHARACTERS) return value;
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
