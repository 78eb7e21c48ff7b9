/** Calendar feeds in the table: of a key only its hash is kept. */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { feedKey } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { absent, type Item, present, type Table } from '../table/table.ts';
import { LANGUAGES, type Language } from '../texts.ts';

export const FEEDS_PER_TENANT = 20;

export type Feed = { id: string; language: Language; createdAt: string; keyMadeAt: string };

/** A feed's key names its tenant and feed, so that it is found by one read: `<tenant>.<feed>.<secret>`. */
export function feedToken(tenant: string, id: string, secret: Uint8Array): string {
  return `${tenant}.${id}.${Buffer.from(secret).toString('base64url')}`;
}

/** Makes a feed; undefined if the tenant has one of that id. */
export async function createFeed(
  table: Table,
  tenant: string,
  { id, language, token, at }: { id: string; language: Language; token: string; at: string },
): Promise<Feed | undefined> {
  const item: Item = {
    ...feedKey(tenant, id),
    language,
    keyHash: hashOf(token).toString('base64url'),
    createdAt: at,
    keyMadeAt: at,
  };
  return (await table.put(item, absent('pk'))) ? feedOf(item) : undefined;
}

/** Changes a feed's language, and its key if a new one is given; undefined if there is none. */
export async function changeFeed(
  table: Table,
  tenant: string,
  { id, language, token, at }: { id: string; language: Language; token: string | undefined; at: string },
): Promise<Feed | undefined> {
  const set = {
    language,
    ...(token === undefined ? {} : { keyHash: hashOf(token).toString('base64url'), keyMadeAt: at }),
  };
  const item = await table.update(feedKey(tenant, id), { set }, present('pk'));
  return item && feedOf(item);
}

export async function getFeed(table: Table, tenant: string, id: string): Promise<Feed | undefined> {
  const item = await table.get(feedKey(tenant, id));
  return item && feedOf(item);
}

export async function listFeeds(table: Table, tenant: string): Promise<Feed[]> {
  const { pk } = feedKey(tenant, '');
  const { items } = await readPage(table, { partition: pk, order: 'ascending', limit: FEEDS_PER_TENANT * 2 });
  return items.map(feedOf);
}

/** Revokes a feed's key; false if there was none. */
export function deleteFeed(table: Table, tenant: string, id: string): Promise<boolean> {
  return table.delete(feedKey(tenant, id), present('pk'));
}

/** The feed that a key opens, and whose it is; undefined if it opens none. */
export async function feedOfToken(
  table: Table,
  token: string,
): Promise<{ tenant: string; feed: Feed } | undefined> {
  const [, tenant, id] = TOKEN.exec(token) ?? [];
  if (tenant === undefined || id === undefined) return undefined;
  const item = await table.get(feedKey(tenant, id));
  if (item === undefined) return undefined;
  const kept = Buffer.from(feedItem.parse(item).keyHash, 'base64url');
  const given = hashOf(token);
  return kept.length === given.length && timingSafeEqual(kept, given)
    ? { tenant, feed: feedOf(item) }
    : undefined;
}

const TOKEN = /^([a-z0-9][a-z0-9-]{0,62})\.([a-z0-9][a-z0-9-]{0,62})\.[\w-]{20,100}$/;

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function feedOf(item: Item): Feed {
  const { sk, language, createdAt, keyMadeAt } = feedItem.parse(item);
  return { id: sk, language, createdAt, keyMadeAt };
}

const feedItem = z.object({
  sk: z.string(),
  language: z.enum(LANGUAGES),
  keyHash: z.string(),
  createdAt: z.string(),
  keyMadeAt: z.string(),
});
