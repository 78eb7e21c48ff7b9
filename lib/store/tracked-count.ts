/**
 * How many servers a tenant tracks, in one item, so that a limit is a condition of the write that takes a place. A
 * process that dies may leave a place taken: where all are, they are counted again, once an hour at most.
 */
import { tableUnavailable } from '../errors.ts';
import { trackedCountKey, trackedPartition } from '../table/keys.ts';
import { ATTEMPTS, absent, compare, type Table } from '../table/table.ts';

const HOUR_MS = 3_600_000;
const ROWS_AT_ONCE = 5_000;

/** Takes places for servers that are not tracked yet; false if there are not so many left. `now` in milliseconds. */
export async function takePlaces(
  table: Table,
  tenant: string,
  { places, limit, now }: { places: number; limit: number; now: number },
): Promise<boolean> {
  if (places > limit) return false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const update = { add: { n: places }, quiet: true };
    const fits = compare('n', '<=', limit - places);
    if ((await table.update(trackedCountKey(tenant), update, fits)) !== undefined) return true;
    if (!(await countAgain(table, tenant, now))) return false;
  }
  throw tableUnavailable();
}

/** Gives places back: of servers that are tracked no more, or were not to be tracked. */
export async function givePlacesBack(table: Table, tenant: string, places = 1): Promise<void> {
  await table.update(
    trackedCountKey(tenant),
    { add: { n: -places }, quiet: true },
    compare('n', '>=', places),
  );
}

/** False if they were counted of late. A count that was overtaken is not written. */
async function countAgain(table: Table, tenant: string, now: number): Promise<boolean> {
  const key = trackedCountKey(tenant);
  const before = await table.get(key);
  if (typeof before?.countedAt === 'number' && now - before.countedAt < HOUR_MS) return false;
  const asRead = typeof before?.n === 'number' ? compare('n', '=', before.n) : absent('n');
  const update = { set: { n: await countRows(table, tenant), countedAt: now }, quiet: true };
  await table.update(key, update, asRead);
  return true;
}

async function countRows(table: Table, tenant: string): Promise<number> {
  const query = { ...trackedPartition(tenant, 'server', undefined), order: 'ascending' } as const;
  let count = 0;
  let after: string | undefined;
  do {
    const page = await table.query({ ...query, after, limit: ROWS_AT_ONCE });
    count += page.items.length;
    after = page.next;
  } while (after !== undefined);
  return count;
}
