/** Lists of any length. A table answers as many bytes at once as it likes: a short page is not the last one. */
import { type Item, keyNames, type Page, type PageQuery, type Table } from './table.ts';

/** A page may be short of its limit after so many calls, where very many items are passed over or are very large. */
const CALLS = 25;

/**
 * Up to `limit` items of a partition, in as many calls as the table takes for them: one as a rule. `keep` passes over
 * items that are not to be seen. `next`: the sort key after which to go on, undefined at the end.
 */
export async function readPage(
  table: Table,
  query: PageQuery,
  keep: (item: Item) => boolean = () => true,
): Promise<Page> {
  const { limit } = query;
  const items: Item[] = [];
  let after = query.after;
  for (let call = 0; call < CALLS; call += 1) {
    // One more than is asked for tells whether there are more.
    const page = await table.query({ ...query, after, limit: limit + 1 - items.length });
    items.push(...page.items.filter(keep));
    after = page.next;
    if (items.length > limit) return cutAfter(items.slice(0, limit), query);
    if (after === undefined) break;
  }
  return { items, next: after };
}

function cutAfter(items: Item[], query: PageQuery): Page {
  return { items, next: String(items.at(-1)?.[keyNames(query).sk]) };
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
