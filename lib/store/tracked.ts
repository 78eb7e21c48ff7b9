/** Tracked servers and domains in the table: one item each, which says how its subject stands and when it is due. */
import * as z from 'zod/mini';
import { type Standing, TRACKED_STATUSES } from '../findings/tracking.ts';
import { VERDICTS } from '../findings/verdict.ts';
import {
  dueKeys,
  partsOfTrackedSortKey,
  TRACKED_KINDS,
  type TrackedKind,
  trackedKey,
  trackedPartition,
  trackedSortKey,
} from './keys.ts';
import {
  absent,
  all,
  any,
  type Condition,
  compare,
  type Item,
  type Key,
  present,
  type Table,
  type Update,
} from './table.ts';

/** A tracked server or domain as it is answered. `facts` as a check stored them. */
export type Tracked = {
  kind: TrackedKind;
  id: string;
  status: Standing['status'];
  verdict: Standing['verdict'];
  expiresOn: string | undefined;
  nextCheckAt: string;
  resultId: string;
  facts: unknown;
};

/** What a check found of a subject, for its record. `dueAt` in milliseconds, by what the facts alone tell. */
export type Sighting = {
  tenant: string;
  kind: TrackedKind;
  id: string;
  standing: Standing;
  facts: unknown;
  resultId: string;
  now: number;
  dueAt: number;
};

/**
 * Remembers a subject: one write. A record that lapsed, or has notices to hand over, is made due at once, because
 * a run must tell its recovery; that takes a second try. A replay does not undo what a later check told.
 */
export async function track(
  table: Table,
  sighting: Sighting,
  { isReplay }: { isReplay: boolean },
): Promise<void> {
  const key = trackedKey(sighting.tenant, sighting.kind, sighting.id);
  const seenAt = new Date(sighting.now).toISOString();
  const isNewest = any(absent('checkedAt'), compare('checkedAt', '<=', seenAt));
  for (let attempt = 0; attempt < TRACK_ATTEMPTS; attempt += 1) {
    const { update, condition } = trackingWrite(sighting, attempt % 2 === 0 ? 'settled' : 'unsettled');
    if ((await table.update(key, update, isReplay ? all(condition, isNewest) : condition)) !== undefined)
      return;
  }
  // A replay that a later check has overtaken; or a record that changes faster than we can write.
  if (!isReplay) throw new Error(`tracking: the record changed ${TRACK_ATTEMPTS} times meanwhile`);
}

const TRACK_ATTEMPTS = 6;

/**
 * The write that remembers a subject, for a record in a state: of the two conditions exactly one holds of any item,
 * or of none. `unsettled`: a run has something to tell of it before anything else.
 */
export function trackingWrite(
  sighting: Sighting,
  state: 'settled' | 'unsettled',
): { update: Update; condition: Condition } {
  const { standing, now, dueAt } = sighting;
  const isDue = state === 'unsettled' || standing.status === 'expired';
  return {
    update: writeOf(sighting, isDue ? now : dueAt),
    condition:
      state === 'settled'
        ? all(absent('lapsedOn'), absent('notices'))
        : any(present('lapsedOn'), present('notices')),
  };
}

function writeOf({ tenant, kind, id, standing, facts, resultId, now }: Sighting, dueAt: number): Update {
  const { expiresOn, status, verdict, outcomes } = standing;
  return {
    set: {
      id,
      facts: JSON.stringify(facts),
      tracked: 1,
      verdict,
      outcomes,
      resultId,
      checkedAt: new Date(now).toISOString(),
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(status === 'expired' && expiresOn !== undefined ? { lapsedOn: expiresOn } : {}),
      ...listKeys({ tenant, kind, id, status, expiresOn }),
      ...dueAgain(tenant, kind, id, dueAt),
    },
    add: { fv: 1 },
    remove: ['failures', ...(expiresOn === undefined ? ['expiresOn'] : [])],
  };
}

/** The attributes that list a record, and its status, which decides where. */
export function listKeys(record: {
  tenant: string;
  kind: TrackedKind;
  id: string;
  status: Standing['status'];
  expiresOn: string | undefined;
}): Item {
  const { tenant, kind, id, status, expiresOn } = record;
  const gsi1sk = trackedSortKey(expiresOn, id);
  return {
    status,
    gsi1pk: trackedPartition(tenant, kind, undefined).partition,
    gsi1sk,
    gsi2pk: trackedPartition(tenant, kind, status).partition,
    gsi2sk: gsi1sk,
  };
}

