/** A scheduled run: everything that is due, shard by shard, inside the time that it is given. */
import { dayAt } from '../calendar.ts';
import type { Services } from '../http/services.ts';
import { duePage, postpone } from '../table/due.ts';
import { DUE_SHARDS, duePartitions, FILING_LETTER, letterOf, TRACKED_KINDS } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { forEachAtOnce } from './at-once.ts';
import { deliverDue } from './deliveries.ts';
import { lookAtFiling } from './filings.ts';
import { isOutage } from './outage.ts';
import { lookAtRecord } from './records.ts';
import { openTables } from './run-tables.ts';
import type { Look, Run, RunRequest } from './run-types.ts';
import { openWatch } from './watch.ts';

/**
 * What a run did. `due` is the sum of `changed`, `unchanged` and `failed`; a record that another run or a check was
 * faster with is not counted. `notified`: notices that receivers took. `remaining`: records still due because time
 * ran out or the table did not answer; of each shard a page is counted at most, so it is a lower bound.
 */
export type RunSummary = {
  asOf: string;
  due: number;
  changed: number;
  unchanged: number;
  failed: number;
  notified: number;
  remaining: number;
};

/** What looking at a record is, by the letter of its key: another kind of record is another line. */
const LOOKS: { readonly [letter: string]: (run: Run, row: Item) => Promise<Look> } = {
  [TRACKED_KINDS.server]: lookAtRecord,
  [TRACKED_KINDS.domain]: lookAtRecord,
  [FILING_LETTER]: lookAtFiling,
};

type LookCounts = { [L in Look | 'failed']: number };

const NOTHING: LookCounts = {
  changed: 0,
  unchanged: 0,
  lost: 0,
  'handed-over': 0,
  'put-off': 0,
  failed: 0,
  remaining: 0,
};

const PAGE = 100;
const AT_ONCE = 32;
/** Kept back for deliveries, and for what was begun: this part of the time, and no less than these milliseconds. */
const RESERVE_PART = 0.15;
const RESERVE_MS = 8_000;
/** A record that cannot be dealt with is tried again after a quarter of an hour, then twice that, up to a day. */
const FIRST_RETRY_MS = 15 * 60_000;
const LAST_RETRY_MS = 24 * 3_600_000;

/** Looks at every record that is due, then delivers every notice that is due. One bad record stops nothing. */
export async function revalidate(request: RunRequest, services: Services): Promise<RunSummary> {
  const { at, asOf } = request;
  const run = openRun(request, services);
  const shards = request.shards ?? Array.from({ length: DUE_SHARDS }, (_, shard) => shard);
  const counts = await lookAtShards(run, shards);
  const { notified, waiting } = await deliverDue(run, shards);
  const { changed, unchanged, failed, remaining, lost, 'put-off': putOff } = counts;
  const summary = {
    asOf: asOf ?? new Date(at).toISOString(),
    due: changed + unchanged + putOff + failed,
    changed,
    unchanged: unchanged + putOff,
    failed,
    notified,
    remaining,
  };
  const more = { lost, putOff, waiting, shards, tableCalls: run.tables.calls() };
  services.log({ function: 'revalidate', ...summary, ...more });
  return summary;
}

function openRun({ at, asOf, remainingMs }: RunRequest, services: Services): Run {
  const tables = openTables(services, remainingMs);
  const watch = openWatch(services, remainingMs);
  return { at, asOf, remainingMs, today: dayAt(at), services, tables, watch };
}

async function lookAtShards(run: Run, shards: readonly number[]): Promise<LookCounts> {
  const counts = { ...NOTHING };
  const reserveMs = Math.max(RESERVE_MS, run.remainingMs() * RESERVE_PART);
  let answers = true;
  const goOn = () => answers && run.remainingMs() > reserveMs;
  const outage = () => {
    answers = false;
  };
  for (const shard of shards) {
    try {
      if (goOn()) {
        for (const partition of duePartitions('records', shard))
          await lookAtPartition(run, partition, { counts, goOn, outage });
      } else if (answers) counts.remaining += await countDue(run, shard);
    } catch (error) {
      if (!isOutage(error)) throw error;
      outage();
    }
  }
  if (!answers) counts.remaining = Math.max(1, counts.remaining);
  return counts;
}

type Looking = { counts: LookCounts; goOn: () => boolean; outage: () => void };

/** Page by page. A record that stays due is passed, so that it is not met again in this run. */
async function lookAtPartition(
  run: Run,
  partition: string,
  { counts, goOn, outage }: Looking,
): Promise<void> {
  let page = await pageOf(run, partition, undefined);
  for (;;) {
    const { rows, next } = page;
    const left = await forEachAtOnce(rows, {
      width: AT_ONCE,
      goOn,
      work: async (row) => {
        const look = await lookSafely(run, row);
        if (look === 'outage') {
          outage();
          counts.remaining += 1;
        } else counts[look] += 1;
      },
    });
    counts.remaining += left;
    if (next === undefined) return;
    page = await pageOf(run, partition, next);
    if (!goOn()) {
      counts.remaining += page.rows.length;
      return;
    }
  }
}

/** What is due in a shard that there is no time for, a page at most. */
async function countDue(run: Run, shard: number): Promise<number> {
  let count = 0;
  for (const partition of duePartitions('records', shard))
    count += (await pageOf(run, partition, undefined)).rows.length;
  return count;
}

function pageOf(run: Run, partition: string, after: string | undefined) {
  return duePage(run.tables.renew(), { partition, at: run.at, after, limit: PAGE });
}

/** Looks at one record, whatever is wrong with it. A table that does not answer is no fault of the record. */
async function lookSafely(run: Run, row: Item): Promise<Look | 'failed' | 'outage'> {
  try {
    const look = LOOKS[letterOf(row.pk)];
    if (look === undefined) throw new Error('record: of a kind that is not looked at');
    return await look(run, row);
  } catch (error) {
    if (isOutage(error)) return 'outage';
    run.services.log({ function: 'revalidate', record: row.pk, ...faultOf(error) });
    return putOff(run, run.tables.current(), row);
  }
}

async function putOff(run: Run, table: Table, row: Item): Promise<'failed' | 'outage'> {
  const failures = typeof row.failures === 'number' ? row.failures : 0;
  try {
    await postpone(table, row, run.at + Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures));
  } catch (error) {
    // It stays due, and the next run meets it again.
    if (isOutage(error)) return 'outage';
    run.services.log({ function: 'revalidate', record: row.pk, ...faultOf(error) });
  }
  return 'failed';
}

/** An error for the log: its kind and place, without the values that its message may hold. */
function faultOf(error: unknown): { error: string; at: string | undefined } {
  if (!(error instanceof Error)) return { error: typeof error, at: undefined };
  return { error: error.name, at: error.stack?.split('\n    at ')[1] };
}
