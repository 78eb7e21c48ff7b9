/** Work on several things at once, told in the order in which they came. */

/** What is there at once, or comes. Nobody waits for what is there: a turn of the event loop takes as long as judging a row. */
export type Soon<T> = T | Promise<T>;

type Working<T, R> = {
  work: (item: T) => Soon<R>;
  tell: (result: R) => Soon<void>;
  atOnce: number;
};

/** Works on at most `atOnce` items at a time: an item is taken when there is room for it, its result told in its turn. */
export async function inOrder<T, R>(
  items: Iterable<T>,
  { work, tell, atOnce }: Working<T, R>,
): Promise<void> {
  const running: Promise<R>[] = [];
  const tellFirst = async (first = running.shift()) => {
    if (first !== undefined) await tell(await first);
  };
  try {
    for (const item of items) {
      const result = work(item);
      if (running.length === 0 && !(result instanceof Promise)) {
        const told = tell(result);
        if (told instanceof Promise) await told;
      } else {
        running.push(unheard(Promise.resolve(result)));
        if (running.length >= atOnce) await tellFirst();
      }
    }
    while (running.length > 0) await tellFirst();
  } finally {
    // What ends early leaves nothing behind that still works.
    await Promise.allSettled(running);
  }
}

/** A promise that is waited for in its turn; until then nobody else hears of its failure. */
function unheard<R>(result: Promise<R>): Promise<R> {
  result.catch(() => undefined);
  return result;
}
