/** Work at one place, only so much at a time: registries count connections, and shut out who has too many. */

/** At most so many questions are open at one registry. */
export const AT_ONE_REGISTRY = 2;

export type WorkQueue = <T>(place: string, work: () => Promise<T>) => Promise<T>;

/** Lets at most `limit` works run at a time for each place; the others wait in their order. */
export function createQueue(limit: number): WorkQueue {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  async function enter(place: string): Promise<void> {
    const count = running.get(place) ?? 0;
    if (count < limit) {
      running.set(place, count + 1);
      return;
    }
    await new Promise<void>((admitted) => {
      const line = waiting.get(place) ?? [];
      line.push(admitted);
      waiting.set(place, line);
    });
  }

  /** Hands the place on to who waits longest, else frees it. */
  function leave(place: string): void {
    const next = waiting.get(place)?.shift();
    if (next !== undefined) {
      next();
      return;
    }
    const count = (running.get(place) ?? 1) - 1;
    if (count > 0) running.set(place, count);
    else running.delete(place);
  }

  return async (place, work) => {
    await enter(place);
    try {
      return await work();
    } finally {
      leave(place);
    }
  };
}
