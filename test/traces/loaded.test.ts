import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleEntry, bundleFiles } from '../../scripts/build.ts';
import { nodes } from '../../scripts/local/nodes.ts';
import { type Collector, openCollector } from '../../testing/collector.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-traces-'));
const [own = expect.unreachable()] = nodes();
let collector: Collector;
let bundle = '';
beforeAll(async () => {
  bundle = await bundleEntry("export { handler } from './functions/describe.ts';", []);
  const tracing = await bundleEntry("export * from './lib/traces/otlp.ts';", []);
  for (const [name, code] of Object.entries({ describe: bundle, tracing }))
    for (const [file, contents] of await bundleFiles(name, code)) writeFileSync(join(folder, file), contents);
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  collector = await openCollector();
});
afterEach(() => collector.close());

/** A process in which a function answers: its status, and what it has loaded of files and of OpenTelemetry. */
async function answer(script: string, { node = own.path, env = {} as Record<string, string> } = {}) {
  const all = {
    PATH: process.env.PATH,
    STAGE: 'local',
    TABLE_NAME: 'no-table',
    JWT_ISSUER: 'x',
    JWT_AUDIENCE: 'x',
    JWKS: '{"keys":[{"kty":"EC","kid":"x"}]}',
    DEPLOYMENT_KEY: 'k'.repeat(32),
    LOG_TO: 'stderr',
    ...env,
  };
  const args = ['--input-type=module', '-e', script, 'events/describe/health.json'];
  const { stdout } = await promisify(execFile)(node, args, { env: all as NodeJS.ProcessEnv });
  return JSON.parse(stdout) as { status: number; loaded: string[] };
}
const EVENT = "JSON.parse(readFileSync('events/describe/health.json', 'utf8'))";
/** From the bundles. */
const BUNDLED = `
  import { readFileSync } from 'node:fs';
  import { createRequire } from 'node:module';
  import { basename } from 'node:path';
  const require = createRequire(${JSON.stringify(join(folder, 'x.js'))});
  const { statusCode: status } = await require('./describe.js').handler(${EVENT}, {});
  console.log(JSON.stringify({ status, loaded: Object.keys(require.cache).map((file) => basename(file)).sort() }));`;
/** From the source. */
const FROM_SOURCE = `
  import { readFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ load(url, context, next) {
    const [, name] = /[/](@opentelemetry[/][^/]+|traces[/]otlp)[/.]/.exec(url) ?? [];
    if (name) loaded.add(name);
    return next(url, context);
  } });
  const { handler } = await import('${new URL('../../functions/describe.ts', import.meta.url)}');
  const { statusCode: status } = await handler(${EVENT}, {});
  console.log(JSON.stringify({ status, loaded: [...loaded].sort() }));`;

const on = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address, OTEL_EXPORTER_OTLP_TIMEOUT: '60000' });

describe('without a collector', () => {
  it.each([
    ['nothing is named', () => ({})],
    ['what is named is empty', () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_SERVICE_NAME: '' })],
    ['no exporter is wanted', () => ({ ...on(), OTEL_TRACES_EXPORTER: 'none' })],
    ['all is turned off', () => ({ ...on(), OTEL_SDK_DISABLED: 'true' })],
  ])('a function loads nothing of traces: %s', async (_, env) => {
    expect(await answer(BUNDLED, { env: env() })).toEqual({ status: 200, loaded: ['describe.js'] });
    expect(collector.requests).toEqual([]);
  });

  it('has no code of it either', () => {
    expect(bundle.length).toBeGreaterThan(100_000);
    expect(/opentelemetry|OTLPTrace/i.test(bundle)).toBe(false);
  });

  it('nothing of it is loaded from the source', async () =>
    expect(await answer(FROM_SOURCE)).toEqual({ status: 200, loaded: [] }));
});

describe('with a collector', () => {
  it.each(nodes())('a function under Node.js $major has sent its spans when it answers', async ({ path }) => {
    expect(await answer(BUNDLED, { node: path, env: on() })).toEqual({
      status: 200,
      loaded: ['describe.js', 'tracing.js'],
    });
    expect(collector.spans.map(({ name }) => name)).toEqual(['GET /v1/health']);
  });

  it('so does one from the source', async () => {
    const { status, loaded } = await answer(FROM_SOURCE, { env: on() });
    expect([status, loaded]).toEqual([200, expect.arrayContaining(['@opentelemetry/api', 'traces/otlp'])]);
    expect(collector.spans.map(({ name }) => name)).toEqual(['GET /v1/health']);
  });
});
