import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions } from '../../scripts/build.ts';
import { buildArtefacts } from '../../scripts/faas/artefacts.ts';
import { localEnvironment } from '../../scripts/local/environment.ts';
import { localKey, localToken } from '../../scripts/local/keys.ts';
import { nodes } from '../../scripts/local/nodes.ts';
import { clientFor, type EmbeddedTable, LOCAL_TABLE, openEmbeddedTable } from '../../scripts/local/table.ts';
import { server as goodServer } from '../../testing/facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-server-'));
let table: EmbeddedTable;
let env: Record<string, string>;
let token: string;
let children: ChildProcess[] = [];

beforeAll(async () => {
  await buildFunctions(join(folder, 'dist'));
  await buildArtefacts({ functions: join(folder, 'dist'), artefacts: join(folder, 'package') }, ['server']);
  table = await openEmbeddedTable(undefined);
  const key = await localKey(folder);
  token = await localToken(key, 'acme', 'read check codes redeem');
  env = {
    ...localEnvironment(table.endpoint, key),
    LOG_TO: 'stdout',
    HOST: '127.0.0.1',
    PORT: '0',
    DRAIN_SECONDS: '0',
  };
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true });
});

/** The artefact in a process of its own, with its lines of the log. */
function start(
  node: string,
  { args = [], more = {} }: { args?: string[]; more?: Record<string, string> } = {},
) {
  const child = spawn(node, ['index.js', ...args], {
    cwd: join(folder, 'package/server/app'),
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const exit = once(child, 'close').then(([code]) => code);
  return {
    child,
    lines,
    errors: () => errors,
    exit,
    /** The first line with a member. */
    line: (member: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const look = () => {
          const found = lines.find((line) => member in line);
          if (found !== undefined) resolve(found);
        };
        waiting.push(look);
        look();
      }),
  };
}
const post = (address: string, path: string, body: unknown) =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe.each(nodes())('the server of a container under Node.js $major', ({ path: node }) => {
  it('serves all functions, and ends with 0 when it is told to', async () => {
    const server = start(node);
    const { listening } = await server.line('listening');
    const address = `http://127.0.0.1:${listening}`;
    expect((await fetch(`${address}/-/ready`)).status).toBe(200);
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(/^<!doctype html>/i)]);
    expect((await post(address, '/v1/server-checks', { ...goodServer, id: 'ecs-1' })).status).toBe(201);
    const issued = await post(address, '/v1/servers/ecs-1/authorization-codes', {});
    expect(issued.status).toBe(201);
    const asked = Array.from({ length: 20 }, (_, at) =>
      post(address, '/v1/domain-checks', { name: `example-${at}.cn` }),
    );
    // One is answered, the others are on their way: whoever comes too late to be taken is not answered half.
    await Promise.any(asked);
    server.child.kill('SIGTERM');
    const answers = (await Promise.allSettled(asked)).flatMap((each) =>
      each.status === 'fulfilled' ? [each.value] : [],
    );
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(await answer.json()).toMatchObject({ kind: 'domain-check' });
    }
    expect(await server.exit).toBe(0);
    expect(server.lines.at(-1)).toMatchObject({ stopped: true, answered: true });
    await expect(fetch(`${address}/-/live`)).rejects.toThrow();
  });

  it('runs once, runs by itself, and ends a run when it is told to stop', async () => {
    const once = start(node, { args: ['run'] });
    expect([await once.exit, once.errors()]).toEqual([0, '']);
    expect(once.lines).toMatchObject([{ function: 'revalidate', failed: 0, remaining: 0 }]);
    const server = start(node, { more: { RUN_MINUTES: '1' } });
    expect(await server.line('due')).toMatchObject({ function: 'revalidate', failed: 0 });
    server.child.kill('SIGINT');
    expect(await server.exit).toBe(0);
  });

  it('ends a run with 1 that could not ask what is due, and says why', async () => {
    const run = start(node, { args: ['run'], more: { TABLE_ENDPOINT: 'http://127.0.0.1:9' } });
    expect(await run.exit).toBe(1);
    expect(run.lines).toMatchObject([
      { function: 'revalidate', problem: 'table-unavailable', cause: { code: 'ECONNREFUSED' } },
      { function: 'revalidate', due: 0, remaining: 1 },
      { function: 'revalidate', cause: { code: 'ECONNREFUSED' } },
    ]);
  });

  it('makes the table where there is none, and leaves one that there is alone', async () => {
    const more = { TABLE_NAME: `made-${process.version}`.replaceAll('.', '-') };
    for (const created of [true, false]) {
      const made = start(node, { args: ['create-table'], more });
      // dynalite knows no expiry.
      expect([await made.exit, made.errors()]).toEqual([
        0,
        expect.stringMatching(/knows no expiry .*expiresAt/),
      ]);
      expect(made.lines).toMatchObject([{ table: more.TABLE_NAME, created, expires: false }]);
    }
    await clientFor(table.endpoint).send(new DeleteTableCommand({ TableName: more.TABLE_NAME }));
    expect(more.TABLE_NAME).not.toBe(LOCAL_TABLE);
  });

  it.each([
    [{ TABLE_NAME: '' }, 'TABLE_NAME'],
    [{ PORT: 'http' }, 'PORT'],
    [{ RUN_MINUTES: '0', STOP_SECONDS: '-1' }, 'STOP_SECONDS, RUN_MINUTES'],
    [{ STAGE: 'prod' }, 'local key'],
    [{ PORT: ' ', LOOKUP_DNS: 'nonsense' }, 'LOOKUP_DNS, PORT\n'],
    [{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, 'AWS_ACCESS_KEY_ID: not set'],
    [{ HOST: '192.0.2.1' }, 'HOST: 192.0.2.1 is no address of this machine'],
  ])('does not begin with %j', async (more, named) => {
    const server = start(node, { more: more as Record<string, string> });
    expect(await server.exit).toBe(1);
    expect(server.errors()).toContain(named);
    expect(server.errors()).not.toMatch(/\n\s+at /);
    expect(server.lines).toEqual([]);
  });

  it('says how it is called', async () => {
    for (const args of [['walk'], ['run', 'twice']]) {
      const asked = start(node, { args });
      expect([await asked.exit, asked.errors()]).toEqual([
        2,
        'usage: node index.js [serve | run | create-table]\n',
      ]);
    }
  });
});
