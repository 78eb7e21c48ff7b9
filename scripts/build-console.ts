/** Bundles the console: ES modules and one style sheet under names of their content, compressed beforehand, as one module. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import type { Asset } from '../lib/routes/console-assets.ts';
import { policyAsJson } from './policy-as-json.ts';

const root = resolve(import.meta.dirname, '..');
const OUT = resolve(root, 'dist');
const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** The pages, each with the script that it begins with. */
const PAGES = {
  'index.html': { entry: 'main', title: 'icp-preflight' },
  'docs.html': { entry: 'docs', title: 'API · icp-preflight' },
} as const;

/** What the rules take of Node, and libraries that they load when they need them, in the form that a browser has. */
const IN_PLACE = /^(?:(?:node:)?(?:net|url|stream)|read-excel-file\/node)$/;
const partsOfNode: Plugin = {
  name: 'parts-of-node',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: IN_PLACE }, ({ path }) => ({
      path: resolve(root, 'console/judge/node', `${path.replace(/^node:|\/node$/, '')}.ts`),
    }));
    onLoad({ filter: /[\\/]spellings[\\/](?:idna|han)-library\.ts$/ }, () => ({
      contents: "export { hanLibrary, idnaLibrary } from '../../console/judge/libraries.ts';",
      loader: 'js',
    }));
  },
};

/** The console's files by name, as they are sent. */
export type ConsoleFiles = ReadonlyMap<string, Uint8Array>;

const SHARED = {
  outdir: OUT,
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'copy' },
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
  mainFields: ['module', 'main'],
} as const satisfies BuildOptions;

/** Bundles the console. What judges, and the API document, share nothing with the pages, so that those are few files. */
export async function bundleConsole(): Promise<ConsoleFiles> {
  const { metafile } = await bundle({ main: 'console/main.tsx' });
  const first = inputsOf(metafile, [FIRST]);
  const next = inputsOf(metafile, [FIRST, NEXT]).filter((file) => !first.includes(file));
  const [pages, ...others] = await Promise.all([
    bundle({ main: 'console/main.tsx' }, [together({ first, next })]),
    bundle({ docs: 'console/docs/main.tsx' }),
    bundle({ judge: 'console/judge/worker.ts' }, [partsOfNode]),
    bundle({ console: 'console/styles/console.css', icon: 'console/icon.svg' }),
  ]);
  const all = [pages, ...others];
  const files = new Map(
    all.flatMap(({ outputFiles }) => outputFiles.map(({ path, contents }) => [basename(path), contents])),
  );
  const names = [...files.keys()];
  for (const [name, page] of Object.entries(PAGES))
    files.set(
      name,
      pageOf(page, { names, ahead: page.entry === 'main' ? loadedWith(pages.metafile, [FIRST]) : [] }),
    );
  return files;
}

function bundle(entries: { readonly [name: string]: string }, plugins: Plugin[] = []) {
  const entryPoints = Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, resolve(root, file)]),
  );
  return build({ ...SHARED, entryPoints, plugins: [...plugins, policyAsJson] });
}

/** What a first visit begins with: the frame, and the box that takes what one has. */
const FIRST = 'console/main.tsx';
/** What comes behind it, and has much that other pages need too. */
const NEXT = 'console/pages/application/form-beside-verdict.tsx';

/** Output files that are loaded with the entries: their own, and all that these import. */
function loadedWith({ outputs }: Metafile, entries: readonly string[]): string[] {
  const begun = Object.entries(outputs).filter(([, { entryPoint }]) =>
    entries.some((file) => entryPoint?.endsWith(file)),
  );
  const found = new Set(begun.map(([path]) => path));
  for (const path of found)
    for (const imported of outputs[path]?.imports ?? [])
      if (imported.kind === 'import-statement') found.add(imported.path);
  return [...found];
}

/** Their source files. */
function inputsOf(metafile: Metafile, entries: readonly string[]): string[] {
  return loadedWith(metafile, entries).flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}));
}

type Parts = { readonly first: readonly string[]; readonly next: readonly string[] };

