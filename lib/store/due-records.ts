/** What a run writes to a tracked record. Every write asks whether the record is as the run saw it. */
import type { NumberedNotice } from '../shapes/notice.ts';
import { type TrackedItem, trackedItem } from '../shapes/tracked.ts';
import { dueSortKey, partsOfDueSortKey, type TrackedKind } from '../table/keys.ts';
import { compare, type Item, type Table } from '../table/table.ts';
import type { Progress, Standing } from '../tracking/tracking.ts';
import { listKeys, ownerOf, recordName } from './tracked.ts';

/** A tracked record as a run sees it, in the index or the table, and whose it is. */
export type DueRecord = TrackedItem & { tenant: string; kind: TrackedKind };

/** What a run found of a record. `nextCheckAt` in milliseconds; `resultId` of the result that says so. */
type Settled = {
  standing: Standing;
  progress: Progress;
  resultId: string;
  nextCheckAt: number;
  notices: readonly NumberedNotice[];
  /** Facts that a look-up renewed. */
  facts?: unknown;
};

/** The record of a row. Throws if it is none, or not in order. */
export function dueRecordOf(row: Item): DueRecord {
  const record = trackedItem.parse(row);
  return { ...record, ...ownerOf(record.pk) };
}

/**
 * Settles a record: one write, undefined if another run or a check was faster. With notices it stays due where it
 * is, under another name, until `noteHandedOver` says that all have been queued.
 */
export function settle(table: Table, record: DueRecord, settled: Settled): Promise<Item | undefined> {
  const { pk, sk } = record;
  const { standing, progress, resultId, notices, facts } = settled;
  const { acted, lapsedOn } = progress;
  const moved = progress.changed || standing.expiresOn !== record.expiresOn;
  return table.update(
    { pk, sk },
    {
      set: {
        ...whenDue(record, settled),
        ...(moved ? movedTo(record, standing, resultId) : {}),
        ...(facts === undefined ? {} : { facts: JSON.stringify(facts) }),
        ...(acted === undefined || acted === record.acted ? {} : { acted }),
        ...(lapsedOn === undefined || lapsedOn === record.lapsedOn ? {} : { lapsedOn }),
      },
      quiet: notices.length === 0,
      remove: endedOf(record, settled),
    },
    asSeen(record),
  );
}

/** When a record is due next; with notices it stays where it is until they are handed over. */
function whenDue({ pk, duesk }: DueRecord, { resultId, nextCheckAt, notices }: Settled): Item {
  const name = recordName({ pk, resultId });
  if (notices.length === 0) return { duesk: dueSortKey(nextCheckAt, name) };
  return {
    duesk: dueSortKey(partsOfDueSortKey(duesk).at, `${name}#notices`),
    nextCheckAt: new Date(nextCheckAt).toISOString(),
    notices: JSON.stringify(notices),
  };
}

/** Attributes that the record has, and what was found has no more. */
function endedOf(record: DueRecord, { standing, progress }: Settled): string[] {
  return [
    ...(record.failures > 0 ? ['failures'] : []),
    ...(progress.lapsedOn === undefined && record.lapsedOn !== undefined ? ['lapsedOn'] : []),
    ...(standing.expiresOn === undefined && record.expiresOn !== undefined ? ['expiresOn'] : []),
  ];
}

/** Notes that all notices of a record are queued: it is due at its next instant. The record as it is then. */
export function noteHandedOver(table: Table, record: DueRecord): Promise<Item | undefined> {
  const { pk, sk, resultId, nextCheckAt, duesk } = record;
  // A check that came meanwhile has said anew when it is due.
  const at = nextCheckAt === undefined ? partsOfDueSortKey(duesk).at : Date.parse(nextCheckAt);
  const set = { duesk: dueSortKey(at, recordName({ pk, resultId })) };
  return table.update({ pk, sk }, { set, remove: ['notices', 'nextCheckAt'] }, asSeen(record));
}

function movedTo({ tenant, kind, id }: DueRecord, standing: Standing, resultId: string): Item {
  const { status, verdict, outcomes, expiresOn } = standing;
  return {
    ...listKeys({ tenant, kind, id, status, expiresOn }),
    verdict,
    outcomes,
    resultId,
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
}

/** Whatever changes a record moves it in its queue, see `recordName`. */
function asSeen({ duesk }: DueRecord) {
  return compare('duesk', '=', duesk);
}
