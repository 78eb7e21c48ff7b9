/** Bundles every function to `dist/<function>.js`: CommonJS for Node 20, nothing left outside. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

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

/** Builds all functions into `dist/`, or another folder. */
export async function buildFunctions(outdir = resolve(root, 'dist')): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: functionNames().map((name) => resolve(root, 'functions', `${name}.ts`)),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    metafile: process.argv.includes('--meta'),
    logLevel: 'warning',
    plugins: [environmentCredentials],
  }).then(({ metafile }) => {
    if (metafile) writeFileSync(resolve(outdir, 'meta.json'), JSON.stringify(metafile));
  });
  writeFileSync(resolve(outdir, 'package.json'), '{"type":"commonjs"}\n');
}

if (import.meta.main) await buildFunctions();
