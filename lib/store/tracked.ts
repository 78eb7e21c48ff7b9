import { tableUnavailable } from '../errors.ts';
import { type TrackedItem, trackedItem, trackingMembers } from '../shapes/tracked.ts';
import {
  dueAttributes,
  partsOfDueSortKey,
  TRACKED_KINDS,
  type TrackedKind,
  trackedKey,
  trackedPartition,
  trackedSortKey,
} from '../table/keys.ts';
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
} from '../table/table.ts';
import type { Standing } from '../tracking/tracking.ts';

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

/** Remembers a domain. A replay does not undo what a later check told. */
export async function trackDomain(table: Table, sighting: Sighting, replayed: boolean): Promise<void> {
  const { tenant, id, facts, now } = sighting;
  const base = {
    v: SCHEMA_VERSION,
    id,
    facts: JSON.stringify(facts),
    checkedAt: new Date(now).toISOString(),
    tracked: 1,
  };
  await writeSighting(sighting, replayed, ({ set, remove }, condition) =>
    table.update(
      trackedKey(tenant, 'domain', id),
      { set: { ...base, ...set }, add: { fv: 1 }, remove },
      condition,
    ),
  );
}

/** What tracking writes to an item, beside the facts. */
export type TrackingAttributes = { set: Item; remove: readonly string[] };

/**
 * Writes what a check saw: one write, of which `write` is told the attributes and the condition. A record that lapsed,
 * or has notices to hand over, is made due at once, because a run must tell that before anything else; it takes a
 * second try, as of the two conditions exactly one holds of any item, or of none. What was written; undefined if a
 * replay came after a later check.
 */
export async function writeSighting<T>(
  sighting: Sighting,
  replayed: boolean,
  write: (attributes: TrackingAttributes, condition: Condition) => Promise<T | undefined>,
): Promise<T | undefined> {
  const { now, dueAt, standing } = sighting;
  const settled = all(absent('lapsedOn'), absent('notices'));
  const unsettled = any(present('lapsedOn'), present('notices'));
  const unlessLater = any(absent('checkedAt'), compare('checkedAt', '<', new Date(now).toISOString()));
  const when = (condition: Condition) => (replayed ? all(condition, unlessLater) : condition);
  const firstDueAt = standing.status === 'expired' ? now : dueAt;
  for (let attempt = 0; attempt < TRACK_ATTEMPTS; attempt += 1) {
    const written =
      (await write(attributesOf(sighting, firstDueAt), when(settled))) ??
      (await write(attributesOf(sighting, now), when(unsettled)));
    if (written !== undefined) return written;
    if (replayed) return undefined;
  }
  // Others write the same record so often that this one gives up.
  throw tableUnavailable();
}

const SCHEMA_VERSION = 1;
const TRACK_ATTEMPTS = 6;

function attributesOf({ tenant, kind, id, standing, resultId }: Sighting, dueAt: number): TrackingAttributes {
  const { expiresOn, status, verdict, outcomes } = standing;
  const { pk } = trackedKey(tenant, kind, id);
  return {
    set: {
      verdict,
      outcomes,
      resultId,
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(status === 'expired' && expiresOn !== undefined ? { lapsedOn: expiresOn } : {}),
      ...listKeys({ tenant, kind, id, status, expiresOn }),
      ...dueAttributes('records', { spread: pk, at: dueAt, name: recordName({ pk, resultId }) }),
    },
    remove: ['failures', 'nextCheckAt', ...(expiresOn === undefined ? ['expiresOn'] : [])],
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

/**
 * The name of a record in its queue. The result that it names is part of it: a check has a new one, so that a record
 * that a check or another run changed waits elsewhere, and whoever saw it before can tell.
 */
export function recordName({ pk, resultId }: { pk: string; resultId: string }): string {
  return `${pk}#${resultId}`;
}

/** Every attribute that tracking has put on an item, for an item that stays when tracking ends. */
export const TRACKING_ATTRIBUTES = [
  ...Object.keys(trackingMembers),
  'duepk',
  'duesk',
  'gsi1pk',
  'gsi1sk',
  'gsi2pk',
  'gsi2sk',
];

/** The item of a tracked subject; undefined if it is not tracked. */
export async function getTracked(table: Table, key: Key): Promise<Item | undefined> {
  const item = await table.get(key);
  return item?.tracked === 1 ? item : undefined;
}

/** Stops tracking a domain; false if it was not tracked. Notices that wait to be handed over end with it. */
export function untrackDomain(table: Table, tenant: string, name: string): Promise<boolean> {
  return table.delete(trackedKey(tenant, 'domain', name), compare('tracked', '=', 1));
}

/** A record, and when it is looked at again. */
export type Tracked = TrackedItem & { nextCheckAt: string };

/** A record as it is answered. Throws if the item is not one. */
export function trackedOf(item: Item): Tracked {
  const record = trackedItem.parse(item);
  const dueAt = new Date(partsOfDueSortKey(record.duesk).at).toISOString();
  return { ...record, nextCheckAt: record.nextCheckAt ?? dueAt };
}

/** Whose record it is and of what kind, by its partition key. Throws if it is none. */
export function ownerOf(pk: string): { tenant: string; kind: TrackedKind } {
  const [, tenant = '', letter] = pk.split('#');
  const kind = KINDS.find((each) => TRACKED_KINDS[each] === letter);
  if (kind === undefined) throw new Error(`record: expected a tracked subject, found a key of ${letter}`);
  return { tenant, kind };
}

const KINDS = ['server', 'domain'] as const;
