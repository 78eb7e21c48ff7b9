import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/local/free-port.ts';
import { openCollector } from '../../testing/collector.ts';

const run = promisify(execFile);
const dataDir = mkdtempSync(join(tmpdir(), 'icp-data-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs `npm start`'s script until it has printed its curl line. */
async function start(
  port: number,
  env: NodeJS.ProcessEnv = {},
  [command = process.execPath, ...args] = [process.execPath, 'scripts/start.ts'],
) {
  const child = spawn(command, args, {
    // A profile of AWS that the machine does not have, and a host: both are in the environment of some.
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LANG: 'C',
      LC_ALL: '',
      AWS_PROFILE: 'nobody',
      HOST: 'example.invalid',
      ...env,
    },
  });
  children.push(child);
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    if (/^curl .*$/m.test(output)) break;
  }
  child.stdout.resume();
  return { child, output, curl: /^curl .*$/m.exec(output)?.[0] ?? '' };
}

/** What a process has started, and what that has. */
async function startedBy(pid: number | undefined): Promise<string[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  const rows = stdout.split('\n').map((row) => row.trim().split(/\s+/));
  const below = (parent: string): string[] =>
    rows.flatMap(([own = '', of, ...args]) => (of === parent ? [args.join(' '), ...below(own)] : []));
  return below(`${pid}`);
}

async function stops(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit');
  child.kill(signal);
  return (await exit)[0];
}

const invoke = (file: string, name: string, env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, ['scripts/invoke.ts', name, file], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    maxBuffer: 1 << 26,
  });

