/** Chance that a seed repeats. */
export type Chance = {
  /** 0 to below 1. */
  next: () => number;
  /** Whole numbers, both ends included. */
  between: (least: number, most: number) => number;
  pick: <T>(items: readonly T[]) => T;
  happens: (probability: number) => boolean;
};

/** The generator mulberry32: small, fast, and the same on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('pick: nothing to pick from');
      return item;
    },
  };
}
