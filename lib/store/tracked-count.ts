/**
 * How many servers a tenant tracks, in one item, so that a limit is a condition of the write that takes a place. A
 * process that dies may leave a place taken: where all are, they are counted again, once an hour at most.
 */
import { tableUnavailable } from '../errors.ts';
import { trackedCountKey, trackedPartition } from '../table/keys.ts';
import { ATTEMPTS, absent, compare, type Table } from '../table/table.ts';

const HOUR_MS = 3_600_000;
const ROWS_AT_ONCE = 5_000;

type Places = { places: number; limit: number; now: number };

/**
 * Takes places for servers that are not tracked yet: one call, three more where all are taken or nobody has counted yet.
 * False if there are not so many left. `now` in milliseconds.
 */
export async function takePlaces(table: Table, tenant: string, wanted: Places): Promise<boolean> {
  const { places, limit } = wanted;
  if (places > limit) return false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const update = { add: { n: places }, quiet: true };
    const fits = compare('n', '<=', limit - places);
    if ((await table.update(trackedCountKey(tenant), update, fits)) !== undefined) return true;
    const taken = await takeCounted(table, tenant, wanted);
    if (taken !== 'try-again') return taken;
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

/** Counts, unless that was done of late, and takes the places with the write of the count. One that was overtaken writes nothing. */
async function takeCounted(
  table: Table,
  tenant: string,
  { places, limit, now }: Places,
): Promise<boolean | 'try-again'> {
  const key = trackedCountKey(tenant);
  const { n, countedAt } = (await table.get(key)) ?? {};
  // Counted, or given back, by another request in the meantime.
  if (typeof n === 'number' && n <= limit - places) return 'try-again';
  if (typeof countedAt === 'number' && now - countedAt < HOUR_MS) return false;
  const count = await countRows(table, tenant);
  const fits = count <= limit - places;
  const update = { set: { n: fits ? count + places : count, countedAt: now }, quiet: true };
  const asRead = typeof n === 'number' ? compare('n', '=', n) : absent('n');
  return (await table.update(key, update, asRead)) === undefined ? 'try-again' : fits;
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
