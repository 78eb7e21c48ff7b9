/**
 * `npm run soak -- --minutes N`: ten tenants at work on `npm start`, which is killed, stopped and frozen meanwhile. Then
 * every promise is held against what is there. Talks to 127.0.0.1 alone; the folder that it makes is gone at the end.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Chance, chanceOf } from '../drill/chance.ts';
import { localKey, localToken } from './local/keys.ts';
import { createClient } from './soak/client.ts';
import { lookAtAll } from './soak/look.ts';
import { createMeasures, type Measures } from './soak/measures.ts';
import { brokenPromises, nothingTold } from './soak/promises.ts';
import { ENDS, type SoakServer, startServer } from './soak/server.ts';
import { act, type Worker } from './soak/tenant.ts';

const USAGE = `usage: npm run soak -- --minutes N [--at-once N] [--seed N]
  --minutes N   how long there is traffic, 1 to 600; looking at everything afterwards takes longer the more there is
  --at-once N   requests at the same time, 10 to 200; 20 if not given
  --seed N      the same mix of requests; a random one if not given`;
const TENANTS = 10;
const STRIKE_EVERY_MS = 40_000;
const NOTES = 10;

const { minutes, atOnce, seed } = options();
const chance = chanceOf(seed);
const measures = createMeasures();
console.log(
  `seed ${seed}, ${minutes} min, ${TENANTS} tenants, ${atOnce} requests at once, Node.js ${process.version}`,
);
const server = await startServer();
const tenants = await openTenants(server, measures);
const until = Date.now() + minutes * 60_000;
try {
  const [failures] = await Promise.all([traffic(tenants), strikes(server, chance), notes(server)]);
  const broken = [...failures, ...(await look(tenants))];
  report(measures, broken);
  process.exitCode = broken.length === 0 && measures.unexpected().length === 0 ? 0 : 1;
} finally {
  await server.close();
}

async function openTenants(to: SoakServer, measured: Measures): Promise<Worker[]> {
  const key = await localKey(to.dataDir);
  const names = Array.from({ length: TENANTS }, (_, at) => `tenant-${at}`);
  return Promise.all(
    names.map(async (name, at) => {
      const token = await localToken(key, name, 'read check codes redeem');
      const own = { chance: chanceOf(seed + at), told: nothingTold(), newKey: randomUUID };
      return { ...own, client: createClient(to, token, measured) };
    }),
  );
}

/** Every tenant does one thing after the other, several at once, until the time is over. What broke on the way. */
async function traffic(workers: readonly Worker[]): Promise<string[]> {
  const broken: string[] = [];
  const lanes = Array.from({ length: atOnce }, async (_, lane) => {
    const [worker] = workers.slice(lane % workers.length);
    while (worker !== undefined && Date.now() < until)
      await act(worker).catch((error: unknown) => void broken.push(String(error)));
  });
  await Promise.all(lanes);
  return broken;
}

/** Ends and restarts, in turn; the last one early enough to be back before the time is over. */
async function strikes(to: SoakServer, by: Chance): Promise<void> {
  for (let at = by.below(ENDS.length); ; at += 1) {
    await sleepUntilEnd(STRIKE_EVERY_MS);
    if (Date.now() > until - STRIKE_EVERY_MS / 2) return;
    const end = ENDS[at % ENDS.length] ?? 'stop';
    const ms = await to.strike(end);
    console.log(`${clock()} ${end}: serving again after ${(ms / 1000).toFixed(1)} s`);
  }
}

async function notes(to: SoakServer): Promise<void> {
  while (Date.now() < until) {
    await sleepUntilEnd((minutes * 60_000) / NOTES);
    if (to.phase() === 'down') continue;
    const { tableMb, functionsMb } = to.memory();
    console.log(
      `${clock()} ${measures.answered()} answers; memory: table ${tableMb.toFixed(0)} MB, functions ${functionsMb.toFixed(0)} MB`,
    );
  }
}

async function look(workers: readonly Worker[]): Promise<string[]> {
  const all = await Promise.all(
    workers.map(async ({ client, told, chance: own }, at) =>
      brokenPromises(told, await lookAtAll(client, told, own)).map((each) => `tenant-${at}: ${each}`),
    ),
  );
  const sum = (count: (worker: Worker) => number) => workers.reduce((total, each) => total + count(each), 0);
  console.log(
    `held against what is there: ${sum(({ told }) => told.results.size)} results, ${sum(({ told }) => told.servers.size)} servers, ${sum(({ told }) => told.domains.size)} domains, ${sum(({ told }) => told.codes.size)} codes, ${sum(({ told }) => told.redemptions.size)} redemptions`,
  );
  return all.flat();
}

function report({ latencies, statuses, unexpected }: Measures, broken: readonly string[]): void {
  console.log('\nlatency while the server was up, ms       count     p50     p99');
  for (const { kind, count, p50, p99 } of latencies())
    console.log(
      `${kind.padEnd(38)} ${`${count}`.padStart(8)} ${p50.toFixed(0).padStart(7)} ${p99.toFixed(0).padStart(7)}`,
    );
  console.log('\nanswers');
  for (const [status, count] of statuses()) console.log(`${`${count}`.padStart(9)}  ${status}`);
  console.log(`\nnot allowed: ${unexpected().length === 0 ? 'none' : ''}`);
  for (const [what, count] of unexpected()) console.log(`${`${count}`.padStart(9)}  ${what}`);
  console.log(`promises broken: ${broken.length}`);
  for (const each of broken.slice(0, 50)) console.log(`  ${each}`);
}

function sleepUntilEnd(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, Math.min(ms, until - Date.now()))));
}

function clock(): string {
  return new Date().toISOString().slice(11, 19);
}

function options(): { minutes: number; atOnce: number; seed: number } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { minutes: text, 'at-once': text, seed: text, help: { type: 'boolean', short: 'h' } },
  });
  const asked = {
    minutes: Number(values.minutes),
    atOnce: Number(values['at-once'] ?? 20),
    seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
  };
  const isGood =
    asked.minutes >= 1 &&
    asked.minutes <= 600 &&
    asked.atOnce >= 10 &&
    asked.atOnce <= 200 &&
    asked.seed >= 0;
  if (isGood && values.help !== true) return asked;
  console.log(USAGE);
  process.exit(values.help === true ? 0 : 2);
}
