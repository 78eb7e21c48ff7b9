/** Lists of any length. A table answers as many bytes at once as it likes: a short page is not the last one. */
import type { Item, PageQuery, Table } from './table.ts';

/**
 * Up to `limit` items of a partition, in as many calls as the table takes for them: one as a rule. `keep` passes over
 * items that are not to be seen. `more`: whether others follow.
 */
export async function readPage(
  table: Table,
  query: PageQuery,
  keep: (item: Item) => boolean = () => true,
): Promise<{ items: Item[]; more: boolean }> {
  const items: Item[] = [];
  let after = query.after;
  do {
    // One more than is asked for tells whether there are more.
    const page = await table.query({ ...query, after, limit: query.limit + 1 - items.length });
    items.push(...page.items.filter(keep));
    after = page.next;
  } while (after !== undefined && items.length <= query.limit);
  return { items: items.slice(0, query.limit), more: items.length > query.limit };
}

const PAGE = 100;

/** All items of a partition, for what a tenant has few of. */
export async function readAll(table: Table, query: Omit<PageQuery, 'after' | 'limit'>): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await table.query({ ...query, after, limit: PAGE });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

/** A page of a list that was read whole, sorted by id. `next`: the id after which to go on, if there are more. */
export function pageAfter<T extends { id: string }>(
  items: readonly T[],
  { after = '', limit }: { after: string | undefined; limit: number },
): { items: T[]; next: string | undefined } {
  const rest = items.filter(({ id }) => id > after);
  const page = rest.slice(0, limit);
  return { items: page, next: rest.length > limit ? page.at(-1)?.id : undefined };
}
