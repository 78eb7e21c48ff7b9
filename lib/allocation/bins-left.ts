/** Bins, and what is left of them from each on: what the search's bound needs. */

/** `mustFill`: all its places are used, because the other servers do not hold the rest. */
export type Bin = { capacity: number; mustFill: boolean };

/** What is known of the bins from each index on. */
export type BinsLeft = { room: number; largest: number; count: number; mustFill: number };

/** What is left from each index on; of none behind the last. */
export function restsOf(bins: readonly Bin[]): BinsLeft[] {
  let last: BinsLeft = { room: 0, largest: 1, count: 0, mustFill: 0 };
  const rests = [last];
  for (const { capacity, mustFill } of [...bins].reverse()) {
    last = {
      room: last.room + capacity,
      largest: Math.max(last.largest, capacity),
      count: last.count + 1,
      mustFill: last.mustFill + Number(mustFill),
    };
    rests.unshift(last);
  }
  return rests;
}
