/**
 * Tracked servers, one item each. It carries the entries of the codes that the server made, so that one conditional
 * write makes a code; and since when and until when its codes can be used.
 */
import * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import type { CodeState } from '../facts/from-request.ts';
import { codeServer, codesLimit, codeUsability, type Usability } from '../findings/code-usability.ts';
import { compareText, type Evaluation } from '../findings/evaluate.ts';
import { type Server, storedServer } from '../parse/schemas.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import { serverKey, tagOf } from './keys.ts';
import { all, type Condition, compare, type Item, present, type Table } from './table.ts';
import type { Sighting, TrackingAttributes } from './tracked.ts';

/**
 * One code as its server's item knows it. `void`: what was recorded is the code of another server. Such an entry is
 * taken back; where another code was made meanwhile it stays, so that slots do not shift, and its slot is lost.
 */
export type CodeEntry = {
  id: string;
  code: string;
  origin: 'generated' | 'recorded';
  issuedAt: string;
  grantedTo?: string | undefined;
  note?: string | undefined;
  /** What was asked, where an idempotency key was given. */
  fingerprint?: string | undefined;
  void?: boolean | undefined;
};

/** An entry with the attribute that holds it, as it stands there. */
export type HeldEntry = CodeEntry & { attribute: string; slot: number };

/** What a code needs to know of its server, in the attributes of both. */
export type CodeUse = { usability: Usability | undefined; server: CodeState['server']; rules: string };

export type TrackedServer = {
  tenant: string;
  id: string;
  facts: Server;
  checkedAt: string;
  /** Grows with every tracked check. */
  factsVersion: number;
  tracked: boolean;
  /** Set while somebody stops tracking: who has it, decides. */
  closing: string | undefined;
  issued: number;
  codesLimit: number;
  lastCode: string | undefined;
  use: CodeUse;
  /** The use that all codes have been told, as text. */
  toldUse: string | undefined;
  /** Every code that it made, in the order of their slots. */
  entries: HeldEntry[];
  item: Item;
};

/** Facts of a server to remember, and what the check that told them saw. */
export type Tracking = {
  tenant: string;
  server: Server;
  evaluation: Evaluation;
  /** When the facts were checked, RFC 3339. */
  checkedAt: string;
  sighting: Sighting;
};

/** Remembers a server, or its new facts: one write, see `writeSighting`. */
export async function putServer(
  table: Table,
  { tenant, server, evaluation, checkedAt }: Tracking,
  more: TrackingAttributes,
  condition: Condition,
): Promise<TrackedServer | undefined> {
  const use = useOf(server, evaluation);
  const { set, remove } = useAttributes(use);
  const item = await table.update(
    serverKey(tenant, tagOf(server.id)),
    {
      set: {
        ...more.set,
        ...set,
        v: SCHEMA_VERSION,
        tenant,
        id: server.id,
        facts: JSON.stringify(server),
        checkedAt,
        tracked: 1,
        codesLimit: codesLimit(server),
      },
      add: { issued: 0, fv: 1 },
      remove: [...remove, ...more.remove, 'closing'],
    },
    condition,
  );
  return item && serverOf(item);
}

/** How many codes a server has made: what was recorded in error does not count. */
export function codesMade({ entries }: TrackedServer): number {
  return entries.filter((entry) => entry.void !== true).length;
}

