/**
 * Bundles the command line to one file, `bin/icp-preflight.cjs`, for Node 20, nothing left outside. What it consists of is
 * compiled part by part, as it is asked for: see cli/part.ts.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { part, written } from '../cli/part.ts';
import { BESIDE, librariesBeside, replaceFile } from './build.ts';
import { policyAsJson } from './policy-as-json.ts';
import { schemasWhenAsked } from './schemas-when-asked.ts';
import { suffixesIndexed } from './suffixes-indexed.ts';

const root = resolve(import.meta.dirname, '..');
const PROGRAM = 'icp-preflight.cjs';
/** The parts that the head of the program, cli/main.ts, asks for, and what of each. */
const ASKED: { readonly [name: string]: string } = { program: 'run', world: 'thisWorld' };

const SHARED = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  outdir: root,
} satisfies BuildOptions;

/** Builds the program into `bin/`, or another folder. */
export async function buildCli(outdir = resolve(root, 'bin')): Promise<void> {
  const parts = await allParts();
  const places: { [name: string]: [beforeEnd: number, length: number] } = {};
  let behind = '*/\n';
  for (const { name, text } of parts) {
    behind = `${text}\n${behind}`;
    places[name] = [behind.length, text.length];
  }
  mkdirSync(outdir, { recursive: true });
  for (const name of readdirSync(outdir))
    if (!name.startsWith(PROGRAM)) rmSync(resolve(outdir, name), { force: true });
  replaceFile(resolve(outdir, PROGRAM), `${await head(places)}/*\n${behind}`, 0o755);
}

/** A part under the name by which others ask for it, as it stands in the program. */
type Part = { name: string; text: string };

/** All parts, but for libraries that none of them asks for. */
async function allParts(): Promise<Part[]> {
  const [program, libraries] = await Promise.all([partsOfProgram(), librariesOfProgram()]);
  const all = [...program, ...libraries];
  const isAsked = ({ name }: Part) => all.some(({ text }) => text.includes(`"${name}"`));
  return [...program, ...libraries.filter(isAsked)];
}

function partOf(path: string, text: string): Part {
  return { name: `./${basename(path)}`, text: written(text.trimEnd()) };
}

/** The program in parts: what several commands need, and what only one does. */
async function partsOfProgram(): Promise<Part[]> {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: Object.keys(ASKED).map((name) => resolve(root, 'cli', `${name}.ts`)),
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    plugins: [zodOfMcp, schemasWhenAsked, policyAsJson, suffixesIndexed, librariesBeside, nameAndVersion],
  });
  return Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await transform(text, {
        format: 'cjs',
        minify: true,
        target: 'node20',
        supported: { 'dynamic-import': false },
      });
      return partOf(path, code);
    }),
  );
}

/** What is loaded when it is first needed, see `BESIDE`. */
async function librariesOfProgram(): Promise<Part[]> {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: Object.entries(BESIDE).map(([out, entry]) => ({ in: entry, out })),
    format: 'cjs',
    plugins: [policyAsJson, suffixesIndexed, librariesBeside],
  });
  return outputFiles.map(({ path, text }) => partOf(path, text));
}

/** What V8 compiles as the program starts. */
async function head(places: object): Promise<string> {
  const { outputFiles } = await build({
    ...SHARED,
    entryPoints: [resolve(root, 'cli/main.ts')],
    format: 'cjs',
    supported: { 'dynamic-import': false },
    define: { PARTS: JSON.stringify(places) },
    plugins: [partsOutside, nameAndVersion],
  });
  return outputFiles[0]?.text ?? '';
}

/** Of package.json the program tells these two. */
const nameAndVersion: Plugin = {
  name: 'name-and-version',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      const { name, version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/**
 * The MCP library has a zod of its own: it needs far more of it than all else, and a module stands in one part, which every
 * check would have to compile. What the two must share, they keep in the global object.
 */
const zodOfMcp: Plugin = {
  name: 'zod-of-mcp',
  setup({ onResolve, onLoad, resolve: resolved }) {
    const own = async (path: string, resolveDir: string) => {
      const found = await resolved(path, { resolveDir, kind: 'import-statement', namespace: 'file' });
      return found.external || found.errors.length > 0 ? found : { ...found, namespace: 'zod-of-mcp' };
    };
    onResolve({ filter: /^zod($|\/)/, namespace: 'file' }, ({ path, importer, resolveDir }) =>
      /[\\/]node_modules[\\/]@modelcontextprotocol[\\/]/.test(importer) ? own(path, resolveDir) : undefined,
    );
    onResolve({ filter: /./, namespace: 'zod-of-mcp' }, ({ path, resolveDir }) => own(path, resolveDir));
    onLoad({ filter: /./, namespace: 'zod-of-mcp' }, ({ path }) => ({
      contents: readFileSync(path),
      resolveDir: dirname(path),
    }));
  },
};

/** In the head, what it asks for is a part. */
const partsOutside: Plugin = {
  name: 'parts-outside',
  setup({ onLoad }) {
    for (const [name, asked] of Object.entries(ASKED))
      onLoad({ filter: new RegExp(`[\\\\/]cli[\\\\/]${name}\\.ts$`) }, () => ({
        contents: `import { ${part.name} } from './part.ts'; export const { ${asked} } = ${part.name}('./${name}.js');`,
        resolveDir: resolve(root, 'cli'),
        loader: 'js',
      }));
  },
};

if (import.meta.main) await buildCli();
