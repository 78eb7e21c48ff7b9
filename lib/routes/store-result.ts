/** Stores the result of a check: once for each Idempotency-Key. */
import { Problem } from '../errors.ts';
import type { AuthorizedExchange } from '../http/exchange.ts';
import type { Result } from '../records/result.ts';
import { isUnwritten, keepResult, type RequestKey } from '../store/idempotency.ts';
import { putResult } from '../store/results.ts';
import { givePlacesBack } from '../store/tracked-count.ts';
import { idempotencyKey } from '../table/keys.ts';

/** `named`: a record is going to name it. `places`: those that were taken for servers of the request. */
type Storing = { result: Result; named: boolean; places: number };
/** The result that the request is answered with; `replayed` if an earlier request made it. */
type Stored = { result: Result; replayed: boolean };

/** Stores a result, unless its key has one: then that is the answer. Throws 422 if the key is another request's. */
export async function storeResult(
  exchange: AuthorizedExchange & { idempotency: RequestKey | undefined },
  storing: Storing,
): Promise<Stored> {
  const { table, caller, services, idempotency: key } = exchange;
  const { result, named } = storing;
  if (key !== undefined) return storedOnce(exchange, { key, ...storing });
  await putResult(table, caller.tenant, result, { resultDays: services.resultDays, named });
  return { result, replayed: false };
}

/** The key's record comes first, see `store/idempotency.ts`. */
async function storedOnce(
  { table, caller: { tenant }, now, services: { resultDays, newId } }: AuthorizedExchange,
  { result, named, places, key }: Storing & { key: RequestKey },
): Promise<Stored> {
  const nowSeconds = Math.floor(now / 1000);
  const answer = await keepResult(table, { tenant, key, nowSeconds }, result);
  if (answer.kind === 'conflict') {
    if (places > 0) await givePlacesBack(table, tenant, { token: newId(now), now, places });
    throw new Problem('idempotency-key-reused');
  }
  const replayed = answer.kind === 'replay';
  const kept = replayed ? answer.result : result;
  const { pk: keyPk } = idempotencyKey(tenant, key.key);
  if (!replayed || (await isUnwritten(table, { tenant, key }, kept)))
    await putResult(table, tenant, kept, { resultDays, named, keyPk });
  return { result: kept, replayed };
}
