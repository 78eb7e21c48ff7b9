/**
 * Bundles the command line to `bin/`: ES modules for Node 20, nothing left outside. The file that starts is small; what a
 * command does not need is in files beside it, which are loaded when it is asked for.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { BESIDE } from './build.ts';
import { policyAsJson } from './policy-as-json.ts';

const root = resolve(import.meta.dirname, '..');

/** `lib/spellings/idna-library.ts` gives out a module; in the program it loads `idna.cjs` for that, once it is asked. */
const librariesBeside: Plugin = {
  name: 'libraries-beside',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:spellings|evidence)[\\/]\w+-library\.ts$/ }, ({ path }) => {
      const name = basename(path, '-library.ts');
      // Not called `require`, so that it is not bundled.
      const load =
        "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);";
      return {
        contents: `${load}\nexport function ${name}Library() { return load('./${name}.cjs') }`,
        loader: 'js',
      };
    });
  },
};

/** Packages that were written for CommonJS ask for parts of Node by `require`. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const SHARED = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

/** Builds the program into `bin/`, or another folder; the file that starts is put in place last. */
export async function buildCli(outdir = resolve(root, 'bin')): Promise<void> {
  const built = await Promise.all([
    build({
      ...SHARED,
      entryPoints: Object.entries(BESIDE).map(([out, entry]) => ({ in: entry, out })),
      outdir,
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      plugins: [policyAsJson],
    }),
    build({
      ...SHARED,
      entryPoints: { [START]: resolve(root, 'cli/main.ts') },
      outdir,
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      splitting: true,
      chunkNames: '[name]-[hash]',
      banner: { js: REQUIRE },
      plugins: [policyAsJson, librariesBeside],
    }),
  ]);
  const files = built
    .flatMap(({ outputFiles }) => outputFiles)
    .sort((one, other) => order(one.path) - order(other.path));
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of files) writeFileSync(path, contents, { mode: 0o755 });
  const names = new Set(files.map(({ path }) => basename(path)));
  for (const name of readdirSync(outdir)) if (!names.has(name)) rmSync(resolve(outdir, name));
}

const START = 'icp-preflight';
const order = (path: string) => (basename(path) === `${START}.mjs` ? 1 : 0);

if (import.meta.main) await buildCli();
