import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { partsOfTheSdk } from '../../scripts/parts-of-the-sdk.ts';

type Credentials = typeof import('../../lib/table/environment-credentials.ts');

const NAMES = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_SECURITY_TOKEN'],
  ...['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TENCENTCLOUD_SESSIONTOKEN'],
];
const own = { AWS_ACCESS_KEY_ID: 'own', AWS_SECRET_ACCESS_KEY: 'own-secret' };
const functionCompute = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'fc',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'fc-secret',
  ALIBABA_CLOUD_SECURITY_TOKEN: 'fc-token',
};
const scf = {
  TENCENTCLOUD_SECRETID: 'scf',
  TENCENTCLOUD_SECRETKEY: 'scf-secret',
  TENCENTCLOUD_SESSIONTOKEN: 'scf-token',
};
/** The context of FunctionGraph, whose methods need it as `this`. */
const agency = (name: string) => ({
  keys: [name, `${name}-secret`, `${name}-token`],
  getSecurityAccessKey() {
    return this.keys[0];
  },
  getSecuritySecretKey() {
    return this.keys[1];
  },
  getSecurityToken() {
    return this.keys[2];
  },
});
const role = (name: string) => ({
  requestId: '1',
  credentials: { accessKeyId: name, accessKeySecret: `${name}-secret`, securityToken: `${name}-token` },
});

let credentials: Credentials;
beforeEach(async () => {
  vi.resetModules();
  credentials = await import('../../lib/table/environment-credentials.ts');
  for (const name of NAMES) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());
const keys = (env: Record<string, string>) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return credentials.defaultProvider()();
};

describe('the credentials of a deployed function', () => {
  it.each([
    ['settings of its own', own, undefined, 'own', undefined],
    ['the role of AWS Lambda', { ...own, AWS_SESSION_TOKEN: 'own-token' }, {}, 'own', 'own-token'],
    ['the agency of FunctionGraph', {}, agency('fg'), 'fg', 'fg-token'],
    ['the role of Function Compute, in the context', {}, role('fc'), 'fc', 'fc-token'],
    ['the role of Function Compute, in the environment', functionCompute, {}, 'fc', 'fc-token'],
    ['the role of SCF', scf, { memory_limit_in_mb: 512 }, 'scf', 'scf-token'],
    ['settings of its own before a role', { ...own, ...scf }, agency('fg'), 'own', undefined],
    ['the context before the environment', functionCompute, role('newer'), 'newer', 'newer-token'],
  ])('are %s', async (_, env, context, id, token) => {
    credentials.takeCredentials(context);
    expect(await keys(env)).toMatchObject({
      accessKeyId: id,
      secretAccessKey: `${id}-secret`,
      ...(token === undefined ? {} : { sessionToken: token, expiration: expect.any(Date) }),
    });
  });

  it.each([
    ['no role and no settings', {}],
    [
      'an agency that gives nothing',
      { getSecurityAccessKey: () => '', getSecuritySecretKey: () => undefined },
    ],
    ['methods that are none', { getSecurityAccessKey: 'a', getSecuritySecretKey: 'b' }],
    ['a role without a secret', { credentials: { accessKeyId: 'a', accessKeySecret: '' } }],
    ['a context that is none', 'context'],
    ['credentials that are none', { credentials: null }],
  ])('are missing, in words, with %s', async (_, context) => {
    credentials.takeCredentials(context);
    await expect(keys({})).rejects.toThrow('credentials: give the function a role, or set AWS_ACCESS_KEY_ID');
  });
});

describe('the keys of a context', () => {
  const services = () => {
    throw new Error('not needed');
  };
  it.each([
    [
      'a request',
      async () =>
        (await import('../../lib/http/handler.ts')).createHandler({ name: 'x', routes: [] }, services),
      { plainHttp: { method: 'GET', url: 'http://127.0.0.1/v1/health', headers: {} } },
    ],
    [
      'a run on a schedule',
      async () => (await import('../../lib/revalidate/schedule-handler.ts')).createScheduleHandler(services),
      { shards: [0] },
    ],
  ])('are taken from the one that comes with %s, before the table is opened', async (_, load, event) => {
    const handle: (event: unknown, context: never) => Promise<unknown> = await load();
    for (const name of ['first', 'second']) {
      await expect(handle(event, agency(name) as never)).rejects.toThrow('not needed');
      expect(await keys({})).toMatchObject({ accessKeyId: name });
    }
  });
});

describe('the table client of a bundle', () => {
  const signers: string[] = [];
  const server = createServer((request, response) => {
    signers.push(/Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
  });
  const folder = mkdtempSync(join(tmpdir(), 'icp-credentials-'));
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('signs with the keys of the latest context once those before are some minutes old', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { openTable } from './lib/table/dynamodb.ts';
          export { takeCredentials } from './lib/table/environment-credentials.ts';`,
        resolveDir: process.cwd(),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      plugins: [partsOfTheSdk],
    });
    const file = join(folder, 'bundle.cjs');
    writeFileSync(file, outputFiles[0]?.contents ?? '');
    const { openTable, takeCredentials } = await import(pathToFileURL(file).href);
    const { port } = server.address() as AddressInfo;
    const tableFor = openTable({ name: 'table', region: 'local', endpoint: `http://127.0.0.1:${port}` });
    const now = vi.spyOn(Date, 'now');
    try {
      for (const [name, minutes] of [
        ['first', 0],
        ['second', 0.5],
        ['third', 2],
        ['fourth', 60],
      ] as const) {
        now.mockReturnValue(Date.UTC(2026, 10, 23) + minutes * 60_000);
        takeCredentials(agency(name));
        await tableFor(60_000).get({ pk: 'a', sk: 'b' });
      }
    } finally {
      now.mockRestore();
    }
    // Within a minute either will do: both hold.
    expect([signers[0], ...signers.slice(2)]).toEqual(['first', 'third', 'fourth']);
  });
});
