/**
 * A POST with an Idempotency-Key. The record of the key holds the whole answer and is written, on condition
 * that there is none, before anything else: whoever writes it has done the work, everybody later is answered
 * from it. So nothing is ever "in progress", and a crash after this write leaves what a repeat completes.
 */
import * as z from 'zod/mini';
import type { Result } from '../judge/judgement.ts';
import { idempotencyKey } from '../table/keys.ts';
import { absent, any, compare, type Item, type Table } from '../table/table.ts';
import { documentOf, resultOf, schemaVersion } from './results.ts';

/** Keys are kept for a day, and an hour more for clocks that differ. */
export const KEY_KEPT_SECONDS = 25 * 3600;

export type KeyedRequest = { tenant: string; key: string; fingerprint: string; nowSeconds: number };

/** `first`: ours was kept. `replay`: an earlier answer to the same request. `conflict`: the key is another request's. */
export type Claim = { kind: 'first' } | { kind: 'replay'; result: Result } | { kind: 'conflict' };

/** Claims a key for a result: one write, and one read if it was taken. */
export async function claimKey(table: Table, request: KeyedRequest, result: Result): Promise<Claim> {
  const { tenant, key, fingerprint, nowSeconds } = request;
  const { pk, sk } = idempotencyKey(tenant, key);
  const item: Item = {
    pk,
    sk,
    fingerprint,
    expiresAt: nowSeconds + KEY_KEPT_SECONDS,
    ...schemaVersion,
    ...documentOf(result),
  };
  const won = await table.put(item, any(absent('pk'), compare('expiresAt', '<', nowSeconds)));
  if (won) return { kind: 'first' };
  const found = await table.get({ pk, sk });
  // Cleaned up between the two calls: the key is free again, and a second try takes it.
  if (found === undefined) return claimKey(table, request, result);
  if (keyRecord.parse(found).fingerprint !== fingerprint) return { kind: 'conflict' };
  const kept = resultOf(found);
  // Our own write whose answer was lost, repeated by the client.
  return kept.id === result.id ? { kind: 'first' } : { kind: 'replay', result: kept };
}

const keyRecord = z.object({ fingerprint: z.string() });
