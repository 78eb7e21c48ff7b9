/**
 * `npm start`: the embedded table and the API on this machine. Sends two whole applications through it, prints
 * what came back, then keeps serving until SIGINT or SIGTERM.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { languageOf } from '../lib/http/language.ts';
import { dataDirOf, ROOT } from './local/environment.ts';
import { localKey, localToken } from './local/keys.ts';
import { type RenderedResult, reportOf } from './local/report.ts';
import { readPort, servedEnvironment } from './local/settings.ts';
import { openEmbeddedTable } from './local/table.ts';
import { endWith } from './local/words.ts';

const START_DEADLINE_MS = 60_000;
/** Requests that are under way have `STOP_SECONDS` of it. */
const STOP_DEADLINE_MS = 10_000;
const ASKED_AGAIN_MS = 25;
const PARENT_CHECKED_MS = 500;

const port = await readPort(process.env).catch((error) => fail(error.message));
const address = `http://127.0.0.1:${port}`;
const dataDir = dataDirOf(process.env);
const language = languageOf((process.env.LC_ALL || process.env.LANG || '').replace('_', '-').split('.')[0]);

const table = await openEmbeddedTable(dataDir).catch(endWith(dataDir));
const key = await localKey(dataDir).catch(endWith(dataDir));
const server = await serve();
let stopping = false;
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
if (process.env.npm_lifecycle_event === 'start') stopWithParent();
server.once('exit', (code) => {
  if (!stopping) fail(`The server stopped by itself (exit ${code}). See ${logFile()}.`);
});
await ready();
const token = await localToken(key, 'demo', 'read check codes redeem');
await show('events/assess/ready.json');
await show('events/assess/not-ready.json');
console.log(`
Serving ${address}   (data in ${relative(ROOT, dataDir) || dataDir}/, log in ${logFile()}, stop with Ctrl-C)

Token of the tenant "demo", good for twelve hours; npm run -s token -- --tenant NAME makes others:
${token}

Open the console, signed in as that tenant:
${address}/console/#token=${token}

Send your own application: change a copy of examples/not-ready.json, or send it as it is:
curl -sS ${address}/v1/assessments -H 'authorization: Bearer ${token}' -H 'content-type: application/json' -H 'accept-language: ${language}' --data-binary @examples/not-ready.json
`);

async function serve(): Promise<ChildProcess> {
  const log = openSync(join(dataDir, 'server.log'), 'a');
  const child = spawn(process.execPath, [join(ROOT, 'scripts/local/serve.ts')], {
    cwd: ROOT,
    env: servedEnvironment(process.env, { endpoint: table.endpoint, key, port }),
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  await once(child, 'spawn');
  return child;
}

async function ready(): Promise<void> {
  const until = Date.now() + START_DEADLINE_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${address}/v1/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, ASKED_AGAIN_MS));
  }
  fail(`The server did not answer within ${START_DEADLINE_MS / 1000} s. See ${logFile()}.`);
}

async function show(file: string): Promise<void> {
  const event = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  const answer = await fetch(`${address}${event.rawPath}`, {
    method: event.requestContext.http.method,
    headers: { ...event.headers, authorization: `Bearer ${token}`, 'accept-language': language },
    body: event.body,
  });
  if (answer.status !== 201) fail(`${file}: expected 201, found ${answer.status}: ${await answer.text()}`);
  const result = (await answer.json()) as RenderedResult;
  console.log(`\n${reportOf(`${file} (${result.subject})`, result, language)}`);
}

/** A signal to npm ends npm and the shell between, and leaves what they run to itself. */
function stopWithParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, PARENT_CHECKED_MS);
}

/** Stops taking requests, lets the running ones end, then closes the table. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await Promise.race([
      once(server, 'exit'),
      new Promise((resolve) => setTimeout(resolve, STOP_DEADLINE_MS)),
    ]);
    server.kill('SIGKILL');
  }
  await table.close();
  process.exit(0);
}

function logFile(): string {
  return join(relative(ROOT, dataDir) || dataDir, 'server.log');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
