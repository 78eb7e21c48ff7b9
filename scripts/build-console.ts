/** Bundles the console: ES modules and one style sheet under names of their content, compressed beforehand, as one module. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
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
const PAGES = { 'index.html': 'main', 'docs.html': 'docs' } as const;

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

/** Bundles the console. */
export async function bundleConsole(): Promise<ConsoleFiles> {
  const { outputFiles, metafile } = await build({
    entryPoints: {
      main: resolve(root, 'console/main.tsx'),
      docs: resolve(root, 'console/docs/main.tsx'),
      judge: resolve(root, 'console/judge/worker.ts'),
      console: resolve(root, 'console/styles/console.css'),
      icon: resolve(root, 'console/icon.svg'),
    },
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
    plugins: [partsOfNode, policyAsJson],
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  for (const [page, entry] of Object.entries(PAGES)) files.set(page, pageOf(page, entry, metafile));
  return files;
}

/** A page with the names of its files in their places, and the modules that its script begins with named beforehand. */
function pageOf(page: string, entry: string, { outputs }: Metafile): Uint8Array {
  const named = (name: string, extension: string) =>
    Object.keys(outputs)
      .map((path) => basename(path))
      .find((file) => file.startsWith(`${name}-`) && file.endsWith(extension)) ?? '';
  const [, script] =
    Object.entries(outputs).find(
      ([, { entryPoint }]) => entryPoint === `console/${entry === 'docs' ? 'docs/' : ''}main.tsx`,
    ) ?? [];
  const ahead = script?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
  const links = ahead.map(({ path }) => `<link rel="modulepreload" href="/console/${basename(path)}">`);
  return Buffer.from(
    readFileSync(resolve(root, 'console', page), 'utf8')
      .replace('<!-- modules -->', links.join('\n    '))
      .replaceAll('{script}', named(entry, '.js'))
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
  writeFileSync(resolve(OUT, 'assets.js'), code);
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
