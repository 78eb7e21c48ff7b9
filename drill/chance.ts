/** Seeded chance: the same seed gives the same history, on every machine. */

export type Chance = {
  /** 0 to below 1. */
  next: () => number;
  /** A whole number from 0 to below `bound`. */
  below: (bound: number) => number;
  /** True in `part` of the cases, 0 to 1. */
  in: (part: number) => boolean;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  /** The same of a list that is not empty, which only the caller knows. */
  oneOf: <T>(from: readonly T[]) => T;
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
};

/** Mulberry32: 32 bits of state, good enough to shuffle by. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    in: (part) => next() < part,
    pick: (from) => from[below(from.length)] ?? from[0],
    oneOf(from) {
      const [item] = from.slice(below(from.length));
      if (item === undefined) throw new Error('oneOf: the list is empty');
      return item;
    },
    between: (least, most) => least + below(most - least + 1),
  };
}
