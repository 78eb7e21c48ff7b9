/** Promises, and how often each was checked. */

/** A promise that did not hold. */
export class Broken extends Error {}

export type Promises = {
  /** Counts a check; throws if it does not hold. */
  hold: (promise: string, holds: boolean, detail: () => string) => void;
  /** Something that happened, for the summary. */
  count: (what: string, times?: number) => void;
  checks: ReadonlyMap<string, number>;
  counts: ReadonlyMap<string, number>;
};

export function openPromises(): Promises {
  const checks = new Map<string, number>();
  const counts = new Map<string, number>();
  const add = (to: Map<string, number>, name: string, times: number) =>
    void to.set(name, (to.get(name) ?? 0) + times);
  return {
    checks,
    counts,
    count: (what, times = 1) => add(counts, what, times),
    hold(promise, holds, detail) {
      add(checks, promise, 1);
      if (!holds) throw new Broken(`${promise}: ${detail()}`);
    },
  };
}
