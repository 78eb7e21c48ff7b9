/** Work at one place, only so much at a time: registries count connections, and shut out who has too many. */

/** At most so many questions are open at one registry. */
export const AT_ONE_REGISTRY = 2;

/** Without `withinMs` a turn is waited for as long as it takes; else what did not come to its turn by then is undefined. */
export type WorkQueue = {
  <T>(place: string, work: () => Promise<T>): Promise<T>;
  <T>(place: string, work: () => Promise<T>, withinMs: number): Promise<T | undefined>;
};

/** Lets at most `limit` works run at a time for each place; the others wait in their order. */
export function createQueue(limit: number): WorkQueue {
  const running = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  /** False if the turn did not come in time. */
  async function enter(place: string, withinMs: number | undefined): Promise<boolean> {
    const count = running.get(place) ?? 0;
    if (count < limit) {
      running.set(place, count + 1);
      return true;
    }
    const line = waiting.get(place) ?? new Set();
    waiting.set(place, line);
    return turnIn(line, withinMs);
  }

  /** Hands the place on to who waits longest, else frees it. */
  function leave(place: string): void {
    const line = waiting.get(place) ?? new Set();
    for (const next of line) {
      line.delete(next);
      next();
      return;
    }
    waiting.delete(place);
    const count = (running.get(place) ?? 1) - 1;
    if (count > 0) running.set(place, count);
    else running.delete(place);
  }

  async function inTurn<T>(place: string, work: () => Promise<T>): Promise<T>;
  async function inTurn<T>(
    place: string,
    work: () => Promise<T>,
    withinMs: number | undefined,
  ): Promise<T | undefined>;
  async function inTurn<T>(place: string, work: () => Promise<T>, withinMs?: number): Promise<T | undefined> {
    if (!(await enter(place, withinMs))) return undefined;
    try {
      return await work();
    } finally {
      leave(place);
    }
  }
  return inTurn;
}

/** Waits in a line, and leaves it where the turn does not come in time. */
function turnIn(line: Set<() => void>, withinMs: number | undefined): Promise<boolean> {
  return new Promise((settle) => {
    const late = () => {
      line.delete(admit);
      settle(false);
    };
    const timer = withinMs === undefined ? undefined : setTimeout(late, withinMs);
    function admit(): void {
      clearTimeout(timer);
      settle(true);
    }
    line.add(admit);
  });
}
