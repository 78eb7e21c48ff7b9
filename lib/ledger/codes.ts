/**
 * The codes of a server. A code is made by one conditional write to its server's item; its own item follows, and is
 * made by whoever looks for it if it is missing. See docs/decisions for what each crash leaves.
 */
import * as z from 'zod/mini';
import { LEDGER_VERSION } from '../records/ledger-items.ts';
import { maskCode, plainCode } from '../spellings/authorization-code.ts';
import { tagOfId } from '../table/ids.ts';
import { codeKey, grantPartition } from '../table/keys.ts';
import { absent, all, any, compare, type Item, type Table, type Update } from '../table/table.ts';
import { type Code, codeOf, getCode } from './code-item.ts';
import { eligibilityAttributes, eligibilityText } from './eligibility.ts';
import {
  type CodeEntry,
  getServerByTag,
  type HeldEntry,
  keyOf,
  ownEntries,
  type TrackedServer,
} from './server-item.ts';

/** Makes the item of an entry if it is missing; the code that is there then, which may be another's. Up to two calls. */
export async function ensureCode(table: Table, server: TrackedServer, entry: HeldEntry): Promise<Code> {
  const item = { ...entryKey(entry), ...attributesOf(server, entry), fv: server.factsVersion };
  if (await table.put(item, absent('pk'))) return codeOf(item);
  const found = await table.get(entryKey(entry));
  if (found === undefined) throw new Error('a code that was there is gone');
  return codeOf(found);
}

/** The codes that a server made, by slot, void entries left out: one call, and two for each item that is missing. */
export async function codesOf(table: Table, server: TrackedServer): Promise<Code[]> {
  const entries = ownEntries(server);
  // One code may have two entries for a moment: the second one is about to be taken back.
  const keys = new Map(entries.map(entryKey).map((key) => [key.pk, key]));
  const found = new Map((await table.getAll([...keys.values()])).map(codeOf).map((code) => [code.id, code]));
  const codes = await Promise.all(
    entries.map((entry) => found.get(entry.id) ?? ensureCode(table, server, entry)),
  );
  return codes.filter(({ id }, index) => id === entries[index]?.id);
}

/** A code by its id: of the tenant itself, or granted to it. Two calls, for a granted one three. */
export async function findCode(table: Table, tenant: string, id: string): Promise<Code | undefined> {
  const server = await getServerByTag(table, tenant, tagOfId(id));
  const entry = server && ownEntries(server).find((each) => each.id === id);
  if (server === undefined || entry === undefined) return grantedCode(table, tenant, id);
  const item = await table.get(entryKey(entry));
  const code = item === undefined ? await ensureCode(table, server, entry) : codeOf(item);
  return code.id === id ? code : undefined;
}

/** A code that was granted to a tenant: the index is read eventually, the code itself as of now. */
async function grantedCode(table: Table, tenant: string, id: string): Promise<Code | undefined> {
  const page = await table.query({ ...grantPartition(tenant, id), order: 'ascending', limit: 1 });
  const [found] = page.items;
  return found && getCode(table, z.string().parse(found.pk));
}

/**
 * Tells every code of a server on which days it can be used, if they have been told otherwise. Codes keep what the
 * newest facts say, in whatever order they are told. When all have been told the server's item says so.
 */
export async function tellCodes(table: Table, server: TrackedServer): Promise<void> {
  const text = eligibilityText(server.eligibility);
  const entries = ownEntries(server);
  if (entries.length === 0 || server.told === text) return;
  await Promise.all(entries.map((entry) => tellCode(table, server, entry)));
  await table.update(keyOf(server), { set: { toldUse: text } }, compare('fv', '=', server.factsVersion));
}

/** Tells one code; makes its item if it is missing. */
export async function tellCode(table: Table, server: TrackedServer, entry: HeldEntry): Promise<void> {
  const { set, remove } = eligibilityAttributes(server.eligibility);
  const update: Update = {
    set: { ...attributesOf(server, entry), ...set, fv: server.factsVersion },
    ...(remove.length > 0 ? { remove } : {}),
  };
  const older = all(compare('codeId', '=', entry.id), compare('fv', '<', server.factsVersion));
  await table.update(entryKey(entry), update, any(absent('pk'), older));
}

/** The key of the item of an entry's code. */
function entryKey({ code }: CodeEntry) {
  return codeKey(plainCode(code));
}

/** What never changes of a code, and the eligibility that its server gives it now. */
function attributesOf(server: TrackedServer, entry: HeldEntry): Item {
  const { id, code, mask = maskCode(code), origin, issuedAt, slot, grantedTo, note } = entry;
  const grant = grantedTo === undefined ? undefined : grantPartition(grantedTo, id).partition;
  return {
    v: LEDGER_VERSION,
    codeId: id,
    tenant: server.tenant,
    serverId: server.id,
    slot,
    code,
    mask,
    origin,
    issuedAt,
    ...(grantedTo === undefined ? {} : { grantedTo }),
    ...(grant === undefined ? {} : { gsi1pk: grant, gsi1sk: id }),
    ...(note === undefined ? {} : { note }),
    ...eligibilityAttributes(server.eligibility).set,
  };
}
