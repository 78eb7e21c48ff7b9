/** A scheduled run: everything that is due, shard by shard, inside the time that it is given. */
import { dayAt } from '../calendar.ts';
import type { Services } from '../http/services.ts';
import { duePage } from '../table/due.ts';
import { DUE_SHARDS, duePartitions, partsOfDueSortKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { forEachAtOnce } from './at-once.ts';
import { deliverDue } from './deliveries.ts';
import { lookSafely } from './look-safely.ts';
import { notAsked, openOutages } from './outage.ts';
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

/** How many looks ended how, how many pages came, and how long the record that was longest due had waited, in milliseconds. */
type LookCounts = { [L in Look | 'failed' | 'pages' | 'oldestDueMs']: number };

const NOTHING: LookCounts = {
  changed: 0,
  unchanged: 0,
  lost: 0,
  'handed-over': 0,
  'put-off': 0,
  failed: 0,
  remaining: 0,
  pages: 0,
  oldestDueMs: 0,
};

const PAGE = 100;
const AT_ONCE = 32;
/** Kept back for deliveries, and for what was begun: this part of the time, and no less than these milliseconds. */
const RESERVE_PART = 0.15;
const RESERVE_MS = 8_000;

/**
 * Looks at every record that is due, then delivers every notice that is due. One bad record stops nothing, nor does a shard
 * that the table throttles. Rejects, when all is done that can be, if the table did not once say what is due.
 */
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
  const oldestDueSeconds = Math.floor(counts.oldestDueMs / 1000);
  const more = { lost, putOff, waiting, oldestDueSeconds, shards, tableCalls: run.tables.calls() };
  run.services.log({ function: 'revalidate', ...summary, ...more });
  const silence = run.outages.silence();
  if (silence !== undefined && counts.pages === 0 && !run.outages.throttled()) throw notAsked(silence);
  return summary;
}

/** Every line that a run leaves in the log has its id, and so has what it sends. */
function openRun({ at, asOf, remainingMs, requestId }: RunRequest, given: Services): Run {
  const services: Services = { ...given, log: (entry) => given.log({ requestId, ...entry }) };
  const tables = openTables(services, remainingMs);
  const watch = openWatch(services, remainingMs);
  const outages = openOutages(services.log);
  return { at, asOf, remainingMs, requestId, today: dayAt(at), services, tables, outages, watch };
}

async function lookAtShards(run: Run, shards: readonly number[]): Promise<LookCounts> {
  const counts = { ...NOTHING };
  const reserveMs = Math.max(RESERVE_MS, run.remainingMs() * RESERVE_PART);
  const answers = () => run.outages.silence() === undefined;
  const goOn = () => answers() && run.remainingMs() > reserveMs;
  for (const shard of shards) {
    try {
      if (goOn()) {
        for (const partition of duePartitions('records', shard))
          await lookAtPartition(run, partition, { counts, goOn });
      } else if (answers()) await countDue(run, shard, counts);
    } catch (error) {
      if (!run.outages.note(error)) throw error;
    }
  }
  if (run.outages.throttled() || !answers()) counts.remaining = Math.max(1, counts.remaining);
  return counts;
}

type Looking = { counts: LookCounts; goOn: () => boolean };

/** Page by page. A record that stays due is passed, so that it is not met again in this run. */
async function lookAtPartition(run: Run, partition: string, { counts, goOn }: Looking): Promise<void> {
  let isHeld = false;
  const goOnHere = () => !isHeld && goOn();
  let page = await pageOf(run, partition, { counts });
  noteOldest(run, counts, page.rows);
  for (;;) {
    const { rows, next } = page;
    const left = await forEachAtOnce(rows, {
      width: AT_ONCE,
      goOn: goOnHere,
      work: async (row) => {
        const look = await lookSafely(run, row);
        if (look === 'outage') {
          isHeld = true;
          counts.remaining += 1;
        } else counts[look] += 1;
      },
    });
    counts.remaining += left;
    if (next === undefined) return;
    page = await pageOf(run, partition, { counts, after: next });
    if (!goOnHere()) {
      counts.remaining += page.rows.length;
      return;
    }
  }
}

/** The first row of a partition's first page is due longest. */
function noteOldest({ at }: Run, counts: LookCounts, [oldest]: readonly Item[]): void {
  if (oldest === undefined) return;
  counts.oldestDueMs = Math.max(counts.oldestDueMs, at - partsOfDueSortKey(String(oldest.duesk)).at);
}

/** What is due in a shard that there is no time for, a page at most. */
async function countDue(run: Run, shard: number, counts: LookCounts): Promise<void> {
  for (const partition of duePartitions('records', shard)) {
    const { rows } = await pageOf(run, partition, { counts });
    noteOldest(run, counts, rows);
    counts.remaining += rows.length;
  }
}

async function pageOf(
  run: Run,
  partition: string,
  { counts, after }: { counts: LookCounts; after?: string },
) {
  const page = await duePage(run.tables.renew(), { partition, at: run.at, after, limit: PAGE });
  counts.pages += 1;
  return page;
}
