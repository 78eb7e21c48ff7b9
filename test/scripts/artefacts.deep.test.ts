import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../lib/http/route.ts';
import { readScheduleEvent } from '../../lib/http/runtime/schedule-event.ts';
import { buildFunctions, filesOf, functionNames } from '../../scripts/build.ts';
import { addCodeCaches } from '../../scripts/code-cache/add-code-caches.ts';
import { buildArtefacts, PROVIDERS } from '../../scripts/faas/artefacts.ts';
import { functionFor, readBindings } from '../../scripts/faas/bindings.ts';
import {
  aliyunHttpTrigger,
  aliyunTimer,
  awsHttpApi,
  huaweiApig,
  huaweiTimer,
  type IncomingHttp,
  tencentApiGateway,
  tencentTimer,
} from '../../scripts/faas/events.ts';
import { localEnvironment } from '../../scripts/local/environment.ts';
import { localKey, localToken } from '../../scripts/local/keys.ts';
import { nodes } from '../../scripts/local/nodes.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../../scripts/local/table.ts';
import { type Call, type Deployed, runDeployed } from '../../testing/deployed.ts';
import { answerInShort } from '../../testing/in-short.ts';
import { REPEATABLE, readSamples, type Sample } from '../../testing/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-artefacts-'));
const machineNodes = nodes();
if (!machineNodes.some(({ major }) => major === 20))
  it('under Node.js 20', ({ skip }) => skip('no Node.js 20 here: artefacts were run under Node.js 24 alone'));

let table: EmbeddedTable;
let env: Record<string, string>;
let samples: Sample[];
let token: string;
let zips: string[];

beforeAll(async () => {
  table = await openEmbeddedTable(undefined);
  const key = await localKey(folder);
  env = localEnvironment(table.endpoint, key);
  token = await localToken(key, 'acme', 'read');
  samples = await readSamples((name) => localToken(key, name, 'read check codes redeem'));
  await buildFunctions(join(folder, 'dist'));
  await addCodeCaches(join(folder, 'dist'), machineNodes);
  zips = await buildArtefacts({ functions: join(folder, 'dist'), artefacts: join(folder, 'package') });
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true });
});

type Runtime = {
  member: string;
  /** How the artefact is called with a request, and with the start of a scheduled run. */
  http: (http: IncomingHttp, name: string) => Call;
  run: (event: unknown, payload: string | undefined) => Call;
};

const asIs = (event: unknown): Call => ({ way: 'event', event });
const inBytes = (event: unknown): Call => ({ way: 'bytes', event });
const at = new Date('2026-11-23T01:15:00Z');

/** How a provider's runtime calls the artefacts. A run with a payload of its own comes from the provider's timer. */
const RUNTIMES: { readonly [provider: string]: Runtime } = {
  aws: { member: 'handler', http: (http) => asIs(awsHttpApi(http)), run: asIs },
  huawei: {
    member: 'handler',
    http: (http) => asIs(huaweiApig(http)),
    run: (event, payload) => asIs(payload === undefined ? event : huaweiTimer(payload, at)),
  },
  aliyun: {
    member: 'handler',
    http: (http) => inBytes(JSON.parse(aliyunHttpTrigger(http).toString())),
    run: (event, payload) =>
      inBytes(payload === undefined ? event : JSON.parse(aliyunTimer(payload, at).toString())),
  },
  tencent: {
    member: 'main_handler',
    http: (http) => asIs(tencentApiGateway(http)),
    run: (event, payload) => asIs(payload === undefined ? event : tencentTimer(payload, at)),
  },
  google: {
    member: 'main',
    http: (http) => ({ way: 'google', event: requestOf(http) }),
    run: (event, payload) => {
      const data = Buffer.from(payload ?? JSON.stringify(event)).toString('base64');
      return asIs({ data: { message: { data, publishTime: at.toISOString() } } });
    },
  },
  azure: {
    member: 'none',
    http: (http, name) => ({ way: 'azure', event: { ...requestOf(http), name: azureName(name, http) } }),
    run: asIs,
  },
};

function requestOf({ method, path, search, headers, body }: IncomingHttp) {
  const originalUrl = search === '' ? path : `${path}?${search}`;
  return { method, originalUrl, headers: Object.fromEntries(headers), body: body.toString('base64') };
}

/** The function of the app that Azure's router takes for a path. */
function azureName(name: string, { path }: IncomingHttp): string {
  const { paths = [] } = readBindings().find((each) => each.name === name) ?? {};
  const fits = (each: string) =>
    functionFor([{ name, paths: [each], everyOtherPath: false }], path) !== undefined;
  const index = paths.findIndex(fits);
  return `${name}-${index < 0 ? paths.length : index}`;
}

