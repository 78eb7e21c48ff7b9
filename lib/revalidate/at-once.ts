/** Does work on items, so many at once, as long as `goOn` says so. The number of items that were not begun. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  { width, goOn, work }: { width: number; goOn: () => boolean; work: (item: T) => Promise<void> },
): Promise<number> {
  let next = 0;
  async function worker(): Promise<void> {
    for (let item = items[next]; item !== undefined && goOn(); item = items[next]) {
      next += 1;
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return items.length - next;
}
