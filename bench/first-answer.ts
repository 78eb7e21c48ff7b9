/**
 * What a new process pays until it has answered: Node's own start, loading the function's bundle, making its services, the
 * token, the first request with its writes. Against a bare handler that writes one item with the SDK, bundled the same way, in
 * turn, in processor time (other processes do not count), under this Node and the machine's own of version 20. With the size
 * of the zip for FunctionGraph, which holds the same bundle as all others.
 */
import { execFileSync, fork, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildFunctions, functionNames, OPTIONS } from '../scripts/build.ts';
import { addCodeCaches } from '../scripts/code-cache/add-code-caches.ts';
import { buildArtefacts } from '../scripts/faas/artefacts.ts';
import { localEnvironment, ROOT } from '../scripts/local/environment.ts';
import { localKey, localToken } from '../scripts/local/keys.ts';
import { nodes } from '../scripts/local/nodes.ts';
import { median, type Row } from './timing.ts';

const RUNS = 11;
const AIM = 1.15;

/** The first event of each function. That of codes speaks of a server, which is told of before. */
const BEFORE = ['check-server', 'tracked'] as const;
const EVENTS: { readonly [name: string]: string } = {
  'advise-routing': 'ready-behind-load-balancer',
  allocate: 'ready-two-entities',
  assess: 'ready',
  'check-domain': 'ready',
  'check-server': 'ready',
  console: 'configuration',
  describe: 'health',
  'look-up-domains': 'odd-registration-alone',
  'manage-codes': 'list',
  'manage-webhooks': 'calendar-feed',
  mcp: 'check-domain',
  'read-records': 'list',
  'redeem-code': 'try-out',
  'replay-results': 'impact-nothing-stored',
  revalidate: 'schedule',
  'track-filing': 'first-move',
};

/** The floor: what anyone's handler does that keeps one item and answers with its id. */
const BARE = `
import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({ region: process.env.AWS_REGION, endpoint: process.env.TABLE_ENDPOINT });
export async function handler({ body }) {
  const { name } = JSON.parse(body);
  const id = randomUUID();
  const Item = { pk: { S: 'bare#' + id }, sk: { S: 'R' }, body: { S: body } };
  await client.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item }));
  return { statusCode: 201, body: JSON.stringify({ id, name }) };
}`;

/** Milliseconds of processor time: of the whole process up to its answer, and of loading the bundle alone. */
type Cost = { answer: number; load: number };

const PROCESS = `
const [, file, event] = process.argv;
const ms = ({ user, system }) => (user + system) / 1000;
const started = process.cpuUsage();
const { handler } = require(file);
const load = ms(process.cpuUsage(started));
handler(JSON.parse(require('node:fs').readFileSync(event)), {}).then(({ statusCode = 200 }) => {
  const answer = ms(process.cpuUsage());
  if (statusCode >= 400) throw new Error(file + ' answered ' + statusCode);
  process.stdout.write(JSON.stringify({ answer, load }), () => process.exit());
});`;

/** For each function two rows under each Node: its first answer, and the load that is part of it. */
export async function firstAnswer(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'icp-first-'));
  const table = fork(join(import.meta.dirname, 'table-process.ts'));
  const [endpoint] = await once(table, 'message');
  const key = await localKey(folder);
  const tokenOf = (tenant: string) => localToken(key, tenant, 'read check codes redeem');
  const token = await tokenOf('bench');
  await buildFunctions(folder);
  await addCodeCaches(folder, nodes());
  await buildBare(join(folder, 'bare.js'));
  await buildArtefacts({ functions: folder, artefacts: join(folder, 'artefacts') });
  for (const name of functionNames())
    writeFileSync(join(folder, `${name}.event`), eventWith(token, name, EVENTS[name] ?? ''));
  copyFileSync(join(folder, 'check-domain.event'), join(folder, 'bare.event'));
  writeFileSync(join(folder, 'before.event'), eventWith(token, ...BEFORE));
  const env = { ...process.env, ...localEnvironment(String(endpoint), key) };
  firstAnswerOf(process.execPath, [join(folder, `${BEFORE[0]}.js`), join(folder, 'before.event')], env);
  // Whoever tries ten codes that are none within a minute is refused: each of a run's has a tenant of its own.
  const guesses = await Promise.all(
    Array.from({ length: RUNS + 1 }, async (_, run) =>
      eventWith(await tokenOf(`bench-${run}`), 'redeem-code', EVENTS['redeem-code'] ?? ''),
    ),
  );
  const rows = nodes().flatMap(({ major, path }) => rowsUnder(path, { major, folder, env, guesses }));
  table.disconnect();
  rmSync(folder, { recursive: true });
  return rows;
}

/** With the options of our bundles, and none of what we put in the place of parts of the SDK. */
async function buildBare(outfile: string): Promise<void> {
  const stdin = { contents: BARE, resolveDir: ROOT };
  await build({ ...OPTIONS, plugins: [], stdin, outfile });
}

function eventWith(token: string, name: string, file: string): string {
  const event = JSON.parse(readFileSync(join(ROOT, 'events', name, `${file}.json`), 'utf8'));
  if (event.headers !== undefined) event.headers.authorization = `Bearer ${token}`;
  return JSON.stringify(event);
}

function firstAnswerOf(node: string, files: string[], env: NodeJS.ProcessEnv): Cost {
  const options = { env, stdio: ['ignore', 'pipe', 'ignore'] satisfies StdioOptions };
  return JSON.parse(execFileSync(node, ['-e', PROCESS, ...files], options).toString());
}

/** `guesses`: an event of `redeem-code` for each run. */
type Place = { major: number; folder: string; env: NodeJS.ProcessEnv; guesses: readonly string[] };

function rowsUnder(node: string, { major, folder, env, guesses }: Place): Row[] {
  const costs = new Map<string, Cost[]>(['bare', ...functionNames()].map((name) => [name, []]));
  for (let run = -1; run < RUNS; run += 1) {
    writeFileSync(join(folder, 'redeem-code.event'), guesses[run + 1] ?? '');
    for (const [name, list] of costs) {
      const files = [join(folder, `${name}.js`), join(folder, `${name}.event`)];
      const cost = firstAnswerOf(node, files, env);
      if (run >= 0) list.push(cost);
    }
  }
  const figure = (name: string, part: keyof Cost) =>
    median((costs.get(name) ?? []).map((cost) => cost[part]));
  return functionNames().flatMap((name) => {
    const kilobytes = Math.round(statSync(join(folder, `artefacts/huawei/${name}.zip`)).size / 1000);
    const parts: [keyof Cost, string][] = [
      ['answer', `first answer of ${name} (Node.js ${major}; ${kilobytes} KB zipped)`],
      ['load', `load ${name} (Node.js ${major})`],
    ];
    return parts.map(([part, what]) => row(what, figure(name, part), figure('bare', part)));
  });
}

function row(name: string, ours: number, floor: number): Row {
  return {
    name,
    ours: `${ours.toFixed(1)} ms`,
    floor: `${floor.toFixed(1)} ms`,
    ratio: ours / floor,
    aim: `<= ${AIM} x bare SDK handler`,
    met: ours / floor <= AIM,
  };
}
