/** Bundles the console: ES modules and one style sheet under names of their content, compressed beforehand, as one module. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
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

/** The console's files by name, as they are sent. */
export type ConsoleFiles = ReadonlyMap<string, Uint8Array>;

/** Bundles the console. */
export async function bundleConsole(): Promise<ConsoleFiles> {
  const { outputFiles, metafile } = await build({
    entryPoints: {
      main: resolve(root, 'console/main.tsx'),
      docs: resolve(root, 'console/docs/main.tsx'),
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
    plugins: [policyAsJson],
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
      .replaceAll('{style}', named('console', '.css'))
      .replaceAll('{icon}', named('icon', '.svg')),
  );
}

let written: Promise<string> | undefined;

/** The files as a CommonJS module with `readAssets`, made once a process. */
export function assetsModule(): Promise<string> {
  written ??= bundleConsole().then((files) => {
    const assets = [...files].map(([name, content]) => [name, assetOf(name, content)]);
    const json = JSON.stringify(JSON.stringify(assets));
    return `let assets;\nexports.readAssets = () => (assets ??= new Map(JSON.parse(${json})));\n`;
  });
  return written;
}

function assetOf(name: string, content: Uint8Array): Asset {
  const params = { [constants.BROTLI_PARAM_QUALITY]: content.length > 100_000 ? 9 : 11 };
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    br: brotliCompressSync(content, { params }).toString('base64'),
    gzip: gzipSync(content, { level: 9 }).toString('base64'),
  };
}

/** Writes that module where functions that are not bundled read it. */
export async function buildConsole(): Promise<void> {
  const code = await assetsModule();
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
