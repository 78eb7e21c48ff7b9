/** Redemptions as they are told: those that live on a code, and the records of those that were released. */
import { LEDGER_VERSION, releaseItem } from '../records/ledger-items.ts';
import type { Redemption } from '../shapes/redemption.ts';
import { tagOfId } from '../table/ids.ts';
import { releaseKey, websiteKey } from '../table/keys.ts';
import { absent, type Item, type Table } from '../table/table.ts';
import { type Code, getCode, type LiveRedemption } from './code-item.ts';
import { claimOf } from './website-claim.ts';

/** A redemption that lives on a code. */
export function redemptionOn(code: Code, live: Omit<LiveRedemption, 'eventId'>): Redemption {
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

/** Where a redemption of a tenant stands. `live` with its code; `released` by its record. */
type FoundRedemption =
  | { kind: 'live'; code: Code; live: LiveRedemption }
  | { kind: 'released'; redemption: Redemption; code: Code | undefined }
  | { kind: 'none' };

/** Looks a redemption up by its id: two calls, three where there is none. */
export async function findRedemption(table: Table, tenant: string, id: string): Promise<FoundRedemption> {
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
  { codePk, redemption, by }: { codePk: string; redemption: Redemption; by: string | undefined },
): Promise<Redemption> {
  const key = releaseKey(tenant, redemption.id);
  const record = { codePk, redemption: JSON.stringify(redemption), ...(by && { by }) };
  const item = { ...key, v: LEDGER_VERSION, ...record };
  if (await table.put(item, absent('pk'))) return redemption;
  const found = await table.get(key);
  return found === undefined ? redemption : releaseOf(found).redemption;
}

/** `by`: the request that made the redemption. */
export type ReleaseRecord = { codePk: string; redemption: Redemption; by: string | undefined };

/** Reads the record of a release. */
export function releaseOf(item: Item): ReleaseRecord {
  const { codePk, redemption, by } = releaseItem.parse(item);
  return { codePk, redemption, by };
}
