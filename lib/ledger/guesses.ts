/**
 * How often a tenant may guess: ten times a minute, then it has to wait. A guess is a code that is given and none that
 * the tenant may know, and every code that is recorded, because the answer tells whether it is known. One small item a
 * tenant.
 */
import { guessesItem } from '../records/ledger-items.ts';
import { guessesKey } from '../table/keys.ts';
import { absent, all, any, compare, type Item, type Table } from '../table/table.ts';

/** So many guesses are answered in a window, which begins with the first of them. */
const GUESSES = 10;
const WINDOW_MS = 60_000;
/** The table's own clean-up may be late; nothing depends on it. */
const KEPT_SECONDS = 3600;

/** Seconds until a tenant may try again, by the item that counts; undefined if it may. `now` in milliseconds. */
export function secondsToWait(item: Item | undefined, now: number): number | undefined {
  if (item === undefined) return undefined;
  const { n, until } = guessesItem.parse(item);
  return n >= GUESSES && until > now ? Math.ceil((until - now) / 1000) : undefined;
}

/**
 * Counts a guess; the seconds to wait if it is one too many. One call, or two for the first of a window. `token` is the
 * guess's own: one that is sent again, because its answer was lost, is counted once, unless another guess came in between.
 */
export async function countGuess(
  table: Table,
  tenant: string,
  { now, token }: { now: number; token: string },
): Promise<number | undefined> {
  const key = guessesKey(tenant);
  const isNew = any(absent('by'), compare('by', '<>', token));
  for (;;) {
    const update = { set: { by: token }, add: { n: 1 } };
    const counted = await table.update(key, update, all(compare('until', '>', now), isNew));
    if (counted !== undefined) return secondsOver(counted, now);
    const until = now + WINDOW_MS;
    const first = { ...key, n: 1, until, by: token, expiresAt: Math.floor(until / 1000) + KEPT_SECONDS };
    if (await table.put(first, any(absent('pk'), compare('until', '<=', now)))) return undefined;
    const found = await table.get(key);
    if (found?.by === token) return secondsOver(found, now);
  }
}

function secondsOver(counted: Item, now: number): number | undefined {
  const { n, until } = guessesItem.parse(counted);
  return n > GUESSES ? Math.ceil((until - now) / 1000) : undefined;
}
