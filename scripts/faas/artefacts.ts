/**
 * The artefacts for clouds other than AWS, and that of a server for none in particular: for each a folder, and a zip of it that has the same bytes whenever it is
 * made of the same code. `index.js` is the way in, and takes up the very bundles that AWS runs.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { bundleEntry, filesBeside, filesOf, functionNames } from '../build.ts';
import { type Binding, readBindings } from './bindings.ts';
import { azureSchedule } from './schedules.ts';

export const PROVIDERS = ['huawei', 'aliyun', 'tencent', 'google', 'azure', 'server'] as const;
export type Provider = (typeof PROVIDERS)[number];

type Artefact = { name: string; files: Files };

/** Where the bundles of the functions are, and where the artefacts go. */
export type ArtefactFolders = { functions: string; artefacts: string };

/** Makes `<artefacts>/<provider>/<name>/` and `<artefacts>/<provider>/<name>.zip`, of these providers; returns the zips' paths within. */
export async function buildArtefacts(
  folders: ArtefactFolders,
  providers: readonly Provider[] = PROVIDERS,
): Promise<string[]> {
  const { functions, artefacts } = folders;
  rmSync(artefacts, { recursive: true, force: true });
  const zips: string[] = [];
  for (const provider of providers) {
    for (const { name, files } of await artefactsOf(provider, functions)) {
      const folder = join(artefacts, provider, name);
      const all = { ...files, 'package.json': PACKAGE_JSON };
      for (const [path, contents] of Object.entries(all)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), contents);
      }
      writeFileSync(`${folder}.zip`, await zipOf(all));
      zips.push(`${provider}/${name}.zip`);
    }
  }
  return zips;
}

const PACKAGE_JSON = '{"main":"index.js","type":"commonjs"}\n';
const AZURE_HOST = JSON.stringify({
  version: '2.0',
  extensions: { http: { routePrefix: '' } },
  extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' },
});

/** Contents by path within the artefact. */
type Files = { [path: string]: string | Uint8Array };

/** What makes up a function of a folder, its own files under another name. */
function bundleOf(functions: string, name: string, as: string): Files {
  const files = filesOf(functions, name).map((file) => {
    const own = file.startsWith(`${name}.`) ? `${basename(as)}${file.slice(name.length)}` : file;
    return [join(dirname(as), own), readFileSync(join(functions, file))];
  });
  return Object.fromEntries(files);
}

/** Without what V8 made of the code: where many functions are in one artefact, which starts seldom. */
function withoutCaches(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.cache')));
}

async function artefactsOf(provider: Provider, functions: string): Promise<Artefact[]> {
  switch (provider) {
    case 'huawei':
      return [...withIndex(functions, HANDLER), await authorizer()];
    case 'aliyun':
      return withIndex(functions, HANDLER);
    case 'tencent':
      return withIndex(functions, "exports.main_handler = require('./function.js').handler;\n");
    case 'google':
      return google(functions);
    case 'azure':
      return [await azureApp(functions)];
    case 'server':
      return [await server(functions)];
  }
}

const HANDLER = "exports.handler = require('./function.js').handler;\n";

function withIndex(functions: string, index: string): Artefact[] {
  return functionNames().map((name) => ({
    name,
    files: { ...bundleOf(functions, name, 'function'), 'index.js': index },
  }));
}

async function authorizer(): Promise<Artefact> {
  const index = await bundleEntry(`export { handler } from './entries/huawei-authorizer.ts';`, []);
  return { name: 'authorizer', files: { 'index.js': index } };
}

async function google(functions: string): Promise<Artefact[]> {
  const indexFor = (kind: 'httpFunction' | 'scheduledFunction') =>
    bundleEntry(
      `import { ${kind} } from './entries/google-cloud-functions.ts';
      import { handler } from './function.js';
      export const main = ${kind}(handler);`,
      ['./function.js'],
    );
  const [http, scheduled] = await Promise.all([indexFor('httpFunction'), indexFor('scheduledFunction')]);
  return readBindings().map(({ name, schedules }) => ({
    name,
    files: {
      ...bundleOf(functions, name, 'function'),
      'index.js': schedules.length > 0 ? scheduled : http,
    },
  }));
}

/** One app with all functions, each loaded when it is called. The host brings `@azure/functions-core`. */
async function azureApp(functions: string): Promise<Artefact> {
  const bindings = readBindings();
  const index = await bundleEntry(azureEntry(bindings), ['@azure/functions-core', './functions/*']);
  const bundles = bindings.map(({ name }) => withoutCaches(bundleOf(functions, name, `functions/${name}`)));
  return {
    name: 'app',
    files: { ...Object.assign({}, ...bundles), 'index.js': index, 'host.json': AZURE_HOST },
  };
}

/** The whole API as one process that listens. */
async function server(functions: string): Promise<Artefact> {
  const apis = readBindings().flatMap(({ name, paths, everyOtherPath }) =>
    paths.length > 0 || everyOtherPath ? [name] : [],
  );
  const code = await bundleEntry(
    `import { main } from './entries/server.ts';
    ${apis.map((name, at) => `import { api as api${at} } from './functions/${name}.ts';`).join('\n')}
    main([${apis.map((_, at) => `api${at}`).join(', ')}], process.argv.slice(2)).then((code) => process.exit(code));`,
    [],
  );
  const beside = filesBeside(functions, code).map((file) => [file, readFileSync(join(functions, file))]);
  return { name: 'app', files: { 'index.js': code, ...withoutCaches(Object.fromEntries(beside)) } };
}

function azureEntry(bindings: readonly Binding[]): string {
  const blocks = bindings.flatMap(({ name, paths, everyOtherPath, schedules }) => {
    const handler = `(event, context) => require('./functions/${name}.js').handler(event, context)`;
    const routes = [...paths, ...(everyOtherPath ? ['/{*path}'] : [])].map((path) => path.slice(1));
    return [
      ...routes.map((route, at) => `http('${name}-${at}', '${route}', ${handler});`),
      ...schedules.map(
        (schedule, at) =>
          `timer('${name}-timer-${at}', '${azureSchedule(schedule)}', ${handler}, ${JSON.stringify(schedule.input)});`,
      ),
    ];
  });
  return `
    import { app } from '@azure/functions';
    import { httpFunction, scheduledFunction } from './entries/azure-functions.ts';
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    const http = (name, route, handler) =>
      app.http(name, { methods, route, authLevel: 'anonymous', handler: httpFunction(handler) });
    const timer = (name, schedule, handler, input) =>
      app.timer(name, { schedule, handler: scheduledFunction(handler, input) });
    ${blocks.join('\n')}`;
}

/** A zip whose bytes follow from the names and contents alone. */
async function zipOf(files: Files): Promise<Buffer> {
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
