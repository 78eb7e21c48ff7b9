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

/** True if some order of the operations fits the model. Up to 31 operations. */
export function isLinearizable<O extends Timed, S>(
  operations: readonly O[],
  { initial, next }: Model<O, S>,
): boolean {
  if (operations.length > 31) throw new Error(`at most 31 operations, found ${operations.length}`);
  const answered = operations.reduce(
    (set, { until }, index) => (until < Infinity ? set | (1 << index) : set),
    0,
  );
  const tried = new Set<string>();
  return search(0, initial);

  function search(done: number, state: S): boolean {
    if ((done & answered) === answered) return true;
    const place = `${done} ${JSON.stringify(state)}`;
    if (tried.has(place)) return false;
    tried.add(place);
    const earliestEnd = operations.reduce(
      (end, { until }, index) => (done & (1 << index) ? end : Math.min(end, until)),
      Infinity,
    );
    return operations.some(
      (operation, index) =>
        (done & (1 << index)) === 0 &&
        operation.from < earliestEnd &&
        next(state, operation).some((after) => search(done | (1 << index), after)),
    );
  }
}
