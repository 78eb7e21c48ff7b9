/**
 * Filings in the table: one item for each domain of a tenant, with its history. Every write is on condition that
 * nobody has written since the item was read (`seq`), so of two moves at once one sees the other.
 */
import type { FilingState } from '../policy/lifecycle.ts';
import { type Filing, type FilingSummary, filingItem } from '../shapes/stored-filing.ts';
import { dueAttributes, filingKey, filingsPartition } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { absent, compare, type Item, type Key, type Table } from '../table/table.ts';

/** A filing as it was read. `seq` counts the writes of it; `duesk` is where it waits to be looked at. */
export type StoredFiling = { tenant: string; filing: Filing; seq: number; duesk: string | undefined };

/** The filing of a key as of now; undefined if there is none. Throws if the item is not in order. */
export async function readFiling(table: Table, { pk, sk }: Key): Promise<StoredFiling | undefined> {
  const item = await table.get({ pk, sk });
  return item && storedOf(item);
}

/** A tenant's filing as of now; undefined if there is none of that domain. */
export async function getFiling(table: Table, tenant: string, domain: string): Promise<Filing | undefined> {
  return (await readFiling(table, filingKey(tenant, domain)))?.filing;
}

/**
 * Reads a filing, lets `decide` say what becomes of it, and writes that, unless it is what was read; begins again if
 * somebody else has written meanwhile. `decide` may be asked several times, and may throw. `dueAt`: when a filing is to
 * be looked at, in milliseconds.
 */
export async function changeFiling(
  table: Table,
  { tenant, domain, dueAt }: { tenant: string; domain: string; dueAt: DueAt },
  decide: (filing: Filing | undefined) => Filing,
): Promise<{ filing: Filing; created: boolean }> {
  for (;;) {
    const stored = await readFiling(table, filingKey(tenant, domain));
    const filing = decide(stored?.filing);
    if (filing === stored?.filing) return { filing, created: false };
    const written = { tenant, filing, dueAt: dueAt(filing) };
    if (await writeFiling(table, written, stored)) return { filing, created: stored === undefined };
  }
}

/** Forgets a filing, unless `mayDelete` throws; false if there is none. */
export async function deleteFiling(
  table: Table,
  { tenant, domain }: { tenant: string; domain: string },
  mayDelete: (filing: Filing) => void,
): Promise<boolean> {
  for (let asked = false; ; asked = true) {
    const stored = await readFiling(table, filingKey(tenant, domain));
    // Gone after we asked for it: by us, and the answer was lost on its way.
    if (stored === undefined) return asked;
    mayDelete(stored.filing);
    if (await table.delete(filingKey(tenant, domain), compare('seq', '=', stored.seq))) return true;
  }
}

/** A page of a tenant's filings, by domain, those after the domain `after`. An index is read: it may lag by a moment. */
export async function listFilings(
  table: Table,
  tenant: string,
  { state, after, limit }: { state?: FilingState | undefined; after?: string | undefined; limit: number },
): Promise<{ items: FilingSummary[]; next: string | undefined }> {
  const query = { ...filingsPartition(tenant, state), order: 'ascending', after, limit } as const;
  const { items, next } = await readPage(table, query);
  return { items: items.map((item) => filingItem.shape.summary.parse(item.summary)), next };
}

/** Writes a filing; false if somebody has written since it was read. `dueAt`: when it is to be looked at, in milliseconds. */
export function writeFiling(
  table: Table,
  { tenant, filing, dueAt }: { tenant: string; filing: Filing; dueAt: number | undefined },
  before: Pick<StoredFiling, 'seq'> | undefined,
): Promise<boolean> {
  const seq = (before?.seq ?? 0) + 1;
  const item = { ...itemOf(tenant, filing), seq, ...waiting(filingKey(tenant, filing.domain).pk, dueAt) };
  return table.put(item, before === undefined ? absent('pk') : compare('seq', '=', before.seq));
}

/** When a filing is to be looked at, in milliseconds; undefined if not at all. */
type DueAt = (filing: Filing) => number | undefined;

function waiting(pk: string, at: number | undefined): Item {
  return at === undefined ? {} : dueAttributes('records', { spread: pk, at, name: pk });
}

function itemOf(tenant: string, filing: Filing): Item {
  const { domain, state } = filing;
  const { history, movesOmitted, watchedAt, ...summary } = filing;
  return {
    ...filingKey(tenant, domain),
    gsi1pk: filingsPartition(tenant, undefined).partition,
    gsi1sk: domain,
    gsi2pk: filingsPartition(tenant, state).partition,
    gsi2sk: domain,
    tenant,
    summary: JSON.stringify(summary),
    doc: JSON.stringify(filing),
    v: 1,
  };
}

function storedOf(item: Item): StoredFiling {
  const { doc: filing, tenant, seq, duesk } = filingItem.parse(item);
  return { tenant, filing, seq, duesk };
}
