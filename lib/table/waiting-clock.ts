/**
 * Measures how long a request waits for the table, and ends what is under way when that is too long. What the process
 * does in the meantime is no fault of the table: an answer that has come while the processor was busy is still taken.
 */
const TICK_MS = 50;

type WaitingClock = {
  /** Aborted when the waiting took longer than its limit; an error named TimeoutError says so. */
  signal: AbortSignal;
  /** Counts the waiting for an answer, once for several at the same time, and ends it with that error. */
  during: <T>(answer: Promise<T>) => Promise<T>;
};

/** Time as it passes: milliseconds that only go forward, and a call every so often until it is stopped. */
type PassingTime = { now: () => number; every: (ms: number, tick: () => void) => () => void };

const PASSING: PassingTime = {
  // Not `performance`, which Node loads when it is first named: 2 ms of a cold start.
  now: () => Number(process.hrtime.bigint()) / 1e6,
  every(ms, tick) {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  },
};

/** A clock that has counted nothing yet. */
export function createWaitingClock(limitMs: number, { now, every } = PASSING): WaitingClock {
  const controller = new AbortController();
  let [waitedMs, pending, countedTo] = [0, 0, 0];
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  // Where nobody waits there is nobody to tell.
  ended.catch(() => undefined);

  /** However late a tick comes, it stands for one: the processor was busy for the rest. */
  function count(): void {
    const at = now();
    waitedMs += Math.min(at - countedTo, TICK_MS);
    countedTo = at;
  }

  function tick(): void {
    count();
    if (waitedMs >= limitMs)
      controller.abort(new DOMException(`waited ${limitMs} ms for the table`, 'TimeoutError'));
  }

  return {
    signal: controller.signal,
    async during(answer) {
      if (pending === 0) {
        countedTo = now();
        stop = every(Math.min(TICK_MS, limitMs), tick);
      }
      pending += 1;
      try {
        // What goes on regardless, as a client does between two tries, is waited for no longer.
        return await Promise.race([answer, ended]);
      } finally {
        pending -= 1;
        if (pending === 0) {
          stop();
          count();
        }
      }
    },
  };
}
