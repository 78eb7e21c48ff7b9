/** Work on several things at once, told in the order in which they came. */

/** Works on at most `atOnce` items at a time; an item is taken when there is room for it. */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  atOnce: number,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // It is waited for in its turn; until then nobody else hears of a failure.
      result.catch(() => undefined);
      running.push(result);
      const [first] = running;
      if (first === undefined || running.length < atOnce) continue;
      running.shift();
      yield await first;
    }
    for (let first = running.shift(); first !== undefined; first = running.shift()) yield await first;
  } finally {
    // What ends early leaves nothing behind that still works.
    await Promise.allSettled(running);
  }
}