/** Unpacks the artefact of each function once, and says what to run. What AWS gets is the bundle, see cloudformation.deep.test.ts. */
function deploy(provider: string, into: string): { deployed: Deployed[]; ofFunction: string[] } {
  const runtime = RUNTIMES[provider];
  if (runtime === undefined) throw new Error(`no runtime of ${provider}`);
  const ofFunction = provider === 'azure' ? ['app'] : functionNames();
  if (!existsSync(into)) {
    for (const name of ofFunction) mkdirSync(join(into, name), { recursive: true });
    if (provider !== 'aws') unpack(join(folder, 'package', provider), ofFunction, into);
    else for (const name of ofFunction) copyFunction(name, join(into, name));
  }
  const deployed = ofFunction.map((name) => ({
    module: provider === 'aws' ? `./${name}/${name}.js` : `./${name}/index.js`,
    member: runtime.member,
    calls: samplesOf(name).map(({ http, event, function: of }) =>
      http === undefined ? runtime.run(event, payloadOf(event)) : runtime.http(http, of),
    ),
  }));
  return { deployed, ofFunction };
}

/** Unpacks `<name>.zip` of a folder into `<into>/<name>`, with a program that did not make them. */
function unpack(from: string, names: readonly string[], into: string): void {
  const script =
    'import sys, zipfile\nfor n in sys.argv[3:]: zipfile.ZipFile(f"{sys.argv[1]}/{n}.zip").extractall(f"{sys.argv[2]}/{n}")';
  execFileSync('python3', ['-c', script, from, into, ...names]);
}

/** What a timer would be configured to say, to start the same run; none if only a direct invocation can. */
function payloadOf(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || 'asOf' in event) return undefined;
  return JSON.stringify(readScheduleEvent(event));
}

/** An Azure app takes requests alone: its timer is a function of its own there. */
function samplesOf(name: string): Sample[] {
  return samples.filter((sample) => (name === 'app' ? sample.http !== undefined : sample.function === name));
}

describe.each(machineNodes)('under Node.js $major', ({ major, path }) => {
  it.each(Object.keys(RUNTIMES))(
    'every artefact for %s loads in a bare folder and answers its sample events',
    async (provider) => {
      const into = join(folder, `bare-${provider}-${major}`);
      const { deployed, ofFunction } = deploy(provider, into);
      const ran = await runDeployed(into, path, { env, deployed });
      for (const [index, { results }] of ran.entries()) {
        const expected = samplesOf(ofFunction[index] ?? '');
        expect(results).toHaveLength(expected.length);
        for (const [at, sample] of expected.entries()) judge(sample, results[at] ?? {});
      }
    },
  );

  it.each(Object.keys(RUNTIMES))(
    'an artefact for %s says which settings are missing, and not where in the code that was found',
    async (provider) => {
      const into = join(folder, `bare-${provider}-${major}`);
      const { deployed } = deploy(provider, into);
      const [first = expect.unreachable()] = deployed.filter(({ module }) => !module.includes('revalidate'));
      const asked = { ...first, calls: first.calls.slice(0, 1) };
      const unset = { ...env, TABLE_NAME: '', DEPLOYMENT_KEY: '', LOOKUP_DNS: 'nonsense' };
      const [ran] = await runDeployed(into, path, { env: unset, deployed: [asked] });
      const [{ error = '' } = expect.unreachable()] = ran?.results ?? [];
      expect(error).toMatch(/value: TABLE_NAME, DEPLOYMENT_KEY, LOOKUP_DNS\nTABLE_NAME: not set\. Expected /);
      expect(error).not.toMatch(/\n\s+at |nonsense/);
    },
  );

  it('the timers of the app for Azure start their runs', async () => {
    const into = join(folder, `bare-azure-timers-${major}`);
    mkdirSync(join(into, 'app'), { recursive: true });
    unpack(join(folder, 'package/azure'), ['app'], into);
    const timer = { Schedule: { AdjustForDST: true }, IsPastDue: false };
    const calls = [0, 1, 2, 3].map((at) => ({
      way: 'azure' as const,
      event: { name: `revalidate-timer-${at}`, timer },
    }));
    const deployed = [{ module: './app/index.js', member: 'none', calls }];
    const [ran] = await runDeployed(into, path, { env, deployed });
    expect(ran?.results).toEqual([{}, {}, {}, {}]);
  });

  it('the authorizer of APIG loads in a bare folder and decides by the token', async () => {
    const into = join(folder, `bare-authorizer-${major}`);
    unpack(join(folder, 'package/huawei'), ['authorizer'], into);
    const calls = [`Bearer ${token}`, 'Bearer a.b.c', undefined].map((authorization) =>
      asIs({
        headers: { ...(authorization === undefined ? {} : { authorization }) },
        queryStringParameters: {},
      }),
    );
    const [ran] = await runDeployed(into, path, {
      env,
      deployed: [{ module: './authorizer/index.js', member: 'handler', calls }],
    });
    const decisions = (ran?.results ?? []).map(({ result }) => JSON.parse((result as { body: string }).body));
    expect(decisions.map(({ status }) => status)).toEqual(['allow', 'deny', 'deny']);
    expect(decisions[0].context).toEqual({ tenant: 'acme', scope: 'read' });
  });
});

