/**
 * Filings in the table: one item for each domain of a tenant, with its history. Every write is on condition that
 * nobody has written since the item was read (`seq`), so of two moves at once one sees the other.
 */
import * as z from 'zod/mini';
import { nextLook } from '../filings/filing-deadlines.ts';
import type { Filing } from '../filings/filing-moves.ts';
import { DEADLINE_KINDS, FILING_STATES, type FilingState } from '../policy/lifecycle.ts';
import { filingKey, filingsDuePartition, filingsPartition, shardOfFiling } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { absent, compare, type Item, type Table } from '../table/table.ts';

/** A filing as lists show it. */
export type FilingSummary = Omit<Filing, 'history' | 'movesOmitted' | 'watchedAt'>;

/** A filing whose deadlines are to be looked at, and since when. `seq` is what `markFilingWatched` takes. */
export type DueFiling = { tenant: string; filing: Filing; dueAt: string; seq: number };

type Stored = { filing: Filing; tenant: string; seq: number; dueAt: string | undefined };

const SCHEMA_VERSION = 1;

/** A tenant's filing as of now; undefined if there is none of that domain. */
export async function getFiling(table: Table, tenant: string, domain: string): Promise<Filing | undefined> {
  return (await getStored(table, tenant, domain))?.filing;
}

/**
 * Reads a filing, lets `decide` say what becomes of it, and writes that, unless it is what was read; begins again if
 * somebody else has written meanwhile. `decide` may be asked several times, and may throw.
 */
export async function changeFiling(
  table: Table,
  { tenant, domain }: { tenant: string; domain: string },
  decide: (filing: Filing | undefined) => Filing,
): Promise<{ filing: Filing; created: boolean }> {
  for (;;) {
    const stored = await getStored(table, tenant, domain);
    const filing = decide(stored?.filing);
    if (filing === stored?.filing) return { filing, created: false };
    if (await write(table, { tenant, filing, before: stored }))
      return { filing, created: stored === undefined };
  }
}

