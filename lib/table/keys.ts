/**
 * Every key of the table. A tenant's name has no `#`, so no key of one tenant is a key of another.
 * Results and idempotency keys spread over the key space: the id, or a hash, is in the partition key.
 */
import { hash } from 'node:crypto';
import { tagOf, tagOfId } from './ids.ts';
import type { IndexName, Item, Key, Value } from './table.ts';

/** The key of a result. */
export function resultKey(tenant: string, id: string): Key {
  return { pk: `T#${tenant}#R#${id}`, sk: 'R' };
}

/** A caller's idempotency key is hashed: it may be anything, and long. */
export function idempotencyKey(tenant: string, key: string): Key {
  return { pk: `T#${tenant}#I#${hashed(key)}`, sk: 'I' };
}

/** A tracked server. It stays when tracking ends: five codes are made in its life. */
export function serverKey(tenant: string, tag: string): Key {
  return { pk: `T#${tenant}#S#${tag}`, sk: 'S' };
}

/** An authorization code, and with it its history: found by the code alone, whoever redeems it. */
export function codeKey(plainCode: string): Key {
  return { pk: `C#${hashed(plainCode)}`, sk: 'C' };
}

/** What a source told of a host. */
export function lookUpKey(tenant: string, host: string, source: string): Key {
  return { pk: `T#${tenant}#L#${hashed(host)}`, sk: source };
}

/** One attempt in the history of the code in a partition. */
export function codeEventKey(codePartition: string, id: string): Key {
  return { pk: codePartition, sk: `E#${id}` };
}

/** The index partition of a code that was granted to a tenant. */
export function grantPartition(grantee: string, codeId: string): { index: IndexName; partition: string } {
  return { index: 'gsi1', partition: `T#${grantee}#granted#${codeId}` };
}

/** A tenant's website: which code it claims. */
export function websiteKey(tenant: string, tag: string): Key {
  return { pk: `T#${tenant}#W#${tag}`, sk: 'W' };
}

/** A redemption of a tenant's website that was, or is about to be, released. */
export function releaseKey(tenant: string, redemptionId: string): Key {
  return { pk: websiteKey(tenant, tagOfId(redemptionId)).pk, sk: `R#${redemptionId}` };
}

/** How often a tenant has guessed authorization codes. */
export function guessesKey(tenant: string): Key {
  return { pk: `T#${tenant}#G`, sk: 'G' };
}

/** The index partition that lists a tenant's results of a kind, and of one subject if given: by id, which sorts by time. */
export function resultsPartition(
  tenant: string,
  kind: string,
  subject: string | undefined,
): { index: IndexName; partition: string } {
  return subject === undefined
    ? { index: 'gsi1', partition: `T#${tenant}#${kind}` }
    : { index: 'gsi2', partition: `T#${tenant}#${kind}#${hashed(subject)}` };
}

/** The letter of the keys of filings. */
export const FILING_LETTER = 'F';

/** The key of a filing: a tenant has one for each domain. */
export function filingKey(tenant: string, domain: string): Key {
  return { pk: `T#${tenant}#${FILING_LETTER}#${domain}`, sk: FILING_LETTER };
}

/** The index partition that lists a tenant's filings, of one state if given: by domain. */
export function filingsPartition(
  tenant: string,
  state: string | undefined,
): { index: IndexName; partition: string } {
  return state === undefined
    ? { index: 'gsi1', partition: `T#${tenant}#filing` }
    : { index: 'gsi2', partition: `T#${tenant}#filing#${state}` };
}

/** A subject may be longer than a key and holds names; in a key it is hashed. */
function hashed(subject: string): string {
  return hash('sha256', subject, 'base64url');
}

/** What is tracked, with the letter of its keys. */
export const TRACKED_KINDS = { server: 'S', domain: 'D' } as const;
export type TrackedKind = keyof typeof TRACKED_KINDS;

