/** What was measured of a soak: how long answers took, which statuses there were, what no promise allows. */

/** What the table and the server were when an answer came: `down` also for a while after an end or a freeze. */
export type Phase = 'up' | 'down';

export type Measured = {
  kind: string;
  ms: number;
  /** Undefined where no answer came: the server was killed, or not there. */
  status: number | undefined;
  /** The type of the problem, and whether the answer said when to come back. */
  problem?: string | undefined;
  retryAfter?: boolean | undefined;
  phase: Phase;
};

export type Measures = ReturnType<typeof createMeasures>;

/** Collects measures; nothing is kept of a request but its time and its status. */
export function createMeasures() {
  const times = new Map<string, number[]>();
  const statuses = new Map<string, number>();
  const unexpected = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    add(measured: Measured) {
      const { kind, ms, status } = measured;
      count(statuses, statusText(measured));
      if (isUnexpected(measured)) count(unexpected, `${kind}: ${statusText(measured)}`);
      if (status === undefined || status >= 500 || measured.phase === 'down') return;
      const kept = times.get(kind) ?? [];
      times.set(kind, kept);
      kept.push(ms);
    },
    statuses: () => [...statuses].sort(([one], [other]) => (one < other ? -1 : 1)),
    unexpected: () => [...unexpected],
    latencies: () => [...times].map(([kind, each]) => ({ kind, ...latencyOf(each) })),
    answered: () => [...times.values()].reduce((sum, each) => sum + each.length, 0),
  };
}

/** The median and the 99th percentile, in milliseconds. */
export function latencyOf(times: readonly number[]): { count: number; p50: number; p99: number } {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99) };
}

/** Of answers with 5xx only one is allowed: 503 that says when to come back, while the table or the server is down. */
export function isUnexpected({ status, retryAfter, phase }: Measured): boolean {
  if (status === undefined) return phase === 'up';
  return status >= 500 && !(status === 503 && retryAfter === true && phase === 'down');
}

function statusText({ status, problem, retryAfter, phase }: Measured): string {
  if (status === undefined) return `no answer, server ${phase}`;
  if (status < 500) return problem === undefined ? `${status}` : `${status} ${problem}`;
  return `${status} ${problem ?? 'no problem document'}, ${retryAfter ? 'with' : 'without'} Retry-After, server ${phase}`;
}
