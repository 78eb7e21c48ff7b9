/** Bundles every function to `dist/<function>.js`: CommonJS for Node 20, nothing left outside. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** The names of all functions: one file of `functions/` each. */
export function functionNames(): string[] {
  return readdirSync(resolve(root, 'functions'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'));
}

/** The SDK's credential chain is replaced by the environment's credentials, see that file. */
export const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup({ onResolve }) {
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: resolve(root, 'lib/store/environment-credentials.ts'),
    }));
  },
};

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [environmentCredentials],
} satisfies BuildOptions;

/** Builds all functions into `dist/`, or another folder. */
export async function buildFunctions(outdir = resolve(root, 'dist')): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: functionNames().map((name) => resolve(root, 'functions', `${name}.ts`)),
    outdir,
    metafile: process.argv.includes('--meta'),
  });
  if (metafile) writeFileSync(resolve(outdir, 'meta.json'), JSON.stringify(metafile));
  writeFileSync(resolve(outdir, 'package.json'), '{"type":"commonjs"}\n');
}

/** Bundles entries that are given as text, with imports from the project's folder. The code by path. */
export async function bundle(
  entries: readonly { path: string; entry: string }[],
): Promise<Map<string, string>> {
  const texts = new Map(entries.map(({ path, entry }) => [path, entry]));
  const { outputFiles } = await build({
    ...OPTIONS,
    entryPoints: Object.fromEntries(entries.map(({ path }) => [path, `entry:${path}`])),
    outdir: root,
    write: false,
    // The host of Azure Functions brings it.
    external: ['@azure/functions-core'],
    plugins: [...OPTIONS.plugins, entryTexts(texts)],
  });
  return new Map(outputFiles.map(({ path, text }) => [relative(root, path).replace(/\.js$/, ''), text]));
}

function entryTexts(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'entry-texts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^entry:/ }, ({ path }) => ({
        path: path.slice('entry:'.length),
        namespace: 'entry',
      }));
      onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
        contents: texts.get(path) ?? '',
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

if (import.meta.main) await buildFunctions();
