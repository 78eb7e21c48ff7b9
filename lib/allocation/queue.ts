/** Entries by priority, a small whole number: lowest first, the latest of the same first. */
export type Queue<T> = {
  push: (entry: T, priority: number) => void;
  pop: () => T | undefined;
  /** The lowest priority that is waiting; 0 if nothing is. */
  lowest: () => number;
};

/** An empty queue. */
export function createQueue<T>(): Queue<T> {
  const waiting: T[][] = [];
  const lowest = () =>
    Math.max(
      0,
      waiting.findIndex((entries) => entries !== undefined && entries.length > 0),
    );
  return {
    push(entry, priority) {
      const entries = waiting[priority];
      if (entries === undefined) waiting[priority] = [entry];
      else entries.push(entry);
    },
    pop: () => waiting[lowest()]?.pop(),
    lowest,
  };
}