/** A tenant's server, tracked or not; undefined if it was never tracked. */
export async function getServer(
  table: Table,
  tenant: string,
  id: string,
): Promise<TrackedServer | undefined> {
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

/** Several servers of a tenant, those that are tracked: one call for a hundred. */
export async function getServers(
  table: Table,
  tenant: string,
  ids: readonly string[],
): Promise<TrackedServer[]> {
  const items = await table.getAll(ids.map((id) => serverKey(tenant, tagOf(id))));
  return items.map(serverOf).filter(({ tracked }) => tracked);
}

/**
 * Judges the use of a server's codes anew, from the facts that are stored, and calls off whoever is about to stop
 * tracking it. Undefined if the facts have changed since.
 */
export async function refreshUse(
  table: Table,
  server: TrackedServer,
  evaluation: Evaluation,
): Promise<TrackedServer | undefined> {
  const { set, remove } = useAttributes(useOf(server.facts, evaluation));
  const item = await table.update(
    keyOf(server),
    {
      set: { ...set, codesLimit: codesLimit(server.facts) },
      add: { fv: 1 },
      remove: [...remove, 'closing'],
    },
    all(compare('fv', '=', server.factsVersion), present('tracked')),
  );
  return item && serverOf(item);
}

/** What codes of these facts are told: from when until when they can be used, by the rules of this catalogue. */
export function useOf(server: Server, evaluation: Evaluation): CodeUse {
  return {
    usability: codeUsability(server, evaluation),
    server: codeServer(server),
    rules: CATALOGUE_HASH,
  };
}

/** A use as attributes to set, and those to remove. */
export function useAttributes({ usability, server, rules }: CodeUse): { set: Item; remove: string[] } {
  const set = { product: server.product, termMonths: server.termMonths, usableBy: rules };
  return usability === undefined
    ? { set, remove: ['usableFrom', 'usableUntil'] }
    : { set: { ...set, usableFrom: usability.from, usableUntil: usability.until }, remove: [] };
}

/** The use that an item carries. */
export function useOfItem({ usableFrom, usableUntil, usableBy, product, termMonths }: UseItem): CodeUse {
  return {
    usability:
      usableFrom === undefined || usableUntil === undefined
        ? undefined
        : { from: usableFrom, until: usableUntil },
    server: { product, termMonths },
    rules: usableBy,
  };
}

/** Holds of an item whose codes can be used on a day, by the rules of this catalogue. */
export function usableOn(day: Day): Condition {
  return all(
    compare('usableFrom', '<=', day),
    compare('usableUntil', '>=', day),
    compare('usableBy', '=', CATALOGUE_HASH),
  );
}

/** Whether a use lets a code be used on a day: what `usableOn` asks, said of what was read. */
export function isUsableOn({ usability, rules }: CodeUse, day: Day): boolean {
  return (
    usability !== undefined && usability.from <= day && day <= usability.until && rules === CATALOGUE_HASH
  );
}

/** A use as text: equal texts, equal uses. */
export function useText({ usability, server, rules }: CodeUse): string {
  return [usability?.from, usability?.until, server.product, server.termMonths, rules].join(' ');
}

/** The key of a server's item. */
export function keyOf({ tenant, id }: Pick<TrackedServer, 'tenant' | 'id'>) {
  return serverKey(tenant, tagOf(id));
}

/** Reads a server's item. Throws if it is none. */
export function serverOf(item: Item): TrackedServer {
  const parsed = serverItem.parse(item);
  return {
    tenant: parsed.tenant,
    id: parsed.id,
    facts: storedServer.parse(JSON.parse(parsed.facts)),
    checkedAt: parsed.checkedAt,
    factsVersion: parsed.fv,
    tracked: parsed.tracked !== undefined,
    closing: parsed.closing,
    issued: parsed.issued,
    codesLimit: parsed.codesLimit,
    lastCode: parsed.lastCode,
    use: useOfItem(parsed),
    toldUse: parsed.toldUse,
    entries: entriesOf(item),
    item,
  };
}

/** Entries by slot: the rank of their ids, which the server's item takes in growing order only. */
function entriesOf(item: Item): HeldEntry[] {
  return Object.entries(item)
    .filter(([attribute]) => ENTRY_ATTRIBUTE.test(attribute))
    .map(([attribute, text]) => ({ ...storedEntry.parse(JSON.parse(String(text))), attribute }))
    .sort((one, other) => compareText(one.id, other.id))
    .map((entry, rank) => ({ ...entry, slot: rank + 1 }));
}

/** An entry's attribute is named after the idempotency key that it was asked for with, or after its own id. */
export function entryAttribute(name: { keyHash: string } | { id: string }): string {
  return 'keyHash' in name ? `ek${name.keyHash}` : `ec${name.id}`;
}

const ENTRY_ATTRIBUTE = /^e[kc][\w-]+$/;
const SCHEMA_VERSION = 1;

const storedEntry = z.object({
  id: z.string(),
  code: z.string(),
  origin: z.enum(['generated', 'recorded']),
  issuedAt: z.string(),
  grantedTo: z.optional(z.string()),
  note: z.optional(z.string()),
  fingerprint: z.optional(z.string()),
  void: z.optional(z.boolean()),
});

/** The attributes of a use, in items of servers and of codes. */
export const useMembers = {
  product: z.string(),
  termMonths: z.number(),
  usableBy: z.string(),
  usableFrom: z.optional(z.string()),
  usableUntil: z.optional(z.string()),
};
type UseItem = {
  product: string;
  termMonths: number;
  usableBy: string;
  usableFrom?: string | undefined;
  usableUntil?: string | undefined;
};

const serverItem = z.object({
  v: z.literal(SCHEMA_VERSION),
  tenant: z.string(),
  id: z.string(),
  facts: z.string(),
  checkedAt: z.string(),
  fv: z.number(),
  tracked: z.optional(z.number()),
  closing: z.optional(z.string()),
  issued: z.number(),
  codesLimit: z.number(),
  lastCode: z.optional(z.string()),
  toldUse: z.optional(z.string()),
  ...useMembers,
});