describe('npm start', () => {
  it('stops when npm is told to', async () => {
    const port = await freePort();
    const { child } = await start(port, {}, ['npm', 'start']);
    child.kill('SIGTERM');
    const health = () =>
      fetch(`http://127.0.0.1:${port}/v1/health`)
        .then(() => true)
        .catch(() => false);
    await expect.poll(health, { timeout: 60_000 }).toBe(false);
  });

  it('prints both reports and a curl line that works; nothing is lost by a stop, nor by kill -9', async () => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const first = await start(port);
    expect(first.output).toMatch(/events\/assess\/ready\.json \(haitangjiaju\.cn\): READY/);
    expect(first.output).toMatch(/events\/assess\/not-ready\.json \(amu-design\.io\): NOT READY/);
    expect(first.output).toMatch(/fix: .*\n\s+source: domain\/registration-valid, domain-validity/);
    const { stdout } = await run('bash', ['-c', first.curl], { maxBuffer: 1 << 26 });
    const result = JSON.parse(stdout);
    expect(result.verdict).toBe('not-ready');
    const token = /Bearer ([\w.-]+)/.exec(first.curl)?.[1] ?? '';
    const read = async (id: string) =>
      (await fetch(`${address}/v1/results/${id}`, { headers: { authorization: `Bearer ${token}` } })).json();
    expect(await read(result.id)).toEqual(result);

    const server = [expect.stringContaining('scripts/local/serve.ts')];
    expect(await startedBy(first.child.pid)).toEqual(server);
    const page = await (await fetch(`${address}/console/`)).text();
    const [, script = ''] = /<script type="module" src="([^"]+)"/.exec(page) ?? [];
    expect((await fetch(`${address}${script}`)).status).toBe(200);
    // The bundler that made it has nothing left to do.
    await expect.poll(() => startedBy(first.child.pid), { timeout: 60_000 }).toEqual(server);

    const large = await fetch(`${address}/v1/assessments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: `{"x":"${'a'.repeat(9 * 1024 * 1024)}"}`,
    });
    expect([large.status, large.headers.get('content-type')]).toEqual([
      413,
      'application/problem+json; charset=utf-8',
    ]);
    const tunnel = request({ host: '127.0.0.1', port, method: 'CONNECT', path: 'example.com:443' }).end();
    const [refusal] = (await once(tunnel, 'connect')) as [IncomingMessage];
    expect([refusal.statusCode, refusal.headers['content-type']]).toEqual([
      405,
      'application/problem+json; charset=utf-8',
    ]);
    const unknown = await fetch(`${address}/nowhere`);
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);

    const taken = await run(process.execPath, ['scripts/start.ts'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    }).catch((error) => error);
    expect([taken.code, taken.stderr]).toEqual([1, expect.stringContaining(`PORT: ${port} is in use`)]);

    const { stdout: invoked } = await invoke('events/read-records/list.json', 'read-records');
    expect(JSON.parse(JSON.parse(invoked).body).items).toEqual([]);
    const { stdout: checked } = await invoke('events/check-domain/ready.json', 'check-domain');
    const { statusCode, body } = JSON.parse(checked);
    expect([statusCode, JSON.parse(body).verdict]).toEqual([201, 'ready']);
    expect(await read(JSON.parse(body).id)).toEqual(JSON.parse(body));

    expect(await stops(first.child, 'SIGTERM')).toBe(0);
    await expect(fetch(`${address}/v1/health`)).rejects.toThrow();

    const second = await start(port);
    expect(await read(result.id)).toEqual(result);
    const again = JSON.parse((await run('bash', ['-c', second.curl], { maxBuffer: 1 << 26 })).stdout);
    await stops(second.child, 'SIGKILL');
    while (
      await fetch(`${address}/v1/health`).then(
        () => true,
        () => false,
      )
    );

    const collector = await openCollector();
    const third = await start(port, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
      OTEL_EXPORTER_OTLP_TIMEOUT: '7000',
    });
    expect(await read(again.id)).toEqual(again);
    expect(await stops(third.child, 'SIGINT')).toBe(0);
    await collector.close();
    const traced = ['revalidate', 'POST /v1/assessments', 'GET /v1/results/{id}', 'PutItem'];
    expect(collector.spans.map(({ name }) => name)).toEqual(expect.arrayContaining(traced));

    const { stdout: alone } = await invoke('events/check-server/ready.json', 'check-server');
    expect(JSON.parse(alone).statusCode).toBe(201);
  });

  it('names every setting that is wrong, with what it may be, before anything is opened', async () => {
    const refused = await run(process.execPath, ['scripts/start.ts'], {
      env: { ...process.env, PORT: 'http', LOOKUP_DNS: 'nonsense', RUN_MINUTES: '0', DATA_DIR: dataDir },
    }).catch((error) => error);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^configuration: .*: PORT, LOOKUP_DNS, RUN_MINUTES\n/);
    expect(refused.stderr).toContain(
      'PORT: not valid. Expected a whole number from 1 to 65535, such as 3000.',
    );
    expect(refused.stderr).not.toMatch(/\n\s+at |nonsense/);
  });
});

describe('npm run token', () => {
  const token = (...args: string[]) =>
    run(process.execPath, ['scripts/token.ts', ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
    }).catch((error) => error);
  it('prints a token and nothing else, with the scopes asked for', async () => {
    const { stdout } = await token('--tenant', 'acme', '--scope', 'read check');
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const payload = JSON.parse(Buffer.from(stdout.split('.')[1], 'base64url').toString());
    expect(payload).toMatchObject({
      tenant: 'acme',
      scope: 'read check',
      iss: 'urn:icp-preflight:local',
      aud: 'icp-preflight',
    });
  });
  it.each([[[]], [['--tenant', 'A B']], [['--tenant', 'a', '--scope', 'fly']]])(
    '%j: says how it is used, exit 2',
    async (args) => {
      const { code, stdout, stderr } = await token(...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('usage: npm run -s token');
    },
  );
});

describe('npm run invoke', () => {
  it.each([[['nothing', 'events/describe/health.json']], [[]]])('%j: says how it is used', async (args) => {
    const refused = await run(process.execPath, ['scripts/invoke.ts', ...args]).catch((error) => error);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('usage: npm run -s invoke')]);
  });
});
