/** What is due: the index is the queue, and an item leaves it by the write that settles it. */
import * as z from 'zod/mini';
import { dueSortKey, partsOfDueSortKey } from './keys.ts';
import { compare, type Item, type Table } from './table.ts';

/** Rows of a partition that are due at an instant, the longest due first. `next`: after which row to go on, if there may be more. */
type DuePage = { rows: Item[]; next: string | undefined };

/** A page of what is due: one query. The index may lag behind, so a write must ask whether the item is still as seen. */
export async function duePage(
  table: Table,
  {
    partition,
    at,
    after,
    limit,
  }: { partition: string; at: number; after: string | undefined; limit: number },
): Promise<DuePage> {
  const { items, next } = await table.query({
    index: 'due',
    partition,
    order: 'ascending',
    after,
    limit,
  });
  const rows = items.filter((row) => partsOfDueSortKey(dueRow.parse(row).duesk).at <= at);
  return { rows, next: rows.length === items.length ? next : undefined };
}

/** Puts an item that could not be dealt with off until later, and counts that; false if it changed meanwhile. */
export async function postpone(table: Table, row: Item, until: number): Promise<boolean> {
  const { pk, sk, duesk } = dueRow.parse(row);
  const set = { duesk: dueSortKey(until, partsOfDueSortKey(duesk).name) };
  const update = { set, add: { failures: 1 } };
  return (await table.update({ pk, sk }, update, compare('duesk', '=', duesk))) !== undefined;
}

const dueRow = z.object({ pk: z.string(), sk: z.string(), duesk: z.string() });
