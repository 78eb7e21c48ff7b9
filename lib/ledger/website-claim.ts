/**
 * A website's claim: the redemption that a code is about to become for it, whole, so that anybody of the tenant who
 * finds it can finish it. It is made before the code is taken, so that no website gets two codes. A claim that its code
 * does not confirm is no redemption.
 */
import type * as z from 'zod/mini';
import { claimItem, LEDGER_VERSION, type redemptionClaimed } from '../records/ledger-items.ts';
import { tagOf } from '../table/ids.ts';
import { websiteKey } from '../table/keys.ts';
import { absent, compare, type Item, type Key, type Table } from '../table/table.ts';

export type WebsiteClaim = { redemptionId: string; codePk: string; made: z.infer<typeof redemptionClaimed> };

/** The key of a tenant's website. */
export function claimKeyOf(tenant: string, domain: string): Key {
  return websiteKey(tenant, tagOf(domain));
}

/** Claims a website; false if it has another claim than the one to `replace`, or has one and there is none to replace. */
export function claimWebsite(
  table: Table,
  { redemptionId: rId, codePk, made }: WebsiteClaim,
  replace: WebsiteClaim | undefined,
): Promise<boolean> {
  const key = claimKeyOf(made.tenant, made.domain);
  const free = replace === undefined ? absent('pk') : compare('rId', '=', replace.redemptionId);
  return table.put({ ...key, v: LEDGER_VERSION, rId, codePk, redemption: JSON.stringify(made) }, free);
}

/** Gives a claim up that did not become a redemption, or is no longer one. */
export async function dropClaim(table: Table, key: Key, redemptionId: string): Promise<void> {
  await table.delete(key, compare('rId', '=', redemptionId));
}

/** Reads a website's claim. */
export function claimOf(item: Item): WebsiteClaim {
  const { rId, codePk, redemption } = claimItem.parse(item);
  return { redemptionId: rId, codePk, made: redemption };
}
