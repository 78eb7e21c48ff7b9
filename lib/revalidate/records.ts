/** Looks at one record that is due: judges its facts anew, writes what follows, queues the notices of it. */
import { type Day, startOfDay } from '../calendar.ts';
import type { OnRuleError } from '../findings/evaluate.ts';
import type { Judgement, Result } from '../records/result.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import type { Notice, NumberedNotice } from '../shapes/notice.ts';
import { queueDelivery } from '../store/deliveries.ts';
import { type DueRecord, dueRecordOf, noteHandedOver, settle } from '../store/due-records.ts';
import { keepNamed, putResult } from '../store/results.ts';
import type { Retention } from '../store/retention.ts';
import { wants } from '../store/webhooks.ts';
import { derivedId } from '../table/ids.ts';
import { partsOfDueSortKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { astrayNotice, changedNotice, noticesOf } from '../tracking/notices.ts';
import {
  nextChangeOn,
  outcomesOf,
  type Progress,
  progressOf,
  type Standing,
  standingOf,
} from '../tracking/tracking.ts';
import type { Look, Run } from './run-types.ts';
import { SOURCES } from './sources.ts';
import { askLater, type View, viewOf } from './view.ts';

/** Throws if the record is not in order, or the table fails. */
export async function lookAtRecord(run: Run, row: Item): Promise<Look> {
  const record = dueRecordOf(row);
  if (record.notices.length === 0) return judge(run, record);
  // A run ended, or a check came, between the status and its notices.
  const handedOver = await handOver(run, record);
  if (handedOver === undefined) return 'lost';
  const current = dueRecordOf(handedOver);
  return partsOfDueSortKey(current.duesk).at <= run.at ? judge(run, current) : 'handed-over';
}

async function judge(run: Run, record: DueRecord): Promise<Look> {
  const view = await viewOf(run, record);
  if (view === 'not-asked') return 'remaining';
  if (view !== 'unseen') return judgeBy(view, run, record);
  return (await askLater(run, record)) ? 'put-off' : 'lost';
}

async function judgeBy(view: View, run: Run, record: DueRecord): Promise<Look> {
  const { today, tables } = run;
  const source = { ...record, facts: view.facts };
  const { times, facts, judgeOn } = SOURCES[record.kind].read(source, ruleErrors(run, record));
  const judgement = judgeOn(today);
  const standing = standingOf(judgement, times, today);
  const progress = progressOf(record, standing, today);
  const idFor = idsOf(run, record);
  const resultId = progress.changed ? idFor(`result ${JSON.stringify(view.facts)}`) : record.resultId;
  const notices = await noticesFor(run, { record, standing, progress, resultId, view }, idFor);
  // Before the record names it. Two runs at once write the same result, or each its own where they saw other facts.
  if (progress.changed) await storeResult(run, record, { ...judgement, id: resultId, request: facts });
  else await keepNamed(tables.current(), record.tenant, { id: resultId, retention: retentionOf(run) });
  const outcomesOn = (day: Day) => (day === today ? standing.outcomes : outcomesOf(judgeOn(day).findings));
  const nextCheckAt = startOfDay(nextChangeOn(times, today, outcomesOn));
  const settled = { standing, progress, resultId, nextCheckAt, notices, facts: view.renewed };
  const written = await settle(tables.current(), record, settled);
  if (written === undefined) return 'lost';
  if (notices.length > 0) await handOver(run, dueRecordOf(written));
  return progress.changed ? 'changed' : 'unchanged';
}

function ruleErrors({ services }: Run, { pk }: DueRecord): OnRuleError {
  return (rule, error) =>
    services.log({ record: pk, rule, error: error instanceof Error ? error.name : typeof error });
}

/** Ids of what follows from a look. They follow from where the record waits, so that a second run makes the same. */
function idsOf({ today }: Run, { duesk }: DueRecord): (part: string) => string {
  const at = Math.max(partsOfDueSortKey(duesk).at, startOfDay(today));
  return (part) => derivedId(at, `${duesk} ${part}`);
}

async function storeResult(
  { asOf, services, tables }: Run,
  { tenant, kind, id: subject, issued }: DueRecord,
  found: Judgement & Pick<Result, 'id' | 'request'>,
): Promise<void> {
  const result: Result = {
    ...found,
    subject,
    catalogue: CATALOGUE_HASH,
    evaluatedAt: new Date(services.now()).toISOString(),
    asOf,
    // What a replay of the result cannot know otherwise.
    ...(kind === 'server' ? { codesIssued: { [subject]: issued } } : {}),
  };
  await putResult(tables.current(), tenant, result, { resultDays: services.resultDays, named: true });
}

function retentionOf({ services }: Run): Retention {
  return { now: services.now(), resultDays: services.resultDays };
}

type Looked = {
  record: DueRecord;
  standing: Standing;
  progress: Progress;
  resultId: string;
  view: View;
};

/** The notices of a record that somebody wants to be told of. A second run numbers them the same. */
async function noticesFor(
  run: Run,
  looked: Looked,
  idFor: (part: string) => string,
): Promise<NumberedNotice[]> {
  const notices = await allNoticesOf(run, looked);
  const wanted = await Promise.all(notices.map(async (notice) => (await receivers(run, notice)).length > 0));
  return notices.flatMap((notice, index) =>
    wanted[index] ? [{ ...notice, id: idFor(`notice ${index}`) }] : [],
  );
}

/** What lapsed, what the registry changed, and a website that has begun to resolve elsewhere. */
async function allNoticesOf(
  run: Run,
  { record, standing, progress, resultId, view }: Looked,
): Promise<Notice[]> {
  const { tenant, kind, id } = record;
  const { lapses } = progress;
  const told = { tenant, kind, id, standing, resultId, today: run.today, at: new Date(run.at).toISOString() };
  const dependents =
    lapses.length === 0 ? [] : await SOURCES[kind].dependentsOf(run.tables.current(), record);
  return [
    ...noticesOf({ ...told, lapses, dependents }),
    ...(view.changes.length > 0 ? [changedNotice(told, view.changes)] : []),
    ...(view.wentAstray ? [astrayNotice(told, view.wentAstray)] : []),
  ];
}

async function receivers(run: Run, { tenant, type }: Notice) {
  return (await run.tables.webhooksOf(tenant)).filter((webhook) => wants(webhook, type));
}

/** Queues a record's notices, each for every webhook that wants it, then says so. Undefined if the record changed. */
async function handOver(run: Run, record: DueRecord): Promise<Item | undefined> {
  const table = run.tables.current();
  const now = run.services.now();
  for (const notice of record.notices) {
    for (const { id: webhookId } of await receivers(run, notice))
      await queueDelivery(table, { notice, webhookId, now });
  }
  return noteHandedOver(table, record);
}
