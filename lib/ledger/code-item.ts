/** The item of an authorization code, found by the code itself. It is the record of its redemption. */
import type * as z from 'zod/mini';
import {
  codeItem,
  type filingMade,
  type redemptionMade,
  refusedAttempt,
  type releaseMade,
} from '../records/ledger-items.ts';
import type { CodeStatus } from '../shapes/code.ts';
import { maskCode } from '../spellings/authorization-code.ts';
import type { Item, Key, Table } from '../table/table.ts';
import { type Eligibility, eligibilityOfItem } from './eligibility.ts';
import type { CodeEntry } from './server-item.ts';

/** The redemption that lives on a code; with `filing` once its filing succeeded, and it is final. */
export type LiveRedemption = z.infer<typeof redemptionMade> & { id: string; filing: FilingMade | undefined };
type FilingMade = z.infer<typeof filingMade>;

/** `id`: its place in the code's history. */
export type RefusedAttempt = { id: string } & z.infer<typeof refusedAttempt>;

/** The last redemption that was given up. */
type LastRelease = z.infer<typeof releaseMade>;

export type Code = {
  pk: string;
  id: string;
  tenant: string;
  serverId: string;
  slot: number;
  code: string;
  /** As it may be shown. */
  mask: string;
  origin: CodeEntry['origin'];
  issuedAt: string;
  grantedTo: string | undefined;
  note: string | undefined;
  eligibility: Eligibility;
  revoked: { id: string; at: string } | undefined;
  redemption: LiveRedemption | undefined;
  /** Attempts that were refused, of late. */
  refused: RefusedAttempt[];
  release: LastRelease | undefined;
  /** No redemption with an id up to this one, or to that of the last release, can take the code any more. */
  fence: string | undefined;
};

/** Where a code stands: from what its item holds. */
export function statusOf({ revoked, redemption }: Code): CodeStatus {
  if (revoked !== undefined) return 'revoked';
  if (redemption === undefined) return 'available';
  return redemption.filing === undefined ? 'redeemed' : 'filed';
}

/** The key of a code's item in its partition. */
export function codeItemKey(pk: string): Key {
  return { pk, sk: 'C' };
}

/** A code as its item is now. */
export async function getCode(table: Table, pk: string): Promise<Code | undefined> {
  const item = await table.get(codeItemKey(pk));
  return item && codeOf(item);
}

/** Reads a code's item. Throws if it is none. */
export function codeOf(item: Item): Code {
  const c = codeItem.parse(item);
  return {
    pk: c.pk,
    id: c.codeId,
    tenant: c.tenant,
    serverId: c.serverId,
    slot: c.slot,
    code: c.code,
    mask: c.mask ?? maskCode(c.code),
    origin: c.origin,
    issuedAt: c.issuedAt,
    grantedTo: c.grantedTo,
    note: c.note,
    eligibility: eligibilityOfItem(c),
    revoked: c.revokedAt === undefined ? undefined : { id: c.revokedId ?? '', at: c.revokedAt },
    redemption: redemptionOf(c),
    refused: refusedIn(item),
    release: c.release,
    fence: c.fence,
  };
}

function redemptionOf({ rId, redemption, filing }: z.infer<typeof codeItem>): LiveRedemption | undefined {
  if (rId === undefined || redemption === undefined) return undefined;
  return { ...redemption, id: rId, filing };
}

/** The attribute of a refused attempt is named after its id. */
export function refusedAttribute(id: string): string {
  return `x${id}`;
}

function refusedIn(item: Item): RefusedAttempt[] {
  return Object.entries(item)
    .filter(([attribute]) => /^x[0-9A-Z]{26}$/.test(attribute))
    .map(([attribute, text]) => ({
      id: attribute.slice(1),
      ...refusedAttempt.parse(JSON.parse(String(text))),
    }));
}
