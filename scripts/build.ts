/** Bundles every function to `dist/<function>.js` and what it runs: CommonJS for Node 20, nothing left outside. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { assetsModule } from './build-console.ts';
import { partsOfMcp } from './parts-of-mcp.ts';
import { partsOfTheSdk, SDK_SWITCHES } from './parts-of-the-sdk.ts';
import { policyAsJson } from './policy-as-json.ts';
import { schemasWhenAsked } from './schemas-when-asked.ts';
import { suffixesIndexed } from './suffixes-indexed.ts';

const load = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '..');

/** The names of all functions: one file of `functions/` each. */
export function functionNames(): string[] {
  return readdirSync(resolve(root, 'functions'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'));
}

/** The files of a folder that make up a function: its own, and those of what it loads when it needs it. */
export function filesOf(folder: string, name: string): string[] {
  const code = readFileSync(resolve(folder, `${name}.code.js`), 'latin1');
  return [...filesNamed(folder, name), ...filesBeside(folder, code)];
}

/** The files of a folder that code loads when it needs them. */
export function filesBeside(folder: string, code: string): string[] {
  const names = Object.keys(BESIDE_FUNCTIONS).filter((name) => code.includes(`require("./${name}.js")`));
  return names.flatMap((name) => filesNamed(folder, name));
}

function filesNamed(folder: string, name: string): string[] {
  const isOf = (file: string) => file.startsWith(`${name}.`) && !file.includes(BEING_WRITTEN);
  return readdirSync(folder).filter(isOf);
}

/** What a bundle loads when it needs it, from a file that stands beside it: the entry of each, by its name. */
export const BESIDE: { readonly [name: string]: string } = {
  idna: 'tr46',
  han: resolve(root, 'lib/spellings/han-characters.ts'),
  lookups: resolve(root, 'lib/evidence/look-up/look-up.ts'),
  suffixes: 'tldts-icann',
  openapi: resolve(root, 'lib/routes/openapi-document.ts'),
};
/** The same of functions, which serve the console and tell of what they do as well. */
const BESIDE_FUNCTIONS = {
  ...BESIDE,
  assets: resolve(root, 'lib/routes/console-assets.ts'),
  tracing: resolve(root, 'lib/traces/otlp.ts'),
};

/** The console's files in the place of what reads them from a folder. */
const assetsInside: Plugin = {
  name: 'assets-inside',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/]routes[\\/]console-assets\.ts$/ }, async () => ({
      contents: await assetsModule(),
      loader: 'js',
    }));
  },
};

/** `lib/spellings/idna-library.ts` gives out a module; in a bundle it loads `idna.js` for that, once it is asked. */
export const librariesBeside: Plugin = {
  name: 'libraries-beside',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^beside:/ }, ({ path }) => ({
      path: path.replace('beside:', './'),
      external: true,
    }));
    onLoad({ filter: /[\\/](?:spellings|evidence|routes|traces)[\\/]\w+-library\.ts$/ }, ({ path }) => {
      const name = basename(path, '-library.ts');
      return {
        contents: `export function ${name}Library() { return require('beside:${name}.js') }`,
        loader: 'js',
      };
    });
  },
};

/**
 * Parts of Node that few requests need are loaded for the first of them: of `node:zlib` alone it is 5 ms under Node 24. So is the
 * table of HTML's entities, which takes 5 ms to unpack: a registry answers without it.
 * What is imported of such a part is read where it is used, so it must not be used while a module is evaluated.
 */
const partsWhenUsed: Plugin = {
  name: 'parts-when-used',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:(zlib|(fs|dns)\/promises)$/ }, ({ path, namespace }) =>
      namespace === 'when-used' ? { path, external: true } : { path, namespace: 'when-used' },
    );
    onResolve({ filter: /\/decode-data-html\.js$/ }, ({ path, resolveDir, namespace }) =>
      namespace === 'when-used' ? { path } : { path: resolve(resolveDir, path), namespace: 'when-used' },
    );
    onLoad({ filter: /./, namespace: 'when-used' }, ({ path }) => ({
      contents: `for (const name of ${JSON.stringify(Object.keys(load(path)))})
        Object.defineProperty(exports, name, { enumerable: true, get: () => require(${JSON.stringify(path)})[name] })`,
    }));
  },
};

