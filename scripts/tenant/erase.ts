/**
 * Erases a tenant: pass by pass over the whole table, until one finds nothing of it. Every write is of one item and can
 * be done twice, so that a run that was ended goes on where it was, or begins again.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readAll } from '../../lib/table/pages.ts';
import { all, type Condition, compare, type Item, type Key, type Table } from '../../lib/table/table.ts';
import { type Progress, scanPage } from './scan.ts';
import { ERASED, isOwn, othersIn, tracesOf, withoutTenant } from './traces.ts';

/** What a run did: `found` of the present pass, which is the last one if it is 0. */
export type EraseCounts = { scanned: number; found: number; deleted: number; cleaned: number };
export const NOTHING_ERASED: EraseCounts = { scanned: 0, found: 0, deleted: 0, cleaned: 0 };

export type Erasure = {
  client: DynamoDBClient;
  tableName: string;
  table: Table;
  tenant: string;
  /** Told after every page. */
  onPage: (progress: Progress<EraseCounts>) => void;
};

/** Passes after which somebody must be writing still. */
const PASSES = 5;

/** Erases what is left to erase. True once a whole pass has found nothing; false if it never does. */
export async function eraseTenant(erasure: Erasure, from: Progress<EraseCounts>): Promise<boolean> {
  let { pass, after, counts } = from;
  for (; pass <= PASSES; pass += 1) {
    do {
      const page = await scanPage(erasure.client, { table: erasure.tableName, after });
      for (const item of page.items) counts = await eraseItem(erasure, item, counts);
      after = page.after;
      counts = { ...counts, scanned: counts.scanned + page.items.length };
      erasure.onPage({ pass, after, counts });
    } while (after !== undefined);
    if (counts.found === 0) return true;
    counts = { ...counts, found: 0 };
  }
  return false;
}

async function eraseItem(erasure: Erasure, item: Item, counts: EraseCounts): Promise<EraseCounts> {
  const { table, tenant } = erasure;
  const key: Key = { pk: String(item.pk), sk: String(item.sk) };
  const found = { ...counts, found: counts.found + 1 };
  if (isOwn(item, tenant)) {
    await table.delete(key);
    return { ...found, deleted: counts.deleted + 1 };
  }
  if (tracesOf(item, tenant).length === 0) return counts;
  if (await isNobodysElse(erasure, item)) {
    await table.delete(key, unchanged(item, tracesOf(item, tenant)));
    return { ...found, deleted: counts.deleted + 1 };
  }
  const update = withoutTenant(item, tenant);
  const touched = [...Object.keys(update.set ?? {}), ...(update.remove ?? [])];
  await table.update(key, { ...update, quiet: true }, unchanged(item, touched));
  return { ...found, cleaned: counts.cleaned + 1 };
}

/** Whether an item of a code's partition is part of a history that nobody else has had part in. */
async function isNobodysElse({ table, tenant }: Erasure, item: Item): Promise<boolean> {
  if (!String(item.pk).startsWith('C#')) return false;
  const items = await readAll(table, { partition: String(item.pk), order: 'ascending' });
  const code = items.find(({ sk }) => sk === 'C');
  // The events of a code go with it, whichever is met first.
  const isOwned = code === undefined || code.tenant === tenant || code.tenant === ERASED;
  return isOwned && !items.some((each) => othersIn(each, tenant));
}

/** What was changed since it was read is met again in the next pass. */
function unchanged(item: Item, attributes: readonly string[]): Condition {
  return all(
    ...attributes.flatMap((name) => {
      const value = item[name];
      return value === undefined || value instanceof Uint8Array ? [] : [compare(name, '=', value)];
    }),
  );
}
