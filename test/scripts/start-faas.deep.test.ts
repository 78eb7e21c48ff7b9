import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions } from '../../scripts/build.ts';
import { buildArtefacts } from '../../scripts/faas/artefacts.ts';
import { openFaasGateway, RUNTIMES } from '../../scripts/faas/gateway.ts';
import { localEnvironment } from '../../scripts/local/environment.ts';
import { freePort } from '../../scripts/local/free-port.ts';
import { localKey, localToken } from '../../scripts/local/keys.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../../scripts/local/table.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'icp-faas-'));
let table: EmbeddedTable;
let token: string;

beforeAll(async () => {
  table = await openEmbeddedTable(undefined);
  const key = await localKey(folder);
  token = await localToken(key, 'acme', 'read check');
  Object.assign(process.env, localEnvironment(table.endpoint, key));
  await buildFunctions(join(folder, 'dist'));
  await buildArtefacts({ functions: join(folder, 'dist'), artefacts: join(folder, 'package') });
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true });
});

function gatewayOf(provider: string, artefacts = join(folder, 'package', provider)) {
  const runtime = RUNTIMES[provider];
  if (runtime === undefined) throw new Error(`no ${provider}`);
  return openFaasGateway({ runtime, artefacts, port: 0 });
}

describe.each(Object.keys(RUNTIMES))('the gateway of %s', (provider) => {
  it('serves the same API over HTTP', async () => {
    const gateway = await gatewayOf(provider);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-language': 'zh-CN',
    };
    const body = readFileSync('examples/not-ready.json');
    const made = await fetch(`${gateway.address}/v1/assessments`, { method: 'POST', headers, body });
    expect([made.status, made.headers.get('content-language')]).toEqual([201, 'zh-CN']);
    const result = (await made.json()) as { id: string; verdict: string };
    expect(result.verdict).toBe('not-ready');
    const shown = await fetch(`${gateway.address}${made.headers.get('location')}`, { headers });
    expect(await shown.json()).toEqual(result);
    const listed = await fetch(`${gateway.address}/v1/results?kind=assessment&limit=1&limit=2`, { headers });
    expect(listed.status).toBe(422);
    const unknown = await fetch(`${gateway.address}/nowhere`, { method: 'DELETE' });
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    const bytes = await fetch(`${gateway.address}/v1/domain-checks`, {
      method: 'POST',
      headers,
      body: Buffer.from([0xff]),
    });
    expect(bytes.status).toBe(400);
    const head = await fetch(`${gateway.address}/v1/health`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    await gateway.close();
  });

  it('knows no timer of a function that has none, and says where a function fails', async () => {
    const broken = join(folder, `broken-${provider}`);
    mkdirSync(join(broken, 'describe'), { recursive: true });
    const member = RUNTIMES[provider]?.member;
    writeFileSync(
      join(broken, 'describe', 'index.js'),
      `exports.${member} = async () => { throw new Error('no table') };`,
    );
    const gateway = await gatewayOf(provider, broken);
    const none = await fetch(`${gateway.address}/-/timers/describe`, { method: 'POST' });
    expect([none.status, await none.text()]).toEqual([404, 'No function describe runs on a schedule.\n']);
    const failed = await fetch(`${gateway.address}/v1/health`);
    expect([failed.status, await failed.text()]).toEqual([502, 'The function failed: no table\n']);
    await gateway.close();
  });
});

describe('npm run start:faas', () => {
  it('serves until it is stopped; its curl line works', async () => {
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data') };
    const child = spawn(process.execPath, ['scripts/faas/start.ts', '--provider', 'huawei'], { env });
    let output = '';
    for await (const chunk of child.stdout) {
      output += chunk;
      if (/^curl .*$/m.test(output)) break;
    }
    expect(output).toContain(`Serving http://127.0.0.1:${port} through huawei`);
    const { stdout } = await run('bash', ['-c', /^curl .*$/m.exec(output)?.[0] ?? 'false'], {
      maxBuffer: 1 << 26,
    });
    expect(JSON.parse(stdout).verdict).toBe('not-ready');
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
  });

  it.each([[[]], [['--provider', 'nobody']], [['--provider', 'constructor']], [['--fly']]])(
    '%j: says how it is used, exit 2',
    async (args) => {
      const refused = await run(process.execPath, ['scripts/faas/start.ts', ...args]).catch((error) => error);
      expect([refused.code, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toContain('--provider huawei|aliyun|tencent');
    },
  );
});
