/** Cells that are remembered: a column says few things in many rows. */
const MOST = 1000;

/** A reader of cells that reads the same text once. It is pure, and nobody changes what it gives. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
