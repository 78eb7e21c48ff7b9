/**
 * Redemptions: which code verifies which website of a tenant. The code's item is the record; the website's item is a
 * claim that is made before it, so that no website gets two codes. A claim without the code's word is nothing: whoever
 * finds one fences the code against it, and takes its place. See docs/decisions for what each crash leaves.
 */
import * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import { releaseKey, tagOf, tagOfId, websiteKey } from '../table/keys.ts';
import { absent, all, any, compare, type Item, type Key, type Table } from '../table/table.ts';
import { isUsableOn } from './code-use.ts';
import { type Code, getCode, type LiveRedemption, storedRedemption } from './codes.ts';

/** A redemption as it is told. */
export type Redemption = {
  id: string;
  codeId: string;
  serverId: string;
  website: { domain: string; name?: string | undefined };
  status: 'redeemed' | 'filed' | 'released';
  redeemedAt: string;
  number?: string | undefined;
  filedAt?: string | undefined;
  releasedAt?: string | undefined;
};

/**
 * A website's claim on a code: the redemption that it is to become, whole, so that anybody of the tenant who finds it
 * can finish it.
 */
export type Claim = { redemptionId: string; codePk: string; made: RedemptionMade };

/** What a redemption says beside its id and its code. */
export type RedemptionMade = {
  /** Its place in the code's history. */
  eventId: string;
  tenant: string;
  domain: string;
  name?: string | undefined;
  redeemedAt: string;
};

/** The key of a tenant's website. */
export function claimKeyOf(tenant: string, domain: string): Key {
  return websiteKey(tenant, tagOf(domain));
}

/** A redemption that lives on a code. */
export function redemptionOn(code: Code, live: LiveRedemption): Redemption {
  const { id, domain, name, redeemedAt, filing } = live;
  return {
    id,
    codeId: code.id,
    serverId: code.serverId,
    website: { domain, ...(name === undefined ? {} : { name }) },
    status: filing === undefined ? 'redeemed' : 'filed',
    redeemedAt,
    ...(filing === undefined ? {} : { number: filing.number, filedAt: filing.filedAt }),
  };
}

/** Claims a website; false if somebody has another claim. `instead` takes the place of one that is nothing. */
export function claimWebsite(
  table: Table,
  key: Key,
  { claim, instead }: { claim: Claim; instead: string | undefined },
): Promise<boolean> {
  const free = instead === undefined ? absent('pk') : compare('rId', '=', instead);
  const { redemptionId: rId, codePk, made } = claim;
  return table.put({ ...key, v: SCHEMA_VERSION, rId, codePk, redemption: JSON.stringify(made) }, free);
}

/**
 * Makes a claim a redemption: the code takes it, if it is free and can be used on that day. This one write decides
 * which website has the code.
 */
export async function takeCode(table: Table, claim: Claim, today: Day): Promise<boolean> {
  const { redemptionId: rId, codePk, made } = claim;
  const taken = await table.update(
    { pk: codePk, sk: 'C' },
    { set: { rId, redemption: JSON.stringify(made) } },
    all(
      absent('rId'),
      absent('revokedAt'),
      any(absent('fence'), compare('fence', '<', rId)),
      any(absent('releasedId'), compare('releasedId', '<', rId)),
      // The last day was read, and no code is told of one that is past; the first may have been told meanwhile.
      compare('usableFrom', '<=', today),
    ),
  );
  return taken !== undefined;
}

/** Whether `takeCode` would make the claim a redemption, by what was read. */
export function canTake(code: Code, redemptionId: string, today: Day): boolean {
  return (
    code.redemption === undefined &&
    code.revoked === undefined &&
    isAboveFence(code, redemptionId) &&
    isUsableOn(code.use, today)
  );
}

/** Whether a redemption of this id can take the code at all: it is above all that were fenced off or released. */
export function isAboveFence(code: Code, redemptionId: string): boolean {
  const fence = highestFence(code);
  return fence === undefined || fence < redemptionId;
}

/** The highest id that can never take the code. */
export function highestFence({ fence, release }: Code): string | undefined {
  const ids = [fence, release?.redemptionId].filter((id) => id !== undefined).sort();
  return ids.at(-1);
}

