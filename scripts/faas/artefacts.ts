/**
 * The artefacts for clouds other than AWS: for each a folder with `index.js` and a zip of it, the same bytes whenever
 * they are made of the same code. `.package/<provider>/<function>/`, `.package/<provider>/<function>.zip`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { bundle, functionNames } from '../build.ts';
import { ROOT } from '../local/environment.ts';
import { type Binding, readBindings } from './bindings.ts';

export const PROVIDERS = ['huawei', 'aliyun', 'tencent', 'google', 'azure'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What is zipped and what its entry says. `files` go beside `index.js`. */
type Artefact = { name: string; entry: string; files?: Record<string, string> };

/** Builds the artefacts of all providers below a folder. The zips' paths, relative to it. */
export async function buildArtefacts(folder = join(ROOT, '.package')): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  const made = PROVIDERS.flatMap((provider) =>
    artefactsOf(provider).map((artefact) => ({ ...artefact, path: join(provider, artefact.name) })),
  );
  const code = await bundle(made.map(({ path, entry }) => ({ path, entry })));
  for (const { path, files = {} } of made) {
    const contents = { ...files, 'index.js': code.get(path) ?? '', 'package.json': PACKAGE_JSON };
    mkdirSync(join(folder, path), { recursive: true });
    for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, path, name), text);
    writeFileSync(join(folder, `${path}.zip`), await zipOf(contents));
  }
  return made.map(({ path }) => `${path}.zip`);
}

const PACKAGE_JSON = '{"main":"index.js","type":"commonjs"}\n';
const AZURE_HOST = JSON.stringify({
  version: '2.0',
  extensions: { http: { routePrefix: '' } },
  extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' },
});

function artefactsOf(provider: Provider): Artefact[] {
  const own = functionNames().map((name) => ({
    name,
    entry: `export { handler } from './functions/${name}.ts';`,
  }));
  switch (provider) {
    case 'huawei':
      return [
        ...own,
        { name: 'authorizer', entry: `export { handler } from './entries/huawei-authorizer.ts';` },
      ];
    case 'aliyun':
      return own;
    case 'tencent':
      return functionNames().map((name) => ({
        name,
        entry: `export { handler as main_handler } from './functions/${name}.ts';`,
      }));
    case 'google':
      return readBindings().map(({ name, schedules }) => ({
        name,
        entry: googleEntry(name, schedules.length > 0),
      }));
    case 'azure':
      return [{ name: 'app', entry: azureEntry(readBindings()), files: { 'host.json': AZURE_HOST } }];
  }
}

function googleEntry(name: string, scheduled: boolean): string {
  const kind = scheduled ? 'scheduledFunction' : 'httpFunction';
  return `
    import { ${kind} } from './entries/google-cloud-functions.ts';
    import { handler } from './functions/${name}.ts';
    export const main = ${kind}(handler);`;
}

/** Functions of one app; `@azure/functions-core` is the host's own, and there when the app runs in it. */
function azureEntry(bindings: readonly Binding[]): string {
  const blocks = bindings.flatMap(({ name, paths, everyOtherPath, schedules }, index) => [
    `import { handler as handler${index} } from './functions/${name}.ts';`,
    ...[...paths, ...(everyOtherPath ? ['/{*path}'] : [])].map(
      (path, at) => `app.http(${JSON.stringify(`${name}-${at}`)}, {
        methods: METHODS, authLevel: 'anonymous', route: ${JSON.stringify(path.slice(1))}, handler: httpFunction(handler${index}) });`,
    ),
    ...schedules.map(
      (_, at) => `app.timer(${JSON.stringify(`${name}-${at}`)}, {
        schedule: '%SCHEDULE%', handler: scheduledFunction(handler${index}) });`,
    ),
  ]);
  return `
    import { app } from '@azure/functions';
    import { httpFunction, scheduledFunction } from './entries/azure-functions.ts';
    const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    ${blocks.join('\n')}`;
}

/** A zip whose bytes follow from the names and contents alone. */
async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of Object.keys(files).sort()) {
    zip.addBuffer(Buffer.from(files[name] ?? ''), name, {
      mtime: new Date(1980, 0, 1),
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}