/** A tracked server or domain. Its id is hashed: a server's may be long. */
export function trackedKey(tenant: string, kind: TrackedKind, id: string): Key {
  const letter = TRACKED_KINDS[kind];
  return kind === 'server'
    ? serverKey(tenant, tagOf(id))
    : { pk: `T#${tenant}#${letter}#${tagOf(id)}`, sk: letter };
}

/** How many servers a tenant tracks. */
export function trackedCountKey(tenant: string): Key {
  return { pk: `T#${tenant}#Q`, sk: 'Q' };
}

/** The letter that tells what an item of a tenant is; empty if its key is no tenant's. */
export function letterOf(pk: Value | undefined): string {
  return String(pk).split('#')[2] ?? '';
}

/** The index partition that lists what a tenant tracks of a kind, and of one status if given: the next to lapse first. */
export function trackedPartition(
  tenant: string,
  kind: TrackedKind,
  status: string | undefined,
): { index: IndexName; partition: string } {
  return status === undefined
    ? { index: 'gsi1', partition: `T#${tenant}#tracked-${kind}` }
    : { index: 'gsi2', partition: `T#${tenant}#tracked-${kind}#${status}` };
}

/** Sorts by expiry; what has none comes last. */
export function trackedSortKey(expiresOn: string | undefined, id: string): string {
  return `${expiresOn ?? NO_EXPIRY}#${id}`;
}

/** A sort key's parts. */
export function partsOfTrackedSortKey(sortKey: string): { expiresOn: string | undefined; id: string } {
  const expiresOn = sortKey.slice(0, NO_EXPIRY.length);
  return {
    expiresOn: expiresOn === NO_EXPIRY ? undefined : expiresOn,
    id: sortKey.slice(NO_EXPIRY.length + 1),
  };
}

const NO_EXPIRY = '9999-99-99';

/**
 * Into how many partitions the index of what is due is spread. It may be raised, never lowered: a shard that no
 * schedule names is never looked at. The schedules in serverless.yml name them all.
 */
export const DUE_SHARDS = 16;

/** The queues of what is due: records and filings to look at, notices to deliver. */
type DueQueue = 'records' | 'deliveries';

/**
 * The partitions of a queue's shard: the first is where its items are put. Until 2026-11 filings waited in partitions
 * of their own, one for each of the sixteen shards that there were. Whoever looks at one of those moves it.
 */
export function duePartitions(queue: DueQueue, shard: number): readonly string[] {
  const own = duePartition(queue, shard);
  return queue === 'records' && shard < 16 ? [own, `due#filing#${shard}`] : [own];
}

/** What makes an item wait in a queue until an instant, in milliseconds. `spread` is what its shard follows from: the same text, the same shard. */
export function dueAttributes(
  queue: DueQueue,
  { spread, at, name }: { spread: string; at: number; name: string },
): Item {
  const shard = hash('sha256', spread, 'buffer').readUInt32BE() % DUE_SHARDS;
  return { duepk: duePartition(queue, shard), duesk: dueSortKey(at, name) };
}

function duePartition(queue: DueQueue, shard: number): string {
  return `${queue}#${String(shard).padStart(2, '0')}`;
}

/** Where in its shard an item waits until an instant, given in milliseconds. Its name is its own in the shard. */
export function dueSortKey(at: number, name: string): string {
  return `${new Date(at).toISOString()}#${name}`;
}

/** The instant at which an item is due, in milliseconds, and its name. */
export function partsOfDueSortKey(duesk: string): { at: number; name: string } {
  const end = duesk.indexOf('#');
  return { at: Date.parse(duesk.slice(0, end)), name: duesk.slice(end + 1) };
}

/** The partition of all webhooks of a tenant. */
export function webhooksPartition(tenant: string): string {
  return `T#${tenant}#H`;
}

/** A notice to one webhook. */
export function deliveryKey(tenant: string, noticeId: string, webhookId: string): Key {
  return { pk: `T#${tenant}#N#${noticeId}`, sk: webhookId };
}

/** The partition of all calendar feeds of a tenant. */
export function feedsPartition(tenant: string): string {
  return `T#${tenant}#K`;
}