/**
 * Has whatever is loaded later begin with the files of the first visit and of what comes next, which are there by then: the
 * bundler puts files into one chunk that the same modules begin with, and makes many small ones otherwise, each of which
 * costs a turn on a slow line.
 */
function together(parts: Parts): Plugin {
  const contents = (files: readonly string[]) => {
    const imports = files.map(
      (file, place) => `import * as m${place} from ${JSON.stringify(resolve(root, file))};`,
    );
    return `${imports.join('\n')}\nexport const all = [${files.map((_, place) => `m${place}`).join(', ')}];`;
  };
  return {
    name: 'together',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /\.tsx?$/ }, ({ kind, path, resolveDir }) =>
        kind === 'dynamic-import' ? { path: resolve(resolveDir, path), namespace: 'later' } : undefined,
      );
      onResolve({ filter: /^(?:first|next)$/ }, ({ path }) => ({ path, namespace: 'together' }));
      onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
        contents: `export * from ${JSON.stringify(path)}; export { all as first } from 'first'; export { all as next } from 'next';`,
        resolveDir: root,
      }));
      onLoad({ filter: /.*/, namespace: 'together' }, ({ path }) => ({
        contents: contents(path === 'first' ? parts.first : parts.next),
        resolveDir: root,
      }));
    },
  };
}

type Begun = { entry: string; title: string };
type Linked = { names: readonly string[]; ahead: readonly string[] };

/** A page with the names of its files in their places, and the modules that a first visit loads named beforehand. */
function pageOf({ entry, title }: Begun, { names, ahead }: Linked): Uint8Array {
  const named = (name: string, extension: string) =>
    names.find((file) => file.startsWith(`${name}-`) && file.endsWith(extension)) ?? '';
  const script = named(entry, '.js');
  const links = ahead
    .map((path) => basename(path))
    .filter((file) => file !== script)
    .map((file) => `<link rel="modulepreload" href="/console/${file}">`);
  return Buffer.from(
    readFileSync(resolve(root, 'console/page.html'), 'utf8')
      .replace('<!-- modules -->', links.join('\n    '))
      .replaceAll('{title}', title)
      .replaceAll('{script}', script)
      .replaceAll('{judge}', named('judge', '.js'))
      .replaceAll('{style}', named('console', '.css'))
      .replaceAll('{icon}', named('icon', '.svg')),
  );
}

let made: Promise<string> | undefined;

/** The files as an expression of JSON text, made once a process. */
function assetsText(): Promise<string> {
  made ??= bundleConsole().then((files) => {
    const assets = [...files].map(([name, content]) => [name, assetOf(name, content)]);
    return JSON.stringify(JSON.stringify(assets));
  });
  return made;
}

/** The files as an ES module with `readAssets`. */
export async function assetsModule(): Promise<string> {
  return `let assets;\nexport function readAssets() { return (assets ??= new Map(JSON.parse(${await assetsText()}))) }\n`;
}

function assetOf(name: string, content: Uint8Array): Asset {
  const params = { [constants.BROTLI_PARAM_QUALITY]: content.length > 100_000 ? 9 : 11 };
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    br: brotliCompressSync(content, { params }).toString('base64'),
    gzip: gzipSync(content, { level: 9 }).toString('base64'),
  };
}

/** Writes the same as a CommonJS module where functions that are not bundled read it. */
export async function buildConsole(): Promise<void> {
  const code = `exports.readAssets = () => new Map(JSON.parse(${await assetsText()}));\n`;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(resolve(OUT, 'package.json'), '{"type":"commonjs"}\n');
  // In place whole: another process may be reading it.
  const own = resolve(OUT, `assets.js.${process.pid}`);
  writeFileSync(own, code);
  renameSync(own, resolve(OUT, 'assets.js'));
}

if (import.meta.main) {
  const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
  if (out !== undefined) mkdirSync(out, { recursive: true });
  for (const [name, content] of await bundleConsole()) {
    if (out !== undefined) writeFileSync(join(out, name), content);
    const compressed = gzipSync(content, { level: 9 }).length;
    console.log(`${String(content.length).padStart(8)} ${String(compressed).padStart(8)} gzip  ${name}`);
  }
}