/** The answer is that of the handler itself. What else a function remembers is for its own tests to say. */
function judge(sample: Sample, { result, error }: { result?: unknown; error?: string }): void {
  const title = `${sample.function}/${sample.name}`;
  if (sample.http === undefined) {
    judgeRun(sample, title, error);
    return;
  }
  expect({ title, error }).toEqual({ title, error: undefined });
  const { statusCode, headers, body } = result as {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
  };
  if (!REPEATABLE.includes(sample.function)) {
    expect(statusCode, title).toBeLessThan(500);
    return;
  }
  const kept = readFileSync(`test/expectations/${sample.function}.${sample.name}.txt`, 'utf8');
  const found = answerInShort({ statusCode, headers, body: JSON.parse(body) });
  expect(steady(found), title).toBe(steady(kept));
}

/** A timer cannot say for which day, so what is wrong with the day is refused of a direct invocation alone. */
function judgeRun({ name, event }: Sample, title: string, error: string | undefined): void {
  const refused = name.startsWith('refused') && payloadOf(event) === undefined;
  if (!refused) expect({ title, error }).toEqual({ title, error: undefined });
}

/** Without what the clock, chance and the way in make: ids, instants, headers but for status and language. */
function steady(answer: string): string {
  const [head = '', ...body] = answer.split('\n\n');
  const kept = head.split('\n').filter((line) => /^(status|content-language):/.test(line));
  const text = [...kept, ...body].join('\n');
  return text.replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '…').replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z\b/g, '…');
}

/** What code loads; not what a text says that begins so: ajv holds the code of modules that it could write. */
const LOADS = /(?<!["'`])\b(?:require|import)\s*\(\s*["']([^"')]+)["']\s*\)/g;

describe('npm run package', () => {
  it('makes a zip of each function for FunctionGraph, Function Compute, SCF and Google, an app for Azure', () => {
    const expected = PROVIDERS.flatMap((provider) => {
      if (provider === 'azure' || provider === 'server') return [`${provider}/app.zip`];
      const own = functionNames().map((name) => `${provider}/${name}.zip`);
      return provider === 'huawei' ? [...own, 'huawei/authorizer.zip'] : own;
    });
    expect(zips.toSorted()).toEqual(expected.toSorted());
    for (const zip of zips) expect(existsSync(join(folder, 'package', zip)), zip).toBe(true);
  });

  it('makes the same bytes again from the same code', async () => {
    const hashes = (of: string) =>
      Object.fromEntries(
        globSync('**/*.{zip,js,json}', { cwd: of }).map((file) => [
          file,
          createHash('sha256')
            .update(readFileSync(join(of, file)))
            .digest('hex'),
        ]),
      );
    await buildFunctions(join(folder, 'dist'));
    await addCodeCaches(join(folder, 'dist'), machineNodes);
    await buildArtefacts({ functions: join(folder, 'dist'), artefacts: join(folder, 'again') });
    const first = hashes(join(folder, 'package'));
    expect(Object.keys(first).length).toBeGreaterThan(zips.length * 2);
    expect(hashes(join(folder, 'again'))).toEqual(first);
  });

  it('leaves nothing outside but what Node.js has, and what the host of Azure has', () => {
    const found = new Set<string>();
    for (const file of globSync('*/*/**/*.js', { cwd: join(folder, 'package') })) {
      const code = readFileSync(join(folder, 'package', file), 'utf8');
      for (const [, name = ''] of code.matchAll(LOADS)) {
        found.add(name);
        if (!name.startsWith('./')) continue;
        expect(existsSync(join(folder, 'package', dirname(file), name)), `${file}: ${name}`).toBe(true);
      }
    }
    const outside = [...found].filter((name) => !name.startsWith('./') && !isBuiltin(name));
    expect(found).toContain('node:http');
    expect(outside).toEqual(['@azure/functions-core']);
  });
});

describe('serverless.yml', () => {
  it('gives every function the paths of its routes, and one function all others', async () => {
    const bindings = readBindings();
    expect(bindings.map(({ name }) => name).sort()).toEqual(functionNames());
    expect(bindings.filter(({ everyOtherPath }) => everyOtherPath)).toHaveLength(1);
    for (const { name, paths, everyOtherPath } of bindings) {
      const { api } = await import(`../../functions/${name}.ts`);
      const declared: readonly Route[] = api?.routes ?? [];
      // The door to the console stands at a path of the console, for gateways that tell `/console/` from it.
      const routes = declared
        .filter((route) => name === 'console' || route.outsideApi !== true)
        .map(({ path }) => path);
      for (const path of routes)
        expect(functionFor(bindings, path.replaceAll(/\{\w+\}/g, 'x')), path).toBe(name);
      if (!everyOtherPath) expect([...new Set(routes)].sort()).toEqual(paths.sort());
    }
  });
});

/** What AWS runs of a function. */
function copyFunction(name: string, into: string): void {
  for (const file of filesOf(join(folder, 'dist'), name))
    copyFileSync(join(folder, 'dist', file), join(into, file));
}
