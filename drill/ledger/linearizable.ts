/**
 * Whether a history of one object could have happened one operation after the other, each at some moment between its
 * beginning and its end. After Wing and Gong, with the memo of Lowe.
 */

/** `until` is infinite for an operation without an answer: it may have happened at any later moment, or never. */
export type Timed = { from: number; until: number };

export type Model<O, S> = {
  initial: S;
  /** Every state after the operation, if it could have been answered as it was in this one; none if it could not. */
  next: (state: S, operation: O) => readonly S[];
};

/** True if some order of the operations fits the model. */
export function isLinearizable<O extends Timed, S>(
  operations: readonly O[],
  { initial, next }: Model<O, S>,
): boolean {
  const bits = operations.map((_, index) => 1n << BigInt(index));
  const answered = operations.reduce(
    (set, { until }, index) => (until < Infinity ? set | (bits[index] ?? 0n) : set),
    0n,
  );
  const tried = new Set<string>();
  return search(0n, initial);

  function search(done: bigint, state: S): boolean {
    if ((done & answered) === answered) return true;
    const place = `${done} ${JSON.stringify(state)}`;
    if (tried.has(place)) return false;
    tried.add(place);
    const left = operations
      .map((operation, index) => ({ operation, bit: bits[index] ?? 0n }))
      .filter(({ bit }) => (done & bit) === 0n);
    const earliestEnd = Math.min(...left.map(({ operation }) => operation.until));
    const possible = left
      .filter(({ operation }) => operation.from < earliestEnd)
      .map(({ operation, bit }) => ({ operation, bit, after: next(state, operation) }));
    // What changes nothing may as well happen now, if it has an answer; if it has none, it may as well never happen.
    const idle = possible.filter(({ after }) => after.length === 1 && after[0] === state);
    const now = idle.find(({ operation }) => operation.until < Infinity);
    if (now !== undefined) return search(done | now.bit, state);
    return possible.some(
      (each) => !idle.includes(each) && each.after.some((after) => search(done | each.bit, after)),
    );
  }
}