/** The attributes that make a record due at an instant in milliseconds. */
export function dueAgain(tenant: string, kind: TrackedKind, id: string, at: number): Item {
  const { pk } = trackedKey(tenant, kind, id);
  return { nextCheckAt: new Date(at).toISOString(), ...dueKeys('records', { spread: pk, at, name: pk }) };
}

/** Every attribute that tracking has put on an item, for an item that stays when tracking ends. */
export const TRACKING_ATTRIBUTES = [
  'tracked',
  'status',
  'verdict',
  'outcomes',
  'expiresOn',
  'resultId',
  'checkedAt',
  'nextCheckAt',
  'acted',
  'lapsedOn',
  'failures',
  'notices',
  'duepk',
  'duesk',
  'gsi1pk',
  'gsi1sk',
  'gsi2pk',
  'gsi2sk',
] as const;

/** The item of a tracked subject; undefined if it is not tracked. */
export async function getTracked(table: Table, key: Key): Promise<Item | undefined> {
  const item = await table.get(key);
  return item?.tracked === 1 ? item : undefined;
}

/** Stops tracking a domain; false if it was not tracked. Notices that wait to be handed over end with it. */
export function untrackDomain(table: Table, tenant: string, name: string): Promise<boolean> {
  return table.delete(trackedKey(tenant, 'domain', name), compare('tracked', '=', 1));
}

export type TrackedQuery = {
  kind: TrackedKind;
  status: Standing['status'] | undefined;
  after: string | undefined;
  limit: number;
};

/** A page of what a tenant tracks, the next to lapse first: one query, and one read of all items as they are now. */
export async function listTracked(
  table: Table,
  tenant: string,
  { kind, status, after, limit }: TrackedQuery,
): Promise<{ items: Item[]; next: string | undefined }> {
  const { index, partition } = trackedPartition(tenant, kind, status);
  const rows = await table.query({
    index,
    partition,
    order: 'ascending',
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit).map((row) => listed.parse(row));
  const found = new Map(
    (await table.getAll(page.map(({ pk, sk }) => ({ pk, sk })))).map((item) => [item.pk, item]),
  );
  const items = page.flatMap(({ pk }) => {
    const item = found.get(pk);
    return item?.tracked === 1 && (status === undefined || item.status === status) ? [item] : [];
  });
  const last = page.at(-1);
  return { items, next: rows.length > limit ? last?.[`${index}sk`] : undefined };
}

/** What of a kind expires on or after a day, at most so many, the next first: one query, of keys alone. */
export async function expiriesOf(
  table: Table,
  tenant: string,
  { kind, from, limit }: { kind: TrackedKind; from: string; limit: number },
): Promise<{ id: string; expiresOn: string }[]> {
  const { index, partition } = trackedPartition(tenant, kind, undefined);
  const rows = await table.query({ index, partition, order: 'ascending', after: from, limit });
  return rows.flatMap((row) => {
    const { id, expiresOn } = partsOfTrackedSortKey(listed.parse(row).gsi1sk ?? '');
    return expiresOn === undefined ? [] : [{ id, expiresOn }];
  });
}

/** A record as it is answered. Throws if the item is not one. */
export function trackedOf(item: Item): Tracked {
  const { pk, facts, expiresOn, ...record } = trackedItem.parse(item);
  return { ...record, ...ownerOf(pk), expiresOn, facts: JSON.parse(facts) };
}

/** Whose record it is and of what kind, by its partition key. Throws if it is none. */
export function ownerOf(pk: string): { tenant: string; kind: TrackedKind } {
  const [, tenant = '', letter] = pk.split('#');
  const kind = KINDS.find((each) => TRACKED_KINDS[each] === letter);
  if (kind === undefined) throw new Error(`record: expected a tracked subject, found a key of ${letter}`);
  return { tenant, kind };
}

const KINDS = ['server', 'domain'] as const;

const listed = z.object({
  pk: z.string(),
  sk: z.string(),
  gsi1sk: z.optional(z.string()),
  gsi2sk: z.optional(z.string()),
  duesk: z.optional(z.string()),
});

const trackedItem = z.object({
  pk: z.string(),
  id: z.string(),
  status: z.enum(TRACKED_STATUSES),
  verdict: z.enum(VERDICTS),
  expiresOn: z.optional(z.string()),
  nextCheckAt: z.string(),
  resultId: z.string(),
  facts: z.string(),
});
