/** Calendar feeds in the table: of a key only its hash is kept. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Feed, feedEntry } from '../shapes/chosen.ts';
import { feedsPartition } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Language } from '../texts.ts';
import { addEntry, changeEntry, type Entry, findEntry, readEntries, removeEntry } from './register.ts';

export const FEEDS_PER_TENANT = 20;

/** A feed's key names its tenant and feed, so that it is found by one read: `<tenant>.<feed>.<secret>`. */
export function feedToken(tenant: string, id: string, secret: Uint8Array): string {
  return `${tenant}.${id}.${Buffer.from(secret).toString('base64url')}`;
}

/** Makes a feed, unless the tenant has one of that id, or as many as it may have. */
export async function createFeed(
  table: Table,
  tenant: string,
  { id, language, token, at }: { id: string; language: Language; token: string; at: string },
): Promise<Feed | 'exists' | 'full'> {
  const text = JSON.stringify({ language, keyHash: hashOf(token), createdAt: at, keyMadeAt: at });
  const entry = { id, text, isOwn: false };
  const outcome = await addEntry(table, feedsPartition(tenant), { ...entry, limit: FEEDS_PER_TENANT });
  return outcome === 'added' ? feedOf(entry) : outcome;
}

/** Changes a feed's language, and its key if a new one is given; undefined if there is none. */
export function changeFeed(
  table: Table,
  tenant: string,
  { id, language, token, at }: { id: string; language: Language; token: string | undefined; at: string },
): Promise<Feed | undefined> {
  return changeEntry(table, feedsPartition(tenant), id, (entry) => {
    const key = token === undefined ? {} : { keyHash: hashOf(token), keyMadeAt: at };
    const text = JSON.stringify({ ...recordOf(entry), language, ...key });
    return { text, value: feedOf({ ...entry, text }) };
  });
}

/** A calendar feed of a tenant; undefined if there is none. */
export async function getFeed(table: Table, tenant: string, id: string): Promise<Feed | undefined> {
  const entry = await findEntry(table, feedsPartition(tenant), id);
  return entry && feedOf(entry);
}

/** All feeds of a tenant, by id. */
export async function listFeeds(table: Table, tenant: string): Promise<Feed[]> {
  return (await readEntries(table, feedsPartition(tenant))).map(feedOf);
}

/** Revokes a feed's key; false if there was none. */
export function deleteFeed(table: Table, tenant: string, id: string): Promise<boolean> {
  return removeEntry(table, feedsPartition(tenant), id);
}

/** The feed that a key opens, and whose it is; undefined if it opens none. */
export async function feedOfToken(
  table: Table,
  token: string,
): Promise<{ tenant: string; feed: Feed } | undefined> {
  const [, tenant, id] = TOKEN.exec(token) ?? [];
  if (tenant === undefined || id === undefined) return undefined;
  const entry = await findEntry(table, feedsPartition(tenant), id);
  if (entry === undefined) return undefined;
  const kept = Buffer.from(recordOf(entry).keyHash);
  const given = Buffer.from(hashOf(token));
  return kept.length === given.length && timingSafeEqual(kept, given)
    ? { tenant, feed: feedOf(entry) }
    : undefined;
}

const TOKEN = /^([a-z0-9][a-z0-9-]{0,62})\.([a-z0-9][a-z0-9-]{0,62})\.[\w-]{20,100}$/;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function feedOf(entry: Entry): Feed {
  const { language, createdAt, keyMadeAt } = recordOf(entry);
  return { id: entry.id, language, createdAt, keyMadeAt };
}

function recordOf({ text }: Entry) {
  return feedEntry.parse(JSON.parse(text));
}
