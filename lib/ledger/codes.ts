/**
 * Authorization codes. A code is made by one conditional write to its server's item; its own item, found by the code
 * itself, follows, and is made by whoever looks for it if it is missing. See docs/decisions for what each crash leaves.
 */
import * as z from 'zod/mini';
import { plainCode } from '../spellings/authorization-code.ts';
import { writeSighting } from '../store/tracked.ts';
import { codeKey, grantPartition, tagOfId } from '../table/keys.ts';
import { absent, all, any, compare, type Item, type Table, type Update } from '../table/table.ts';
import { type CodeUse, useAttributes, useMembers, useOfItem, useText } from './code-use.ts';
import {
  type CodeEntry,
  getServer,
  getServerByTag,
  type HeldEntry,
  keyOf,
  putServer,
  type TrackedServer,
  type Tracking,
} from './servers.ts';

/** The redemption that lives on a code; `filedAt` once its filing succeeded, and it is final. */
export type LiveRedemption = {
  id: string;
  /** Its place in the code's history. */
  eventId: string;
  tenant: string;
  domain: string;
  name: string | undefined;
  redeemedAt: string;
  filing: { id: string; number: string; filedAt: string; keyHash: string | undefined } | undefined;
};

/** The last redemption that was given up. */
export type LastRelease = { id: string; redemptionId: string; tenant: string; domain: string; at: string };

export type Code = {
  pk: string;
  id: string;
  tenant: string;
  serverId: string;
  slot: number;
  code: string;
  origin: CodeEntry['origin'];
  issuedAt: string;
  grantedTo: string | undefined;
  note: string | undefined;
  use: CodeUse;
  revoked: { id: string; at: string } | undefined;
  redemption: LiveRedemption | undefined;
  release: LastRelease | undefined;
  /** No redemption with an id up to this one, or to that of the last release, can take the code any more. */
  fence: string | undefined;
};

export type CodeStatus = 'available' | 'redeemed' | 'filed' | 'revoked';

/** Where a code stands: from what its item holds. */
export function statusOf({ revoked, redemption }: Code): CodeStatus {
  if (revoked !== undefined) return 'revoked';
  if (redemption === undefined) return 'available';
  return redemption.filing === undefined ? 'redeemed' : 'filed';
}

/** Makes the item of an entry if it is missing; undefined if the code belongs to another entry. Up to two calls. */
export async function ensureCode(
  table: Table,
  server: TrackedServer,
  entry: HeldEntry,
): Promise<Code | undefined> {
  const item = { ...entryKey(entry), ...attributesOf(server, entry), fv: server.factsVersion };
  if (await table.put(item, absent('pk'))) return codeOf(item);
  const found = await table.get(entryKey(entry));
  const code = found && codeOf(found);
  return code?.id === entry.id ? code : undefined;
}

/** The codes that a server made, by slot, void entries left out: one call, and two for each item that is missing. */
export async function codesOf(table: Table, server: TrackedServer): Promise<Code[]> {
  const entries = server.entries.filter((entry) => entry.void !== true);
  // One code may have two entries for a moment: the second one is about to be taken back.
  const keys = new Map(entries.map(entryKey).map((key) => [key.pk, key]));
  const found = new Map((await table.getAll([...keys.values()])).map(codeOf).map((code) => [code.id, code]));
  const codes = await Promise.all(
    entries.map((entry) => found.get(entry.id) ?? ensureCode(table, server, entry)),
  );
  return codes.filter((code) => code !== undefined);
}

/** A code by its id: of the tenant itself, or granted to it. Two calls, for a granted one three. */
export async function findCode(table: Table, tenant: string, id: string): Promise<Code | undefined> {
  const server = await getServerByTag(table, tenant, tagOfId(id));
  const entry = server?.entries.find((each) => each.id === id && each.void !== true);
  if (server === undefined || entry === undefined) return grantedCode(table, tenant, id);
  const item = await table.get(entryKey(entry));
  const code = item && codeOf(item);
  return code?.id === id ? code : ensureCode(table, server, entry);
}

/** A code as its item is now. */
export async function getCode(table: Table, pk: string): Promise<Code | undefined> {
  const item = await table.get({ pk, sk: 'C' });
  return item && codeOf(item);
}

/**
 * Remembers a server and tells its codes. `replayed`: what a request asks again was remembered before, unless the
 * first one died; it must not overtake what was checked later.
 */
export async function trackServer(table: Table, tracking: Tracking, replayed: boolean): Promise<void> {
  const { tenant, server, sighting } = tracking;
  const written = await writeSighting(sighting, replayed, (more, condition) =>
    putServer(table, tracking, more, condition),
  );
  const tracked = written ?? (await getServer(table, tenant, server.id));
  if (tracked !== undefined) await tellCodes(table, tracked);
}

