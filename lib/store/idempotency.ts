/**
 * A POST with an Idempotency-Key. A tenant's key is one key, whatever it is used for: its record, written on condition
 * that there is none, binds it to one request before that takes effect. So nothing is ever "in progress", and a crash
 * after this write leaves what a repeat completes.
 */
import { createHash } from 'node:crypto';
import { keyItem } from '../records/ledger-items.ts';
import type { Result } from '../records/result.ts';
import { idempotencyKey, resultKey } from '../table/keys.ts';
import { absent, any, type Condition, compare, type Item, type Table } from '../table/table.ts';
import { documentOf, resultOf } from './result-document.ts';
import { endOfKey } from './retention.ts';

/**
 * An idempotency key, and what makes two requests with it the same: where they went and what they said. `earlier`: how
 * that was written until 2026-11; entries of codes hold it as long as their server is there.
 */
export type RequestKey = { key: string; fingerprint: string; earlier?: () => string };

/** Whether a fingerprint that is stored is that of a request. */
export function isOfRequest(stored: string | undefined, { fingerprint, earlier }: RequestKey): boolean {
  return stored !== undefined && (stored === fingerprint || stored === earlier?.());
}

/** `first`: the key is bound now. `repeat`: it was bound to the same request. `conflict`: it is another request's. */
type Bound = 'first' | 'repeat' | 'conflict';

/**
 * Binds a key to a request whose effect is its own record: before the effect, one write, and one read if it was bound.
 * A request without a key is the first. `now` in milliseconds.
 */
export async function bindKey(
  table: Table,
  { tenant, key, now }: { tenant: string; key: RequestKey | undefined; now: number },
): Promise<Bound> {
  if (key === undefined) return 'first';
  const nowSeconds = Math.floor(now / 1000);
  if (await table.put(keyRecord(tenant, key, nowSeconds), isFree(nowSeconds))) return 'first';
  const found = await table.get(idempotencyKey(tenant, key.key));
  // Cleaned up between the two calls: the key is free again, and a second try binds it.
  if (found === undefined) return bindKey(table, { tenant, key, now });
  return isOfRequest(keyItem.parse(found).fingerprint, key) ? 'repeat' : 'conflict';
}

/** Whether a key is bound to another request, as it is now: one read. */
export async function isBoundToAnother(
  table: Table,
  { tenant, key, now }: { tenant: string; key: RequestKey; now: number },
): Promise<boolean> {
  const found = await table.get(idempotencyKey(tenant, key.key));
  if (found === undefined) return false;
  const { fingerprint, expiresAt } = keyItem.parse(found);
  return !isOfRequest(fingerprint, key) && expiresAt >= Math.floor(now / 1000);
}

/** `first`: ours was kept. `replay`: an earlier answer to the same request. `conflict`: the key is another request's. */
type KeptResult = { kind: 'first' } | { kind: 'replay'; result: Result } | { kind: 'conflict' };

/**
 * Keeps a result as the whole answer of a key: one write, and one read if the key was taken. Whoever writes it has done
 * the work, everybody later is answered from it.
 */
export async function keepResult(
  table: Table,
  request: { tenant: string; key: RequestKey; nowSeconds: number },
  result: Result,
): Promise<KeptResult> {
  const { tenant, key, nowSeconds } = request;
  const item = { ...keyRecord(tenant, key, nowSeconds), ...documentOf(result) };
  if (await table.put(item, isFree(nowSeconds))) return { kind: 'first' };
  const found = await table.get(idempotencyKey(tenant, key.key));
  if (found === undefined) return keepResult(table, request, result);
  if (!isOfRequest(keyItem.parse(found).fingerprint, key)) return { kind: 'conflict' };
  const kept = resultOf(found);
  // Our own write whose answer was lost, repeated by the client.
  return kept.id === result.id ? { kind: 'first' } : { kind: 'replay', result: kept };
}

/**
 * Whether the result that a key has kept is missing, because the request that kept it did not live to write it. One read;
 * two where it is missing: a result that was deleted took the answer of its key with it, and stays deleted.
 */
export async function isUnwritten(
  table: Table,
  { tenant, key }: { tenant: string; key: RequestKey },
  { id }: Result,
): Promise<boolean> {
  if ((await table.get(resultKey(tenant, id))) !== undefined) return false;
  const found = await table.get(idempotencyKey(tenant, key.key));
  return found !== undefined && resultOf(found).id === id;
}

/** A key as it is kept: it may be long, and may tell what it should not. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The record of a key, to which its answer may be added. */
export function keyRecord(tenant: string, { key, fingerprint }: RequestKey, nowSeconds: number): Item {
  return { ...idempotencyKey(tenant, key), fingerprint, expiresAt: endOfKey(nowSeconds * 1000) };
}

/** Holds of a key that is bound to no request, or was until it ended. */
export function isFree(nowSeconds: number): Condition {
  return any(absent('pk'), compare('expiresAt', '<', nowSeconds));
}
