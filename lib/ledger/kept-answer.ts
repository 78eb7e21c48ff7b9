/**
 * The record of an idempotency key that came with a redemption: the answer that the request gets. A redemption is
 * kept before it is made, and is true as soon as its code says so; a refusal is true at once.
 */
import type * as z from 'zod/mini';
import { type keptAnswer, keyItem } from '../records/ledger-items.ts';
import { isFree, keyRecord, type RequestKey } from '../store/idempotency.ts';
import { compare, type Item, type Table } from '../table/table.ts';

export type KeptAnswer = z.infer<typeof keptAnswer>;

/** A key as it is in the table. No `answer`: it came with another kind of request. */
export type KeptKey = { fingerprint: string; answer: KeptAnswer | undefined; text: string };

/** Reads a key's record; undefined if there is none or it has ended. `now` in milliseconds. */
export function keptKeyOf(item: Item | undefined, now: number): KeptKey | undefined {
  if (item === undefined) return undefined;
  const { fingerprint, expiresAt, answer } = keyItem.parse(item);
  if (expiresAt < Math.floor(now / 1000)) return undefined;
  return { fingerprint, text: String(item.answer ?? ''), answer };
}

/** Keeps the answer of a key, in place of what was read before; false if another request was quicker. */
export function keepAnswer(
  table: Table,
  { tenant, key, now }: { tenant: string; key: RequestKey; now: number },
  { before, text }: { before: KeptKey | undefined; text: string },
): Promise<boolean> {
  const nowSeconds = Math.floor(now / 1000);
  const unchanged = before === undefined ? isFree(nowSeconds) : compare('answer', '=', before.text);
  return table.put({ ...keyRecord(tenant, key, nowSeconds), answer: text }, unchanged);
}
