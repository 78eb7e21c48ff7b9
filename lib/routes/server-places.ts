/** The places of servers that a check is about to track: a tenant has so many. */
import { Problem } from '../errors.ts';
import type { Ledger, LedgerQuestion } from '../findings/verifiers.ts';
import type { AuthorizedExchange } from '../http/exchange.ts';
import { isBoundToAnother, type RequestKey } from '../store/idempotency.ts';
import { takePlaces } from '../store/tracked-count.ts';

/**
 * Before anything is written: a server that is not tracked yet needs a place. How many were taken. Throws 409 if there
 * are not so many left, 422 if the key is another request's.
 */
export async function takePlacesFor(
  { serverIds = [] }: LedgerQuestion,
  ledger: Ledger,
  exchange: AuthorizedExchange & { idempotency: RequestKey | undefined },
): Promise<number> {
  const { table, caller, services, now, idempotency: key } = exchange;
  const { tenant } = caller;
  const { serversPerTenant: limit } = services;
  const places = new Set(serverIds.filter((id) => !ledger.tracks(id))).size;
  if (places === 0) return 0;
  if (key !== undefined && (await isBoundToAnother(table, { tenant, key, now })))
    throw new Problem('idempotency-key-reused');
  if (await takePlaces(table, tenant, { places, limit, now, token: services.newId(now) })) return places;
  throw new Problem('limit-reached', { values: { maximum: limit } });
}
