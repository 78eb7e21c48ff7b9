/**
 * A look-up by key over items of the policy data. The index is made when it is asked for the first time, so that a
 * function does not pay for data that it never reads. Of two items with one key the last counts.
 */
export function indexed<K, T>(entries: () => Iterable<readonly [K, T]>): (key: K) => T | undefined {
  let index: ReadonlyMap<K, T> | undefined;
  return (key) => {
    index ??= new Map(entries());
    return index.get(key);
  };
}
