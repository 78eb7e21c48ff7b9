/**
 * Tracked records for benchmarks. `node bench/seed.ts --records 1000000 --endpoint URL [--due N]` fills a table and
 * shows how far it is; the benchmarks call the function.
 */
import { parseArgs } from 'node:util';
import { judgeDomain } from '../lib/judge/domain-check.ts';
import { listKeys, recordName } from '../lib/store/tracked.ts';
import { openTable } from '../lib/table/dynamodb.ts';
import { derivedId } from '../lib/table/ids.ts';
import { dueAttributes, trackedKey } from '../lib/table/keys.ts';
import type { Item, Table } from '../lib/table/table.ts';
import { standingOf } from '../lib/tracking/tracking.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from '../scripts/local/table.ts';
import { domain, entity } from '../testing/facts.ts';

export type Seed = {
  records: number;
  /** So many are due at `at`, the others a month after it. */
  due: number;
  at: number;
  /** Where numbering begins, for a table that is filled in steps. */
  from?: number;
  progress?: (done: number) => void;
};

const MONTH_MS = 30 * 86_400_000;
const BATCH = 25;
const BATCHES_AT_ONCE = 8;
const TENANTS = 1_000;
const EXPIRES_ON = '2099-12-31';
/** Of 2027, as the records are: a result that is old is looked at with its record. */
const RESULT_ID = derivedId(Date.parse('2027-01-01T00:00:00Z'), 'seed');
const FACTS = { ...domain, expiresOn: EXPIRES_ON, entity };
/** What the rules find of these facts: a look at a record changes nothing. */
const OUTCOMES = standingOf(
  judgeDomain(FACTS, { today: '2027-01-01', onRuleError: () => undefined }),
  { expiresOn: EXPIRES_ON, changesOn: [] },
  '2027-01-01',
).outcomes;

/** Writes tracked domains, of a thousand tenants, spread over all shards. */
export async function seedRecords(
  table: Table,
  { records, due, at, from = 0, progress = () => undefined }: Seed,
): Promise<void> {
  let next = 0;
  async function worker(): Promise<void> {
    while (next < records) {
      const first = next;
      next += BATCH;
      const numbers = Array.from({ length: Math.min(BATCH, records - first) }, (_, index) => first + index);
      await table.putAll(
        numbers.map((number) => recordItem(from + number, number < due ? at : at + MONTH_MS)),
      );
      if (Math.floor((first + BATCH) / 10_000) > Math.floor(first / 10_000)) progress(first + BATCH);
    }
  }
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, worker));
}

export function recordItem(number: number, dueAt: number): Item {
  const tenant = `bench-${number % TENANTS}`;
  const id = `site-${number}.cn`;
  const key = trackedKey(tenant, 'domain', id);
  return {
    ...key,
    v: 1,
    id,
    facts: JSON.stringify({ ...FACTS, name: id }),
    tracked: 1,
    fv: 1,
    verdict: 'ready',
    outcomes: OUTCOMES,
    resultId: RESULT_ID,
    checkedAt: new Date(dueAt - MONTH_MS).toISOString(),
    expiresOn: EXPIRES_ON,
    ...listKeys({ tenant, kind: 'domain', id, status: 'ok', expiresOn: EXPIRES_ON }),
    ...dueAttributes('records', {
      spread: key.pk,
      at: dueAt,
      name: recordName({ pk: key.pk, resultId: RESULT_ID }),
    }),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { records: { type: 'string' }, due: { type: 'string' }, endpoint: { type: 'string' } },
  });
  if (values.records === undefined || values.endpoint === undefined) {
    console.error('usage: node bench/seed.ts --records N --endpoint URL [--due N]');
    process.exit(2);
  }
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  const table = openTable({ name: LOCAL_TABLE, region: LOCAL_REGION, endpoint: values.endpoint })(86_400_000);
  const records = Number(values.records);
  const started = performance.now();
  await seedRecords(table, {
    records,
    due: Number(values.due ?? records),
    at: Date.now(),
    progress: (done) => {
      const perSecond = done / ((performance.now() - started) / 1000);
      console.log(
        `${done} of ${records}, ${perSecond.toFixed(0)} a second, ${((records - done) / perSecond / 60).toFixed(1)} minutes to go`,
      );
    },
  });
}