/** Forgets a filing, unless `mayDelete` throws; false if there is none. */
export async function deleteFiling(
  table: Table,
  { tenant, domain }: { tenant: string; domain: string },
  mayDelete: (filing: Filing) => void,
): Promise<boolean> {
  for (let asked = false; ; asked = true) {
    const stored = await getStored(table, tenant, domain);
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
): Promise<{ items: FilingSummary[]; more: boolean }> {
  const query = { ...filingsPartition(tenant, state), order: 'ascending', after, limit } as const;
  const { items, more } = await readPage(table, query);
  return { items: items.map((item) => storedSummary.parse(JSON.parse(listed.parse(item).summary))), more };
}

/** A page of due filings; `unreadable`: keys of items that are none. `next`: where to go on, undefined at the end. */
export type DuePage = { due: DueFiling[]; unreadable: string[]; next: string | undefined };

/**
 * Filings of one shard (0 to 15) whose deadlines are to be looked at by `now` (milliseconds), of all tenants, the
 * longest due first, up to 100 at a time. A filing stays due until `markFilingWatched`, a move or a deletion.
 */
export async function listFilingsDue(
  table: Table,
  { shard, now, after, limit }: { shard: number; now: number; after?: string | undefined; limit: number },
): Promise<DuePage> {
  const page = await table.query({
    index: 'due',
    partition: filingsDuePartition(shard),
    order: 'ascending',
    after,
    limit,
  });
  const keys = page.items.map((item) => dueKey.parse(item)).filter(({ duesk }) => instantOf(duesk) <= now);
  const next = keys.length === page.items.length ? page.next : undefined;
  if (keys.length === 0) return { due: [], unreadable: [], next };
  const items = await table.getAll(keys.map(({ pk, sk }) => ({ pk, sk })));
  return { ...dueAmong(items, now), next };
}

/** One bad item stops nobody. One that was moved since the index was read is not due any more. */
function dueAmong(items: readonly Item[], now: number): Omit<DuePage, 'next'> {
  const due: DueFiling[] = [];
  const unreadable: string[] = [];
  for (const item of items) {
    try {
      const { dueAt, ...stored } = storedOf(item);
      if (dueAt !== undefined && Date.parse(dueAt) <= now) due.push({ ...stored, dueAt });
    } catch {
      unreadable.push(String(item.pk));
    }
  }
  due.sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  return { due, unreadable };
}

/** Says that the deadlines of a due filing were looked at `at` (milliseconds); false if it was changed meanwhile: it is due still. */
export async function markFilingWatched(
  table: Table,
  { tenant, filing, seq }: DueFiling,
  at: number,
): Promise<boolean> {
  const watched: Filing = { ...filing, watchedAt: new Date(at).toISOString() };
  return write(table, { tenant, filing: watched, before: { seq } });
}

function write(
  table: Table,
  { tenant, filing, before }: { tenant: string; filing: Filing; before: { seq: number } | undefined },
): Promise<boolean> {
  const item = itemOf(tenant, filing, (before?.seq ?? 0) + 1);
  return table.put(item, before === undefined ? absent('pk') : compare('seq', '=', before.seq));
}

async function getStored(table: Table, tenant: string, domain: string): Promise<Stored | undefined> {
  const item = await table.get(filingKey(tenant, domain));
  return item && storedOf(item);
}

function itemOf(tenant: string, filing: Filing, seq: number): Item {
  const { domain, state, sinceAt, watchedAt } = filing;
  const { history, movesOmitted, watchedAt: _, ...summary } = filing;
  // A limit that had ended before anybody told of the state is due at once.
  const look = nextLook(filing, watchedAt === null ? Date.parse(sinceAt) - 1 : Date.parse(watchedAt));
  const { pk, sk } = filingKey(tenant, domain);
  return {
    pk,
    sk,
    gsi1pk: filingsPartition(tenant, undefined).partition,
    gsi1sk: domain,
    gsi2pk: filingsPartition(tenant, state).partition,
    gsi2sk: domain,
    ...(look === undefined ? {} : dueAttributes(tenant, domain, look)),
    tenant,
    seq,
    summary: JSON.stringify(summary),
    doc: JSON.stringify(filing),
    v: SCHEMA_VERSION,
  };
}

function dueAttributes(tenant: string, domain: string, look: number) {
  return {
    duepk: filingsDuePartition(shardOfFiling(tenant, domain)),
    duesk: `${new Date(look).toISOString()}#${tenant}#${domain}`,
  };
}

function instantOf(duesk: string): number {
  return Date.parse(duesk.slice(0, duesk.indexOf('#')));
}

function storedOf(item: Item): Stored {
  const { v, doc, tenant, seq, duesk } = carrier.parse(item);
  if (v !== SCHEMA_VERSION) throw new Error(`filing: expected schema version ${SCHEMA_VERSION}, found ${v}`);
  const filing = storedFiling.parse(JSON.parse(doc));
  return { filing, tenant, seq, dueAt: duesk?.slice(0, duesk.indexOf('#')) };
}

const state = z.enum(FILING_STATES);
const summaryMembers = {
  domain: z.string(),
  state,
  sinceAt: z.string(),
  filedAt: z.nullable(z.string()),
  completed: z.array(z.enum(DEADLINE_KINDS)),
  revision: z.number(),
};
const storedSummary = z.object(summaryMembers);
const storedFiling = z.object({
  ...summaryMembers,
  history: z.array(
    z.object({ state, sinceAt: z.string(), recordedAt: z.string(), note: z.optional(z.string()) }),
  ),
  movesOmitted: z.number(),
  watchedAt: z.nullable(z.string()),
});
const carrier = z.object({
  v: z.number(),
  doc: z.string(),
  tenant: z.string(),
  seq: z.number(),
  duesk: z.optional(z.string()),
});
const listed = z.object({ summary: z.string() });
const dueKey = z.object({ pk: z.string(), sk: z.string(), duesk: z.string() });
