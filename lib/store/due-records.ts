/** What a run writes to a tracked record. Every write asks whether the record is as the run saw it. */
import * as z from 'zod/mini';
import { VERDICTS } from '../findings/verdict.ts';
import { dueSortKey, partsOfDueSortKey, type TrackedKind } from '../table/keys.ts';
import { compare, type Item, type Table } from '../table/table.ts';
import type { Progress, Standing } from '../tracking/tracking.ts';
import { TRACKED_STATUSES } from '../tracking/tracking.ts';
import { type NumberedNotice, storedNotice } from './deliveries.ts';
import { listKeys, ownerOf, recordName } from './tracked.ts';

/** A tracked record as a run sees it, in the index or the table. */
export type DueRecord = {
  pk: string;
  sk: string;
  tenant: string;
  kind: TrackedKind;
  id: string;
  facts: unknown;
  codesIssued: number;
  remembered: Pick<Standing, 'status' | 'verdict' | 'outcomes' | 'expiresOn'> & {
    acted: string | undefined;
    lapsedOn: string | undefined;
  };
  resultId: string;
  /** Where notices wait to be handed over: when it is due after that. */
  nextCheckAt: string | undefined;
  failures: number;
  /** Notices of an earlier run that are not handed over yet. */
  notices: readonly NumberedNotice[];
  duesk: string;
};

/** What a run found of a record. `nextCheckAt` in milliseconds; `resultId` of the result that says so. */
export type Settled = {
  standing: Standing;
  progress: Progress;
  resultId: string;
  nextCheckAt: number;
  notices: readonly NumberedNotice[];
};

/** The record of a row. Throws if it is none, or not in order. */
export function dueRecordOf(row: Item): DueRecord {
  const { pk, sk, id, facts, issued, resultId, nextCheckAt, failures, notices, duesk, ...remembered } =
    dueRecord.parse(row);
  return {
    pk,
    sk,
    ...ownerOf(pk),
    id,
    facts: JSON.parse(facts),
    codesIssued: issued,
    remembered: {
      status: remembered.status,
      verdict: remembered.verdict,
      outcomes: remembered.outcomes,
      expiresOn: remembered.expiresOn,
      acted: remembered.acted,
      lapsedOn: remembered.lapsedOn,
    },
    resultId,
    nextCheckAt,
    failures,
    notices: notices === undefined ? [] : noticeList.parse(JSON.parse(notices)),
    duesk,
  };
}

/**
 * Settles a record: one write, undefined if another run or a check was faster. With notices it stays due where it
 * is, under another name, until `noteHandedOver` says that all have been queued.
 */
export function settle(table: Table, record: DueRecord, settled: Settled): Promise<Item | undefined> {
  const { pk, sk, remembered, duesk, failures } = record;
  const { standing, progress, resultId, nextCheckAt, notices } = settled;
  const { acted, lapsedOn } = progress;
  const moved = progress.changed || standing.expiresOn !== remembered.expiresOn;
  const due = { duesk: dueSortKey(nextCheckAt, recordName({ pk, resultId })) };
  const pending = {
    duesk: dueSortKey(partsOfDueSortKey(duesk).at, `${recordName({ pk, resultId })}#notices`),
    nextCheckAt: new Date(nextCheckAt).toISOString(),
    notices: JSON.stringify(notices),
  };
  return table.update(
    { pk, sk },
    {
      set: {
        ...(notices.length === 0 ? due : pending),
        ...(moved ? movedTo(record, standing, resultId) : {}),
        ...(acted === undefined || acted === remembered.acted ? {} : { acted }),
        ...(lapsedOn === undefined || lapsedOn === remembered.lapsedOn ? {} : { lapsedOn }),
      },
      quiet: notices.length === 0,
      remove: [
        ...(failures > 0 ? ['failures'] : []),
        ...(lapsedOn === undefined && remembered.lapsedOn !== undefined ? ['lapsedOn'] : []),
        ...(standing.expiresOn === undefined && remembered.expiresOn !== undefined ? ['expiresOn'] : []),
      ],
    },
    asSeen(record),
  );
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

const noticeList = z.array(storedNotice);
const optionalText = z.optional(z.string());
const dueRecord = z.object({
  pk: z.string(),
  sk: z.string(),
  id: z.string(),
  facts: z.string(),
  issued: z._default(z.number(), 0),
  status: z.enum(TRACKED_STATUSES),
  verdict: z.enum(VERDICTS),
  outcomes: z.string(),
  expiresOn: optionalText,
  resultId: z.string(),
  nextCheckAt: optionalText,
  acted: optionalText,
  lapsedOn: optionalText,
  failures: z._default(z.number(), 0),
  notices: optionalText,
  duesk: z.string(),
});
