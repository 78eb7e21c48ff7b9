/** `npm start` in a folder of its own: started, ended in every way that a process can end, started again. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../local/environment.ts';
import { freePort } from '../local/free-port.ts';
import type { Phase } from './measures.ts';

const START_DEADLINE_MS = 120_000;
const FREEZE_MS = 8_000;
/** Requests that were under way when the server came back may still be answered 503. */
const SETTLE_MS = 8_000;

/** How an end comes: all killed, the functions alone killed, asked to stop, or the table deaf for a while. */
export const ENDS = ['kill -9 of all', 'kill -9 of the functions', 'stop', 'table frozen'] as const;
export type End = (typeof ENDS)[number];

export type Memory = { tableMb: number; functionsMb: number };
export type SoakServer = {
  address: string;
  dataDir: string;
  phase: () => Phase;
  /** Ends it that way, and has it serve again; the milliseconds that took. */
  strike: (end: End) => Promise<number>;
  memory: () => Memory;
  close: () => Promise<void>;
};

/** Starts it in a new folder on a free port, for this machine alone. */
export async function startServer(): Promise<SoakServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'icp-soak-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let downUntil = Number.POSITIVE_INFINITY;
  let running = await start(dataDir, port);
  downUntil = 0;
  return {
    address,
    dataDir,
    phase: () => (performance.now() < downUntil ? 'down' : 'up'),
    async strike(end) {
      const before = performance.now();
      downUntil = Number.POSITIVE_INFINITY;
      if (end === 'table frozen') await freeze(running);
      else {
        await ended(running, end);
        running = await start(dataDir, port);
      }
      downUntil = performance.now() + SETTLE_MS;
      return performance.now() - before;
    },
    memory: () => ({ tableMb: residentMb(running.table.pid), functionsMb: residentMb(running.functions) }),
    async close() {
      await ended(running, 'stop');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The process that `npm start` is, which has the table, and the id of the one with the functions. */
type Running = { table: ChildProcess; functions: number };

async function start(dataDir: string, port: number): Promise<Running> {
  const log = openSync(join(dataDir, 'soak.log'), 'a');
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port) };
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  const table = spawn(process.execPath, [join(ROOT, 'scripts/start.ts')], { cwd: ROOT, env, stdio });
  closeSync(log);
  for (const until = Date.now() + START_DEADLINE_MS; Date.now() < until; await wait(200)) {
    if (table.exitCode !== null)
      throw new Error(`npm start ended with ${table.exitCode}: see ${dataDir}/soak.log`);
    const answer = await fetch(`http://127.0.0.1:${port}/v1/health`).catch(() => undefined);
    if (answer?.ok) return { table, functions: childOf(table.pid) };
  }
  table.kill('SIGKILL');
  throw new Error(`npm start did not answer within ${START_DEADLINE_MS / 1000} s: see ${dataDir}/soak.log`);
}

async function ended({ table, functions }: Running, end: Exclude<End, 'table frozen'>): Promise<void> {
  if (table.exitCode !== null || table.signalCode !== null) return;
  const gone = once(table, 'exit');
  if (end === 'stop') table.kill('SIGTERM');
  else process.kill(functions, 'SIGKILL');
  if (end === 'kill -9 of all') table.kill('SIGKILL');
  await gone;
}

async function freeze({ table }: Running): Promise<void> {
  table.kill('SIGSTOP');
  await wait(FREEZE_MS);
  table.kill('SIGCONT');
}

/** Of the one process that it started to serve the functions. Throws if there is none. */
function childOf(parent: number | undefined): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const row = rows.find(
    (each) => each.trim().split(/\s+/)[1] === `${parent}` && each.includes('local/serve.ts'),
  );
  if (row === undefined) throw new Error('npm start has no process that serves the functions');
  return Number(row.trim().split(/\s+/)[0]);
}

/** What a process has in memory; 0 if it is gone. */
function residentMb(pid: number | undefined): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0;
  }
}
