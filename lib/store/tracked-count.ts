/**
 * How many servers a tenant tracks, in one item, so that a limit is a condition of the write that takes a place. Its
 * number may be too high, where a process died between a place and its server, two checks of a new server came at once, or a
 * write was sent again after another had taken a place; it is never too low. Where all places are taken they are counted again, once an hour at most.
 */
import { Problem, tableUnavailable } from '../errors.ts';
import { trackedCountKey, trackedPartition } from '../table/keys.ts';
import {
  ATTEMPTS,
  absent,
  all,
  any,
  type Condition,
  compare,
  type Item,
  type Table,
} from '../table/table.ts';

const HOUR_MS = 3_600_000;
/** No request takes so long, nor is one sent again after that; an index tells by then of what was written before. */
const MINUTE_MS = 60_000;
const ROWS_AT_ONCE = 5_000;
/** Of who gave places back a moment ago: an attribute each. */
const GIVEN = 'g_';
/** So many requests that gave places back are kept in mind: 8 KB of the item. */
const MOST_GIVEN = 200;

/** `token` is the request's own: what is sent again gives back no more, and takes no more unless another took in between. `now` in milliseconds. */
type CountChange = { token: string; now: number };
type Places = CountChange & { places: number; limit: number };

/**
 * Takes places for servers that are not tracked yet: one call, three more where all are taken or nobody has counted yet.
 * False if there are not so many left.
 */
export async function takePlaces(table: Table, tenant: string, wanted: Places): Promise<boolean> {
  const { places, limit, token, now } = wanted;
  if (places > limit) return false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const update = { set: { takenBy: token, takenAt: now }, add: { n: places }, quiet: true };
    const isFirst = any(absent('takenBy'), compare('takenBy', '<>', token));
    const fits = all(compare('n', '<=', limit - places), isFirst);
    if ((await table.update(trackedCountKey(tenant), update, fits)) !== undefined) return true;
    const taken = await takeCounted(table, tenant, wanted);
    if (taken !== 'try-again') return taken;
  }
  throw tableUnavailable();
}

/**
 * Gives places back: of servers that are tracked no more, or were not to be tracked. Two calls. If the table does not
 * answer, or too many gave places back a moment ago, that is no failure: the places stay taken until they are counted.
 */
export async function givePlacesBack(
  table: Table,
  tenant: string,
  { token, now, places = 1 }: CountChange & { places?: number },
): Promise<void> {
  const key = trackedCountKey(tenant);
  const attribute = `${GIVEN}${token}`;
  try {
    const given = Object.entries((await table.get(key)) ?? {}).filter(([name]) => name.startsWith(GIVEN));
    const old = given.filter(([, at]) => Number(at) < now - MINUTE_MS).map(([name]) => name);
    if (given.length - old.length >= MOST_GIVEN) return;
    const update = { set: { [attribute]: now }, add: { n: -places }, remove: old, quiet: true };
    await table.update(key, update, all(compare('n', '>=', places), absent(attribute)));
  } catch (error) {
    if (!(error instanceof Problem) || error.problem !== 'table-unavailable') throw error;
  }
}

/** Counts, unless that was done of late, and takes the places with the write of the count. One that was overtaken writes nothing. */
async function takeCounted(
  table: Table,
  tenant: string,
  { places, limit, now, token }: Places,
): Promise<boolean | 'try-again'> {
  const key = trackedCountKey(tenant);
  const found = (await table.get(key)) ?? {};
  const { n, takenBy } = found;
  // Taken by the first try, whose answer was lost.
  if (takenBy === token) return true;
  // Counted, or given back, by another request in the meantime.
  if (typeof n === 'number' && n <= limit - places) return 'try-again';
  if (isSince(found.countedAt, now - HOUR_MS) || isSince(found.takenAt, now - MINUTE_MS)) return false;
  const count = await countRows(table, tenant);
  const fits = count <= limit - places;
  const set: Item = {
    n: fits ? count + places : count,
    countedAt: now,
    ...(fits && { takenBy: token, takenAt: now }),
  };
  const isAsRead = all(isSame('n', found), isSame('takenBy', found));
  return (await table.update(key, { set, quiet: true }, isAsRead)) === undefined ? 'try-again' : fits;
}

function isSince(at: unknown, from: number): boolean {
  return typeof at === 'number' && at > from;
}

function isSame(attribute: string, { [attribute]: value }: Item): Condition {
  return typeof value === 'number' || typeof value === 'string'
    ? compare(attribute, '=', value)
    : absent(attribute);
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
