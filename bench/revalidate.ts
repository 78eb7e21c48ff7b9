/**
 * A scheduled run against a bare loop of query and conditional update over the same items; what it holds in memory;
 * and whether the size of the table matters. `--records N` fills the table with N records (default 50,000); the table
 * is on disk, so that a million fit.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { readConfig } from '../lib/config.ts';
import { createServices } from '../lib/http/services.ts';
import { revalidate } from '../lib/revalidate/run.ts';
import { DUE_SHARDS, duePartitions } from '../lib/table/keys.ts';
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
const FEW = 10_000;
const SAMPLE_MS = 250;
const REPORT_MS = 10_000;

type Task = () => Promise<{ due: number }>;

export async function scheduledRun(records = 50_000): Promise<Row[]> {
  if (!(records >= 2 * FEW)) throw new Error(`--records: at least ${2 * FEW}`);
  const folder = mkdtempSync(join(tmpdir(), 'icp-bench-'));
  const child = fork(join(import.meta.dirname, 'table-process.ts'), [join(folder, 'data')]);
  const closed = once(child, 'exit');
  try {
    const [endpoint] = await once(child, 'message');
    return await rowsOf(records, { endpoint: String(endpoint), key: await localKey(folder) });
  } finally {
    if (child.connected) child.disconnect();
    await closed;
    rmSync(folder, { recursive: true, force: true });
  }
}

type Place = { endpoint: string; key: Awaited<ReturnType<typeof localKey>> };

async function rowsOf(records: number, { endpoint, key }: Place): Promise<Row[]> {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  const lines: Record<string, unknown>[] = [];
  const clock = { now: Date.parse('2027-01-01T00:00:00Z') };
  const services = {
    ...createServices(readConfig(localEnvironment(endpoint, key))),
    now: () => clock.now,
    log: (line: Record<string, unknown>) => void lines.push(line),
  };
  const client = new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
  const ours = () =>
    revalidate(
      { at: clock.now, asOf: null, requestId: 'bench', shards: undefined, remainingMs: () => 86_400_000 },
      services,
    );
  const floor = () => bareLoop(client, clock.now);
  const table = services.tableFor(86_400_000);
  const progress = (done: number) => process.stderr.write(`seeding: ${done} of ${records}\n`);

  // A few records first, all due; then the table grows around them, with none due but those.
  await seedRecords(table, { records: FEW, due: FEW, at: clock.now });
  await ours();
  const small = await measured(clock, { ours, floor });
  await seedRecords(table, {
    records: records - FEW,
    due: 0,
    at: clock.now + 200 * ROUND_MS,
    from: FEW,
    progress,
  });
  const large = await measured(clock, { ours, floor });
  // The first run of its kind clears up what those before it left, and would seem to need less than it does.
  await watched(clock, ours, `a run, ${FEW} due, to begin with`);
  const fewDue = await watched(clock, ours, `a run, ${FEW} due`);
  clock.now += 201 * ROUND_MS;
  // Ours comes first: code that has not run for long is dropped, and would be counted when it is compiled again.
  const allDue = await watched(clock, ours, `a run, ${records} due`);
  const { tableCalls } = lines.at(-1) ?? {};
  const allFloor = await watched(clock, floor, `the bare loop, ${records} due`);
  if (allDue.due !== records) throw new Error(`${allDue.due} of ${records} records were looked at`);
  const callsARecord = Number(tableCalls) / records;
  const wantedCalls = 1 + (records / PAGE + 2 * DUE_SHARDS) / records;
  client.destroy();
  return [
    ratioRow(`${FEW} due in a table of ${FEW}`, small.ours, small.floor),
    ratioRow(`${FEW} due in a table of ${records}`, large.ours, large.floor),
    ratioRow(`${records} due`, allDue.perSecond, allFloor.perSecond),
    {
      name: `the same ${FEW} records due in a table of ${records} and of ${FEW}`,
      ours: `${large.ours.toFixed(0)} records/s`,
      floor: `${small.ours.toFixed(0)} records/s`,
      ratio: large.ours / small.ours,
      aim: '>= 0.8',
      met: large.ours / small.ours >= 0.8,
    },
    {
      name: `table calls a record, ${records} due`,
      ours: callsARecord.toFixed(3),
      floor: '1 write, 1 query a page',
      ratio: callsARecord / wantedCalls,
      aim: '<= 1 x floor',
      met: callsARecord <= wantedCalls * 1.02,
    },
    memoryRow(`memory over a run: ${records} due, and ${FEW}`, allDue.memory, fewDue.memory),
  ];
}

/** By the median, as the peak of more samples is higher. */
function memoryRow(name: string, ours: Memory, floor: Memory): Row {
  const text = ({ median, most }: Memory) =>
    `${(median / 1e6).toFixed(2)} MB, at most ${(most / 1e6).toFixed(2)}`;
  return {
    name,
    ours: text(ours),
    floor: text(floor),
    ratio: ours.median / floor.median,
    aim: '<= 1.5 x floor',
    met: ours.median <= 1.5 * floor.median,
  };
}

function ratioRow(name: string, ours: number, floor: number): Row {
  return {
    name: `a scheduled run, ${name}, against a bare query-and-update loop`,
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
  tasks: { ours: Task; floor: Task },
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

/** Bytes that the heap held beyond what it held before a run. */
type Memory = { median: number; most: number };

/** One run of all that is due: records a second, and memory, garbage left out where it can be (`--expose-gc`). */
async function watched(
  clock: { now: number },
  task: Task,
  name: string,
): Promise<{ due: number; perSecond: number; memory: Memory }> {
  clock.now += ROUND_MS;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const samples: number[] = [];
  const memory = () => ({ median: median(samples), most: Math.max(...samples) });
  const sampling = setInterval(() => {
    globalThis.gc?.();
    samples.push(process.memoryUsage().heapUsed - before);
  }, SAMPLE_MS);
  const reporting = setInterval(() => {
    process.stderr.write(
      `${name}: ${seconds().toFixed(0)} s, at most ${(memory().most / 1e6).toFixed(2)} MB\n`,
    );
  }, REPORT_MS);
  const { due } = await task();
  clearInterval(sampling);
  clearInterval(reporting);
  return { due, perSecond: due / seconds(), memory: memory() };
}

/** What any run has to do at the least: pages of the index, and one conditional update an item. */
async function bareLoop(client: DynamoDBClient, now: number): Promise<{ due: number }> {
  let due = 0;
  const until = new Date(now).toISOString();
  const later = new Date(now + 30 * DAY_MS).toISOString();
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    const [partition = ''] = duePartitions('records', shard);
    let after = '';
    for (;;) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: LOCAL_TABLE,
          IndexName: 'due',
          KeyConditionExpression: 'duepk = :pk AND duesk > :after',
          ExpressionAttributeValues: { ':pk': { S: partition }, ':after': { S: after } },
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
