/**
 * A scheduled run against a bare loop of query and conditional update over the same items; what it holds in memory;
 * and whether the size of the table matters. `--records N` fills the table with N records (default 20,000).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { readConfig } from '../lib/config.ts';
import { revalidate } from '../lib/revalidate/run.ts';
import { createServices } from '../lib/services.ts';
import { DUE_SHARDS, duePartition } from '../lib/store/keys.ts';
import { localEnvironment } from '../scripts/local/environment.ts';
import { localKey } from '../scripts/local/keys.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from '../scripts/local/table.ts';
import { seedRecords } from './seed.ts';
import { median, type Row } from './timing.ts';

const DAY_MS = 86_400_000;
/** All that was looked at is due again. */
const ROUND_MS = 31 * DAY_MS;
const ROUNDS = 3;
const PAGE = 100;
const AT_ONCE = 32;
const FEW = 2_000;

export async function scheduledRun(records = 20_000): Promise<Row[]> {
  const child = fork(join(import.meta.dirname, 'table-process.ts'));
  const [endpoint] = await once(child, 'message');
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  const key = await localKey(mkdtempSync(join(tmpdir(), 'icp-bench-')));
  const lines: Record<string, unknown>[] = [];
  const clock = { now: Date.parse('2027-01-01T00:00:00Z') };
  const services = {
    ...createServices(readConfig(localEnvironment(String(endpoint), key))),
    now: () => clock.now,
    log: (line: Record<string, unknown>) => void lines.push(line),
  };
  const client = new DynamoDBClient({
    endpoint: String(endpoint),
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const ours = () =>
    revalidate({ at: clock.now, asOf: null, shards: undefined, remainingMs: () => 3_600_000 }, services);
  const table = services.tableFor(3_600_000);
  const progress = (done: number) => process.stderr.write(`\rseeding: ${done} of ${records} `);

  // A few records first, all due; then the table grows around them, with none due but those.
  await seedRecords(table, { records: FEW, due: FEW, at: clock.now });
  await ours();
  const small = await measured(clock, { ours, floor: () => bareLoop(client, clock.now) });
  await seedRecords(table, {
    records: records - FEW,
    due: 0,
    at: clock.now + 200 * ROUND_MS,
    from: FEW,
    progress,
  });
  const large = await measured(clock, { ours, floor: () => bareLoop(client, clock.now) });
  const fewDue = await memoryOf(clock, ours);
  clock.now += 201 * ROUND_MS;
  const allDue = await memoryOf(clock, ours);
  const { due, tableCalls } = lines.at(-1) ?? {};
  const callsARecord = Number(tableCalls) / Number(due);
  const wantedCalls = 1 + (Number(due) / PAGE + 2 * DUE_SHARDS) / Number(due);
  client.destroy();
  child.disconnect();
  return [
    ratioRow('a scheduled run', large.ours, large.floor),
    {
      name: `the same ${FEW} records due in a table of ${records} and of ${FEW}`,
      ours: `${large.ours.toFixed(0)} records/s`,
      floor: `${small.ours.toFixed(0)} records/s`,
      ratio: large.ours / small.ours,
      aim: '>= 0.8',
      met: large.ours / small.ours >= 0.8,
    },
    {
      name: `table calls a record, ${due} due`,
      ours: callsARecord.toFixed(3),
      floor: '1 write, 1 query a page',
      ratio: callsARecord / wantedCalls,
      aim: '<= 1 x floor',
      met: callsARecord <= wantedCalls * 1.02,
    },
    {
      name: `memory over a run: ${records} due, and ${FEW}`,
      ours: `${(allDue / 1e6).toFixed(1)} MB`,
      floor: `${(fewDue / 1e6).toFixed(1)} MB`,
      ratio: allDue / fewDue,
      aim: '<= 5 MB more',
      met: allDue - fewDue <= 5e6,
    },
  ];
}

function ratioRow(name: string, ours: number, floor: number): Row {
  return {
    name: `${name} against a bare query-and-update loop`,
    ours: `${ours.toFixed(0)} records/s`,
    floor: `${floor.toFixed(0)} records/s`,
    ratio: ours / floor,
    aim: '>= 0.7 x floor',
    met: ours / floor >= 0.7,
  };
}

/** Records a second of each, the median of rounds in turn over the same items. */
async function measured(
  clock: { now: number },
  tasks: { ours: () => Promise<{ due: number }>; floor: () => Promise<{ due: number }> },
): Promise<{ ours: number; floor: number }> {
  const speeds = { ours: [] as number[], floor: [] as number[] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of ['floor', 'ours'] as const) {
      clock.now += ROUND_MS;
      const started = performance.now();
      const { due } = await tasks[name]();
      if (round >= 0) speeds[name].push(due / ((performance.now() - started) / 1000));
    }
  }
  return { ours: median(speeds.ours), floor: median(speeds.floor) };
}

/** The most that the heap holds during a run beyond what it held before, garbage left out where it can be. */
async function memoryOf(clock: { now: number }, ours: () => Promise<unknown>): Promise<number> {
  clock.now += ROUND_MS;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const sampling = setInterval(() => {
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }, 200);
  await ours();
  clearInterval(sampling);
  return Math.max(most, 1);
}

/** What any run has to do at the least: pages of the index, and one conditional update an item. */
async function bareLoop(client: DynamoDBClient, now: number): Promise<{ due: number }> {
  let due = 0;
  const until = new Date(now).toISOString();
  const later = new Date(now + 30 * DAY_MS).toISOString();
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    let after = '';
    for (;;) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: LOCAL_TABLE,
          IndexName: 'due',
          KeyConditionExpression: 'duepk = :pk AND duesk > :after',
          ExpressionAttributeValues: { ':pk': { S: duePartition('records', shard) }, ':after': { S: after } },
          Limit: PAGE,
        }),
      );
      const rows = Items.filter(({ duesk }) => (duesk?.S ?? '') <= until);
      let next = 0;
      const worker = async () => {
        for (let row = rows[next++]; row !== undefined; row = rows[next++]) await move(client, row, later);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      due += rows.length;
      if (rows.length < PAGE) break;
      after = rows.at(-1)?.duesk?.S ?? '';
    }
  }
  return { due };
}

async function move(client: DynamoDBClient, row: Record<string, { S?: string | undefined }>, later: string) {
  const { pk, sk, duesk } = row;
  await client.send(
    new UpdateItemCommand({
      TableName: LOCAL_TABLE,
      Key: { pk: { S: pk?.S ?? '' }, sk: { S: sk?.S ?? '' } },
      UpdateExpression: 'SET duesk = :later',
      ConditionExpression: 'duesk = :seen',
      ExpressionAttributeValues: {
        ':later': { S: `${later}${duesk?.S?.slice(later.length)}` },
        ':seen': { S: duesk?.S ?? '' },
      },
    }),
  );
}
