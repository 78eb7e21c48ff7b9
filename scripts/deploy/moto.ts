/** moto's server, on which a stack is deployed without a cloud: a process of its own, and what is asked of it in Python. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../local/free-port.ts';
import { type Account, account } from './account.ts';

const START_MS = 60_000;
const PYTHON = 'python3';

export type Moto = Awaited<ReturnType<typeof openMoto>>;

/** Whether there is a Python with moto on the path. */
export function hasMoto(): boolean {
  return spawnSync(PYTHON, ['-c', 'import boto3, moto.server']).status === 0;
}

/** Starts it on a free port. Throws if it does not answer within a minute. */
export async function openMoto() {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const env = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'check',
    AWS_SECRET_ACCESS_KEY: 'check',
    AWS_DEFAULT_REGION: 'ap-southeast-1',
  };
  const server = spawn(PYTHON, [fileOf('serve_moto.py'), String(port)], { stdio: 'ignore' });
  const python = (file: string, ...args: string[]) =>
    execFileSync(PYTHON, [fileOf(file), ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });
  await answers(endpoint);
  return {
    endpoint,
    /** For whoever is to take it for AWS. */
    env,
    /** What is there; `resources` are those of the stack. */
    account: (stack: string): Account => account.parse(JSON.parse(python('read_account.py', stack))),
    /** Gives a role a policy that no template knows, or takes it away again. */
    widen: (role: string, how: 'more' | 'less') => void python('widen_role.py', role, how),
    async close() {
      server.kill('SIGKILL');
      await once(server, 'close');
    },
  };
}

function fileOf(name: string): string {
  return join(import.meta.dirname, name);
}

async function answers(endpoint: string): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until; await wait(100))
    if ((await fetch(endpoint).catch(() => undefined)) !== undefined) return;
  throw new Error(`moto's server did not answer within ${START_MS / 1000} s`);
}
