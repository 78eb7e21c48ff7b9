import { describe, expect, it } from 'vitest';
import { createWaitingClock } from '../../lib/table/waiting-clock.ts';

/** Time that passes when a test says so. `pass`: with ticks on time; `work`: the processor is busy, one tick comes late. */
function time() {
  let [at, due] = [0, 0];
  let ticking: { ms: number; tick: () => void } | undefined;
  return {
    passing: {
      now: () => at,
      every(ms: number, tick: () => void) {
        ticking = { ms, tick };
        due = at + ms;
        return () => {
          ticking = undefined;
        };
      },
    },
    pass(ms: number) {
      const end = at + ms;
      for (; ticking !== undefined && due <= end; due += ticking.ms) {
        at = due;
        ticking.tick();
      }
      at = end;
    },
    work(ms: number) {
      at += ms;
      if (ticking === undefined || due > at) return;
      ticking.tick();
      if (ticking !== undefined) due = at + ticking.ms;
    },
    ticks: () => ticking !== undefined,
  };
}

/** An answer that comes when a test says so. */
const pending = () => Promise.withResolvers<string>();
/** Waits for an answer that never comes; how that ended. */
const waitingInVain = (clock: ReturnType<typeof createWaitingClock>): Promise<Error> =>
  clock.during(pending().promise).then(
    () => new Error('answered'),
    (error) => error,
  );

describe('the time that a request waits for the table', () => {
  it.each([100, 1_500, 5_000])('ends what is under way after %i ms without an answer', async (limit) => {
    const { passing, pass } = time();
    const clock = createWaitingClock(limit, passing);
    const waits = [waitingInVain(clock), waitingInVain(clock)];
    pass(limit - 50);
    expect(clock.signal.aborted).toBe(false);
    pass(50);
    expect(clock.signal.reason).toMatchObject({ name: 'TimeoutError' });
    // Also where whoever was to answer does not heed the signal; and who comes later does not wait at all.
    for (const wait of [...waits, waitingInVain(clock)]) expect(await wait).toBe(clock.signal.reason);
  });

  it.each([5_001, 60_000])('is not used up by %i ms of work while an answer is under way', async (busy) => {
    const { passing, work, pass } = time();
    const clock = createWaitingClock(5_000, passing);
    const answer = pending();
    const taken = clock.during(answer.promise);
    work(busy);
    pass(1_000);
    expect(clock.signal.aborted).toBe(false);
    answer.resolve('stored');
    expect(await taken).toBe('stored');
  });

  it('does not go on between answers, and goes on with the next', async () => {
    const { passing, pass, ticks } = time();
    const clock = createWaitingClock(1_000, passing);
    for (const ms of [400, 400]) {
      const answer = pending();
      const taken = clock.during(answer.promise);
      pass(ms);
      answer.resolve('');
      await taken;
      expect(ticks()).toBe(false);
      pass(10_000);
    }
    expect(clock.signal.aborted).toBe(false);
    void waitingInVain(clock);
    pass(200);
    expect(clock.signal.aborted).toBe(true);
  });

  it('counts once what several answers take at the same time', () => {
    const { passing, pass } = time();
    const clock = createWaitingClock(1_000, passing);
    for (let each = 0; each < 100; each += 1) void waitingInVain(clock);
    pass(950);
    expect(clock.signal.aborted).toBe(false);
    pass(50);
    expect(clock.signal.aborted).toBe(true);
  });

  it('goes on after an answer that failed', async () => {
    const { passing, pass, ticks } = time();
    const clock = createWaitingClock(1_000, passing);
    const answer = pending();
    const failed = clock.during(answer.promise);
    pass(100);
    answer.reject(new Error('connection reset'));
    await expect(failed).rejects.toThrow('connection reset');
    expect(ticks()).toBe(false);
  });
});