/**
 * Tells every code of a server from when until when it can be used, if they have been told otherwise. Codes keep what
 * the newest facts say, in whatever order they are told. Until all have been told the server's item says so.
 */
export async function tellCodes(table: Table, server: TrackedServer): Promise<void> {
  const text = useText(server.use);
  const entries = server.entries.filter((entry) => entry.void !== true);
  if (entries.length === 0 || server.toldUse === text) return;
  await Promise.all(entries.map((entry) => tellCode(table, server, entry)));
  await table.update(keyOf(server), { set: { toldUse: text } }, compare('fv', '=', server.factsVersion));
}

/** Tells one code; makes its item if it is missing. */
export async function tellCode(table: Table, server: TrackedServer, entry: HeldEntry): Promise<void> {
  const { set, remove } = useAttributes(server.use);
  const update: Update = {
    set: { ...attributesOf(server, entry), ...set, fv: server.factsVersion },
    ...(remove.length > 0 ? { remove } : {}),
  };
  const older = all(compare('codeId', '=', entry.id), compare('fv', '<', server.factsVersion));
  await table.update(entryKey(entry), update, any(absent('pk'), older));
}

/** The key of the item of an entry's code. */
export function entryKey({ code }: CodeEntry) {
  return codeKey(plainCode(code));
}

/** A code that was granted to a tenant: the index is read eventually, the code itself as of now. */
async function grantedCode(table: Table, tenant: string, id: string): Promise<Code | undefined> {
  const page = await table.query({ ...grantPartition(tenant, id), order: 'ascending', limit: 1 });
  const [found] = page.items;
  return found && getCode(table, z.string().parse(found.pk));
}

/** What never changes of a code, and the use that its server gives it now. */
function attributesOf(server: TrackedServer, entry: HeldEntry): Item {
  const { id, code, origin, issuedAt, slot, grantedTo, note } = entry;
  const grant = grantedTo === undefined ? undefined : grantPartition(grantedTo, id).partition;
  return {
    v: SCHEMA_VERSION,
    codeId: id,
    tenant: server.tenant,
    serverId: server.id,
    slot,
    code,
    origin,
    issuedAt,
    ...(grantedTo === undefined ? {} : { grantedTo }),
    ...(grant === undefined ? {} : { gsi1pk: grant, gsi1sk: id }),
    ...(note === undefined ? {} : { note }),
    ...useAttributes(server.use).set,
  };
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
    origin: c.origin,
    issuedAt: c.issuedAt,
    grantedTo: c.grantedTo,
    note: c.note,
    use: useOfItem(c),
    revoked: c.revokedAt === undefined ? undefined : { id: c.revokedId ?? '', at: c.revokedAt },
    redemption: redemptionOf(c),
    release: c.release === undefined ? undefined : storedRelease.parse(JSON.parse(c.release)),
    fence: c.fence,
  };
}

function redemptionOf({ rId, redemption, filing }: z.infer<typeof codeItem>): LiveRedemption | undefined {
  if (rId === undefined || redemption === undefined) return undefined;
  const { name, ...rest } = storedRedemption.parse(JSON.parse(redemption));
  const filed = filing === undefined ? undefined : storedFiling.parse(JSON.parse(filing));
  return {
    id: rId,
    ...rest,
    name,
    filing: filed && { ...filed, keyHash: filed.keyHash },
  };
}

const SCHEMA_VERSION = 1;

const codeItem = z.object({
  v: z.literal(SCHEMA_VERSION),
  pk: z.string(),
  codeId: z.string(),
  tenant: z.string(),
  serverId: z.string(),
  slot: z.number(),
  code: z.string(),
  origin: z.enum(['generated', 'recorded']),
  issuedAt: z.string(),
  grantedTo: z.optional(z.string()),
  note: z.optional(z.string()),
  fv: z.number(),
  ...useMembers,
  revokedId: z.optional(z.string()),
  revokedAt: z.optional(z.string()),
  rId: z.optional(z.string()),
  redemption: z.optional(z.string()),
  filing: z.optional(z.string()),
  release: z.optional(z.string()),
  fence: z.optional(z.string()),
});

/** What a redemption says beside its id and its code. */
export const storedRedemption = z.object({
  eventId: z.string(),
  tenant: z.string(),
  domain: z.string(),
  name: z.optional(z.string()),
  redeemedAt: z.string(),
});
const storedFiling = z.object({
  id: z.string(),
  number: z.string(),
  filedAt: z.string(),
  keyHash: z.optional(z.string()),
});
const storedRelease = z.object({
  id: z.string(),
  redemptionId: z.string(),
  tenant: z.string(),
  domain: z.string(),
  at: z.string(),
});
