/**
 * The item of a tracked server. It carries the entries of the codes that the server made, so that one conditional
 * write makes a code, and on which days its codes can be used.
 */
import type * as z from 'zod/mini';
import { compareText } from '../findings/evaluate.ts';
import { codeEntry, serverItem } from '../records/ledger-items.ts';
import type { Server } from '../shapes/server.ts';
import { tagOf } from '../table/ids.ts';
import { serverKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { type Eligibility, eligibilityOfItem } from './eligibility.ts';

/** One code as its server's item knows it. */
export type CodeEntry = z.infer<typeof codeEntry>;

/** An entry with the attribute that holds it, as it stands there. */
export type HeldEntry = CodeEntry & { attribute: string; slot: number };

export type TrackedServer = {
  tenant: string;
  id: string;
  facts: Server;
  checkedAt: string;
  /** Grows with every tracked check. */
  factsVersion: number;
  tracked: boolean;
  /** The request that is about to end tracking. */
  closing: string | undefined;
  /** Entries that take a slot, void ones included. */
  issued: number;
  codesLimit: number;
  lastCode: string | undefined;
  eligibility: Eligibility;
  /** The eligibility that all codes have been told, as text. */
  told: string | undefined;
  /** Every code that it made, in the order of their slots. */
  entries: HeldEntry[];
  item: Item;
};

/** A tenant's server, tracked or not; undefined if it was never tracked. */
export function getServer(table: Table, tenant: string, id: string): Promise<TrackedServer | undefined> {
  return getServerByTag(table, tenant, tagOf(id));
}

/** The same, by the tag that the ids of its codes carry. */
export async function getServerByTag(
  table: Table,
  tenant: string,
  tag: string,
): Promise<TrackedServer | undefined> {
  const item = await table.get(serverKey(tenant, tag));
  return item && serverOf(item);
}

/** The key of a server's item. */
export function keyOf({ tenant, id }: Pick<TrackedServer, 'tenant' | 'id'>) {
  return serverKey(tenant, tagOf(id));
}

/** The codes that a server made: what was recorded in error is none of them. */
export function ownEntries({ entries }: TrackedServer): HeldEntry[] {
  return entries.filter((entry) => entry.void !== true);
}

/** Reads a server's item. Throws if it is none. */
export function serverOf(item: Item): TrackedServer {
  const parsed = serverItem.parse(item);
  return {
    tenant: parsed.tenant,
    id: parsed.id,
    facts: parsed.facts,
    checkedAt: parsed.checkedAt,
    factsVersion: parsed.fv,
    tracked: parsed.tracked !== undefined,
    closing: parsed.closing,
    issued: parsed.issued,
    codesLimit: parsed.codesLimit,
    lastCode: parsed.lastCode,
    eligibility: eligibilityOfItem(parsed),
    told: parsed.toldUse,
    entries: entriesOf(item),
    item,
  };
}

/**
 * Entries by slot. An entry in the place of a void one has its slot; the slot of any other is the rank of its id, because
 * a server's item takes ids in growing order only.
 */
function entriesOf(item: Item): HeldEntry[] {
  const entries = Object.entries(item)
    .filter(([attribute]) => ENTRY_ATTRIBUTE.test(attribute))
    .map(([attribute, text]) => ({ ...codeEntry.parse(JSON.parse(String(text))), attribute }));
  const slots = new Map(
    entries
      .filter(({ inPlaceOf }) => inPlaceOf === undefined)
      .sort((one, other) => compareText(one.id, other.id))
      .map(({ attribute }, rank) => [attribute, rank + 1]),
  );
  return entries
    .map((entry) => ({ ...entry, slot: slots.get(entry.inPlaceOf ?? entry.attribute) ?? 0 }))
    .sort((one, other) => one.slot - other.slot);
}

/** An entry as its attribute holds it. The same entry is always the same text: conditions compare it. */
export function entryText(entry: CodeEntry): string {
  return JSON.stringify(codeEntry.parse(entry));
}

/** An entry's attribute is named after the idempotency key that it was asked for with, or after its own id. */
export function entryAttribute(name: { keyHash: string } | { id: string }): string {
  return 'keyHash' in name ? `ek${name.keyHash}` : `ec${name.id}`;
}

const ENTRY_ATTRIBUTE = /^e[kc][\w-]+$/;