/** How everything that is deployed is bundled. */
export const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // ES modules where a package has them: of those only what is used is kept. It took a third off the time to load.
  mainFields: ['module', 'main'],
  format: 'cjs',
  // `import()` becomes `require`: the SDK's one of node:http started the loader of ES modules, 14 ms of a first answer.
  supported: { 'dynamic-import': false },
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: SDK_SWITCHES,
  plugins: [
    partsOfTheSdk,
    partsOfMcp,
    partsWhenUsed,
    schemasWhenAsked,
    policyAsJson,
    suffixesIndexed,
    assetsInside,
    librariesBeside,
  ],
} satisfies BuildOptions;

/**
 * Builds all functions into `dist/`, or another folder. Files are put in place whole, one by one: what reads the folder
 * meanwhile, another build of the same code included, finds each as it was or as it is.
 */
export async function buildFunctions(outdir = resolve(root, 'dist')): Promise<void> {
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: [
      ...functionNames().map((name) => ({ in: resolve(root, 'functions', `${name}.ts`), out: name })),
      ...Object.entries(BESIDE_FUNCTIONS).map(([out, entry]) => ({ in: entry, out })),
    ],
    outdir,
    write: false,
    metafile: process.argv.includes('--meta'),
  });
  const bundles = outputFiles.map(({ path, text }) => bundleFiles(basename(path, '.js'), text));
  const files = new Map((await Promise.all(bundles)).flat());
  files.set('package.json', '{"type":"commonjs"}\n');
  if (metafile) files.set('meta.json', JSON.stringify(metafile));
  mkdirSync(outdir, { recursive: true });
  for (const [name, contents] of files) replaceFile(resolve(outdir, name), contents);
  for (const name of readdirSync(outdir)) {
    if (!files.has(name) && !isCacheOf(files, name) && !name.includes(BEING_WRITTEN))
      rmSync(resolve(outdir, name), { recursive: true, force: true });
  }
}

/** Whether a file is V8's cache of one of the bundles as they are now. */
function isCacheOf(files: ReadonlyMap<string, string>, file: string): boolean {
  const [, name, hash] = /^([\w-]+)\.([0-9a-f]+)-.*\.cache$/.exec(file) ?? [];
  return hash !== undefined && files.get(`${name}.code.js`)?.startsWith(`/*${hash}*/`) === true;
}

/** The files of a bundle: its code, and what runs it, which is put in place when its code is there. */
export async function bundleFiles(name: string, code: string): Promise<[string, string][]> {
  const start = await transform(readFileSync(START, 'utf8'), { minify: true, platform: 'node' });
  return [
    [`${name}.code.js`, runnable(code)],
    [`${name}.js`, start.code],
  ];
}

/** What runs a bundle, see that file. */
const START = resolve(root, 'entries/start.cjs');

/**
 * A bundle as `entries/start.cjs` runs it: its hash, and a function of what a module of CommonJS is given. In ASCII, which V8
 * keeps in half the space: what esbuild leaves as it is are regular expressions, and the texts of `String.raw` that they are
 * made of, where an escape says the same.
 */
function runnable(code: string): string {
  const ascii = code.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const hash = createHash('sha256').update(ascii).digest('hex').slice(0, HASH_CHARACTERS);
  return `/*${hash}*/(function (exports, require, module, __filename, __dirname) {${ascii}\n})`;
}

const HASH_CHARACTERS = 16;
const BEING_WRITTEN = '.writing-';

/** Puts a file in place whole: who reads it meanwhile finds it as it was or as it is. */
export function replaceFile(path: string, contents: string | Uint8Array, mode = 0o666): void {
  const own = `${path}${BEING_WRITTEN}${process.pid}`;
  writeFileSync(own, contents, { mode });
  renameSync(own, path);
}

/** Bundles an entry that is given as text, with imports from the project's folder; `external` stays outside. */
export async function bundleEntry(contents: string, external: string[]): Promise<string> {
  const { outputFiles } = await build({
    ...OPTIONS,
    stdin: { contents, resolveDir: root, loader: 'js' },
    external,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

if (import.meta.main) await buildFunctions();