/** Gives a claim up that did not become a redemption, or is no longer one. */
export async function dropClaim(table: Table, key: Key, redemptionId: string): Promise<void> {
  await table.delete(key, compare('rId', '=', redemptionId));
}

/**
 * Sees to it that a redemption can never take the code, however late its write arrives. False if it has taken it
 * already.
 */
export async function fence(table: Table, codePk: string, redemptionId: string): Promise<boolean> {
  const lower = any(absent('fence'), compare('fence', '<', redemptionId));
  const other = any(absent('rId'), compare('rId', '<>', redemptionId));
  const fenced = await table.update(
    { pk: codePk, sk: 'C' },
    { set: { fence: redemptionId } },
    all(lower, other),
  );
  if (fenced !== undefined) return true;
  const code = await getCode(table, codePk);
  return code?.redemption?.id !== redemptionId;
}

/** Reads a website's claim. */
export function claimOf(item: Item): Claim {
  const { rId, codePk, redemption } = storedClaim.parse(item);
  return { redemptionId: rId, codePk, made: storedRedemption.parse(JSON.parse(redemption)) };
}

/** Where a redemption of a tenant stands. `live` with its code; `released` by its record. */
export type Found =
  | { kind: 'live'; code: Code; live: LiveRedemption }
  | { kind: 'released'; redemption: Redemption; code: Code | undefined }
  | { kind: 'none' };

/** Looks a redemption up by its id: two calls, three where there is none. */
export async function findRedemption(table: Table, tenant: string, id: string): Promise<Found> {
  const items = await table.getAll([websiteKey(tenant, tagOfId(id)), releaseKey(tenant, id)]);
  const claim = items.filter(({ sk }) => sk === 'W').map(claimOf)[0];
  const early = items.filter(({ sk }) => sk !== 'W').map(releaseOf)[0];
  const pk = early?.codePk ?? (claim?.redemptionId === id ? claim.codePk : undefined);
  const code = pk === undefined ? undefined : await getCode(table, pk);
  if (code?.redemption?.id === id) return { kind: 'live', code, live: code.redemption };
  // The items are not read at one moment: a record that was not there yet is there by now, if the code has let go.
  const record = early ?? (await releaseRecord(table, tenant, id));
  if (record === undefined) return { kind: 'none' };
  return {
    kind: 'released',
    redemption: record.redemption,
    code: code ?? (await getCode(table, record.codePk)),
  };
}

async function releaseRecord(table: Table, tenant: string, id: string) {
  const item = await table.get(releaseKey(tenant, id));
  return item && releaseOf(item);
}

/**
 * Keeps a redemption that is about to be released, so that it is known when it no longer lives on its code. The first
 * record of it stays; it is true as soon as the code has let go.
 */
export async function keepRelease(
  table: Table,
  tenant: string,
  { codePk, redemption }: { codePk: string; redemption: Redemption },
): Promise<Redemption> {
  const key = releaseKey(tenant, redemption.id);
  const item = { ...key, v: SCHEMA_VERSION, codePk, redemption: JSON.stringify(redemption) };
  if (await table.put(item, absent('pk'))) return redemption;
  const found = await table.get(key);
  return found === undefined ? redemption : releaseOf(found).redemption;
}

function releaseOf(item: Item): { codePk: string; redemption: Redemption } {
  const { codePk, redemption } = storedRelease.parse(item);
  return { codePk, redemption: storedAnswer.parse(JSON.parse(redemption)) };
}

const SCHEMA_VERSION = 1;
const storedClaim = z.object({
  v: z.literal(SCHEMA_VERSION),
  rId: z.string(),
  codePk: z.string(),
  redemption: z.string(),
});
const storedRelease = z.object({
  v: z.literal(SCHEMA_VERSION),
  codePk: z.string(),
  redemption: z.string(),
});
/** A redemption as it was told once. */
export const storedAnswer = z.object({
  id: z.string(),
  codeId: z.string(),
  serverId: z.string(),
  website: z.object({ domain: z.string(), name: z.optional(z.string()) }),
  status: z.enum(['redeemed', 'filed', 'released']),
  redeemedAt: z.string(),
  number: z.optional(z.string()),
  filedAt: z.optional(z.string()),
  releasedAt: z.optional(z.string()),
});
