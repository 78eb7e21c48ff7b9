/**
 * The record of an idempotency key that came with a redemption: the answer that the request gets. A redemption is
 * kept before it is made, and is true as soon as its code says so; a refusal is true at once.
 */
import * as z from 'zod/mini';
import { KEY_KEPT_SECONDS } from '../store/idempotency.ts';
import { idempotencyKey } from '../table/keys.ts';
import { absent, any, compare, type Item, type Table } from '../table/table.ts';
import { type Redemption, storedAnswer } from './redemptions.ts';

export const REFUSALS = [
  'code-not-found',
  'code-revoked',
  'code-already-redeemed',
  'website-already-verified',
  'server-not-eligible',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** `first`: it made the redemption; else it found it there. */
export type KeptAnswer =
  | { kind: 'redeemed'; redemption: Redemption; first: boolean }
  | { kind: 'refused'; reason: RefusalReason; rule: string };

/** `answer` is undefined where the key came with another kind of request. */
export type KeptKey = { fingerprint: string; answer: KeptAnswer | undefined; text: string };

/** Reads a key's record; undefined if there is none or it has ended. `now` in milliseconds. */
export function keptKeyOf(item: Item | undefined, now: number): KeptKey | undefined {
  if (item === undefined) return undefined;
  const { fingerprint, expiresAt, answer } = keyItem.parse(item);
  if (expiresAt < Math.floor(now / 1000)) return undefined;
  return {
    fingerprint,
    text: answer ?? '',
    answer: answer === undefined ? undefined : keptAnswer.parse(JSON.parse(answer)),
  };
}

/** Keeps the answer of a key, in place of what was read before; false if another request was quicker. */
export function keepAnswer(
  table: Table,
  { tenant, key, fingerprint, now }: { tenant: string; key: string; fingerprint: string; now: number },
  { before, answer }: { before: KeptKey | undefined; answer: KeptAnswer },
): Promise<boolean> {
  const nowSeconds = Math.floor(now / 1000);
  const item: Item = {
    ...idempotencyKey(tenant, key),
    fingerprint,
    expiresAt: nowSeconds + KEY_KEPT_SECONDS,
    answer: JSON.stringify(answer),
  };
  const unchanged =
    before === undefined
      ? any(absent('pk'), compare('expiresAt', '<', nowSeconds))
      : compare('answer', '=', before.text);
  return table.put(item, unchanged);
}

const keyItem = z.object({
  fingerprint: z.string(),
  expiresAt: z.number(),
  answer: z.optional(z.string()),
});
const keptAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redeemed'), redemption: storedAnswer, first: z.boolean() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(REFUSALS), rule: z.string() }),
]);
