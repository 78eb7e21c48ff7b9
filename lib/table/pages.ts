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
