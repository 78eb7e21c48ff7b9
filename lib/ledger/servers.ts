/**
 * Tracked servers, one item each. It carries the entries of the codes that the server made, so that one conditional
 * write makes a code; and since when and until when its codes can be used.
 */
import * as z from 'zod/mini';
import { compareText, type Evaluation } from '../findings/evaluate.ts';
import { type Server, storedServer } from '../shapes/server.ts';
import type { Sighting, TrackingAttributes } from '../store/tracked.ts';
import { serverKey, tagOf } from '../table/keys.ts';
import { absent, all, any, type Condition, compare, type Item, present, type Table } from '../table/table.ts';
import { codesLimit } from '../tracking/code-usability.ts';
import { type CodeUse, useAttributes, useMembers, useOf, useOfItem, useText } from './code-use.ts';

/**
 * One code as its server's item knows it. `void`: what was recorded is the code of another server, and others were made
 * after it: the entry stays, so that their slots do not shift, until another takes its place and says so.
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
  /** The attribute of the void entry whose slot this one has. */
  inPlaceOf?: string | undefined;
  /** The attribute of the entry that has the place of this void one. */
  takenBy?: string | undefined;
};

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

/**
 * Remembers a server, or its new facts: one write, two where its codes have been told the same before. What they were
 * told is forgotten by the very write that says otherwise. `more` and `condition` are those of `writeSighting`.
 * Undefined if it did not hold, or what the codes are told changed meanwhile.
 */
export async function putServer(
  table: Table,
  { tenant, server, evaluation, checkedAt }: Tracking,
  more: TrackingAttributes,
  condition: Condition,
): Promise<TrackedServer | undefined> {
  const use = useOf(server, evaluation);
  const { set, remove } = useAttributes(use);
  const write = (told: Condition, forget: readonly string[]) =>
    table.update(
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
        remove: [...remove, ...more.remove, 'closing', ...forget],
      },
      all(condition, told),
    );
  const text = useText(use);
  const item =
    (await write(any(absent('toldUse'), compare('toldUse', '<>', text)), ['toldUse'])) ??
    (await write(compare('toldUse', '=', text), []));
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
      remove: [...remove, 'closing', 'toldUse'],
    },
    all(compare('fv', '=', server.factsVersion), present('tracked')),
  );
  return item && serverOf(item);
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

/** Entries by slot: that of the void one whose place it has, else the rank of its id among all others, which the server's item takes in growing order only. */
function entriesOf(item: Item): HeldEntry[] {
  const entries = Object.entries(item)
    .filter(([attribute]) => ENTRY_ATTRIBUTE.test(attribute))
    .map(([attribute, text]) => ({ ...storedEntry.parse(JSON.parse(String(text))), attribute }));
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
  return JSON.stringify(storedEntry.parse(entry));
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
  inPlaceOf: z.optional(z.string()),
  takenBy: z.optional(z.string()),
});

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
