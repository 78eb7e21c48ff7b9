/**
 * Results in the table: one item each, written once. It ends after `RESULT_DAYS`, unless a record names it: a look at
 * the record makes it last. What has ended is not shown, whether the table has removed it or not.
 */
import { decodeTime } from 'ulid';
import {
  RESULT_KINDS,
  type Result,
  type ResultKind,
  type ResultSummary,
  resultItem,
  type StoredSummary,
} from '../records/result.ts';
import { isId } from '../table/ids.ts';
import { resultKey, resultsPartition } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { compare, type Item, present, type Table } from '../table/table.ts';
import { documentOf, resultOf } from './result-document.ts';
import {
  daysOfNamed,
  type Ending,
  endAfter,
  endOfKey,
  endsSoon,
  isCurrent,
  isNamed,
  type Retention,
} from './retention.ts';

/** `next`: the id after which to go on, undefined at the end. */
type ResultsPage = { items: ResultSummary[]; next: string | undefined };

/** Writes a result: one call. Writing it again changes nothing. `named`: a record is going to name it; `keyPk`: the record of its idempotency key. */
export async function putResult(
  table: Table,
  tenant: string,
  result: Result,
  { resultDays, named, keyPk }: { resultDays: number; named: boolean; keyPk?: string | undefined },
): Promise<void> {
  const days = named ? daysOfNamed({ resultDays }) : resultDays;
  const item = itemOf(tenant, result, endAfter(Date.parse(result.evaluatedAt), days));
  await table.put({ ...item, ...(keyPk === undefined ? {} : { keyPk }) });
}

/** A tenant's result; undefined if there is none of that id, or it has ended and no record names it. */
export async function getResult(
  table: Table,
  tenant: string,
  { id, retention }: { id: string; retention: Retention },
): Promise<Result | undefined> {
  const item = await table.get(resultKey(tenant, id));
  if (item === undefined) return undefined;
  const result = resultOf(item);
  const isShown = isCurrent(endingOf(item), retention) || (await isNamed(table, tenant, result));
  return isShown ? result : undefined;
}

/** Deletes a result, and the answer that its idempotency key has kept of it; false if there was none. */
export async function deleteResult(table: Table, tenant: string, id: string): Promise<boolean> {
  const item = await table.get(resultKey(tenant, id));
  if (item === undefined) return false;
  // First the answer: a repeat of the request would write the result again. Another request may have the key by now.
  const isItsOwn = compare('expiresAt', '=', endOfKey(Date.parse(summaryOf(item).evaluatedAt)));
  if (typeof item.keyPk === 'string') await table.delete({ pk: item.keyPk, sk: 'I' }, isItsOwn);
  return table.delete(resultKey(tenant, id), present('pk'));
}

/** Makes the result that a record names outlast the next looks at it: no call while it is young. */
export async function keepNamed(
  table: Table,
  tenant: string,
  { id, retention }: { id: string; retention: Retention },
): Promise<void> {
  if (!isId(id) || !endsSoon({ evaluatedAt: new Date(decodeTime(id)).toISOString() }, retention)) return;
  const { pk, sk } = resultKey(tenant, id);
  const item = await table.get({ pk, sk });
  if (item === undefined || !endsSoon(endingOf(item), retention)) return;
  const expiresAt = endAfter(retention.now, daysOfNamed(retention));
  const summary = JSON.stringify({ ...summaryOf(item), expiresAt });
  await table.update({ pk, sk }, { set: { expiresAt, summary }, quiet: true }, present('pk'));
}

/**
 * Up to 100 results of a tenant, in the order of their ids; those that are not there are left out. `unreadable`: ids
 * of items that are no results of the present schema.
 */
export async function getResults(
  table: Table,
  tenant: string,
  ids: readonly string[],
): Promise<{ results: Result[]; unreadable: string[] }> {
  if (ids.length === 0) return { results: [], unreadable: [] };
  const items = await table.getAll(ids.map((id) => resultKey(tenant, id)));
  const byKey = new Map(items.map((item) => [item.pk, item]));
  const results: Result[] = [];
  const unreadable: string[] = [];
  for (const id of ids) {
    const item = byKey.get(resultKey(tenant, id).pk);
    if (item === undefined) continue;
    try {
      results.push(resultOf(item));
    } catch {
      unreadable.push(id);
    }
  }
  return { results, unreadable };
}

type ResultsQuery = {
  kind: ResultKind | undefined;
  subject: string | undefined;
  before: string | undefined;
  limit: number;
  retention: Retention;
};

/** A page of a tenant's results, newest first, from those made before the result `before`. */
export async function listResults(table: Table, tenant: string, query: ResultsQuery): Promise<ResultsPage> {
  const { kind, subject, before, limit, retention } = query;
  const kinds = kind === undefined ? RESULT_KINDS : [kind];
  const pages = await Promise.all(
    kinds.map((each) => {
      const partition = resultsPartition(tenant, each, subject);
      const asked = { ...partition, order: 'descending', after: before, limit } as const;
      return readPage(table, asked, (row) => isCurrent(summaryOf(row), retention));
    }),
  );
  return newestOf(pages, limit);
}

/** One page of the pages of several kinds. */
function newestOf(pages: readonly { items: Item[]; next: string | undefined }[], limit: number): ResultsPage {
  // Down to here every kind was read: what is older may have others in between.
  const read = pages.flatMap(({ next }) => (next === undefined ? [] : [next])).sort();
  const horizon = read.at(-1) ?? '';
  const newest = pages
    .flatMap(({ items }) => items.map(summaryOf))
    .filter(({ id }) => id >= horizon)
    .sort((one, other) => (one.id < other.id ? 1 : -1));
  const items = newest.slice(0, limit).map(({ expiresAt: _, ...summary }) => summary);
  const more = newest.length > limit ? items.at(-1)?.id : undefined;
  return { items, next: more ?? read.at(-1) };
}

function itemOf(tenant: string, result: Result, expiresAt: number): Item {
  const { pk, sk } = resultKey(tenant, result.id);
  const { id, kind, subject, verdict, catalogue, evaluatedAt, asOf } = result;
  const item: Item = {
    pk,
    sk,
    gsi1pk: resultsPartition(tenant, kind, undefined).partition,
    gsi1sk: id,
    gsi2pk: resultsPartition(tenant, kind, subject).partition,
    gsi2sk: id,
    summary: JSON.stringify({ id, kind, subject, verdict, catalogue, evaluatedAt, asOf, expiresAt }),
    expiresAt,
    ...documentOf(result),
  };
  return item;
}

/** When a result ends: its item says so, and since 2026-11 its row in an index too. */
function endingOf(item: Item): Ending {
  const { evaluatedAt, expiresAt } = summaryOf(item);
  return { evaluatedAt, expiresAt: typeof item.expiresAt === 'number' ? item.expiresAt : expiresAt };
}

function summaryOf(item: Item): StoredSummary {
  return resultItem.shape.summary.parse(item.summary);
}
