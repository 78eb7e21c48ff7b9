/** Timing: ours and a floor in turn, so that a drift of the machine meets both. */

export type Row = { name: string; ours: string; floor: string; ratio: number; aim: string; met: boolean };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Microseconds of one call: the median of `rounds` rounds of `calls` calls of each, in turn. */
export function timeInTurn(
  tasks: readonly (() => unknown)[],
  { rounds, calls }: { rounds: number; calls: number },
): number[] {
  const times = tasks.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    for (const [index, task] of tasks.entries()) {
      const started = performance.now();
      for (let call = 0; call < calls; call += 1) sink(task());
      if (round >= 0) times[index]?.push(((performance.now() - started) * 1000) / calls);
    }
  }
  return times.map(median);
}

/** The same in processor time of the whole process, garbage collection included: other processes do not count. */
export function processorTimeInTurn(
  tasks: readonly (() => unknown)[],
  { rounds, calls }: { rounds: number; calls: number },
): number[] {
  const times = tasks.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1) {
    for (const [index, task] of tasks.entries()) {
      const started = process.cpuUsage();
      for (let call = 0; call < calls; call += 1) sink(task());
      const { user, system } = process.cpuUsage(started);
      if (round >= 0) times[index]?.push((user + system) / calls);
    }
  }
  return times.map(median);
}

/** Milliseconds of single asynchronous calls, in turn; all of them, for percentiles. */
export async function timeAsyncInTurn(
  tasks: readonly (() => Promise<unknown>)[],
  rounds: number,
): Promise<number[][]> {
  const times = tasks.map((): number[] => []);
  for (let round = -50; round < rounds; round += 1) {
    for (const [index, task] of tasks.entries()) {
      const started = performance.now();
      sink(await task());
      if (round >= 0) times[index]?.push(performance.now() - started);
    }
  }
  return times;
}

let kept: unknown;
/** Keeps a result, so that no compiler leaves its work out. */
function sink(value: unknown): void {
  kept = value;
}

export function lastKept(): unknown {
  return kept;
}
