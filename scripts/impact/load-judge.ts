/** The pure judge of this project, with the policy data of another folder or the rules of another checkout. */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { judgeAgain } from '../../lib/judge/judge-again.ts';
import { ROOT } from '../local/environment.ts';
import { catalogueHash } from './catalogue-hash.ts';

/** Where it is, and where checkouts of before have it. */
const JUDGES = ['lib/judge/judge-again.ts', 'lib/findings/judge-again.ts'] as const;

/** A judge with the catalogue's hash and its policy files: those that differ from the present ones, and those it lacks. */
export type LoadedJudge = {
  judge: typeof judgeAgain;
  catalogue: string;
  differing: string[];
  lacking: string[];
};

/** Loads the judge of a folder: policy files for the present rules, or a checkout. Throws an error that says what it is not. */
export async function loadJudge(dir: string): Promise<LoadedJudge> {
  const judgeFile = JUDGES.find((file) => existsSync(join(dir, file)));
  const checkout = judgeFile !== undefined;
  const policyDir = checkout ? join(dir, 'lib/policy') : dir;
  const names = globSync('*.json', { cwd: join(ROOT, 'lib/policy') }).sort();
  const there = names.filter((name) => existsSync(join(policyDir, name)));
  if (there.length === 0)
    throw new Error(`${dir}: expected policy files such as tlds.json, or a checkout with ${JUDGES[0]}`);
  const { judgeAgain } = await bundle(join(checkout ? dir : ROOT, judgeFile ?? JUDGES[0]), policyDir);
  return {
    judge: judgeAgain,
    catalogue: checkout ? catalogueHash(dir) : catalogueHash(ROOT, dir),
    differing: there.filter((name) => textOf(policyDir, name) !== textOf(join(ROOT, 'lib/policy'), name)),
    lacking: checkout ? [] : names.filter((name) => !there.includes(name)),
  };
}

async function bundle(entry: string, policyDir: string): Promise<{ judgeAgain: typeof judgeAgain }> {
  const folder = mkdtempSync(join(tmpdir(), 'icp-impact-'));
  const outfile = join(folder, 'judge.mjs');
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      nodePaths: [join(ROOT, 'node_modules')],
      logLevel: 'silent',
      plugins: [policyFrom(policyDir)],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Takes the policy files of a folder in place of those beside the code; one that is not there stays as it is. */
function policyFrom(policyDir: string): Plugin {
  return {
    name: 'policy-from',
    setup({ onResolve }) {
      onResolve({ filter: /\.json$/ }, ({ path, importer }) => {
        const own = resolve(dirname(importer), path);
        if (!dirname(own).endsWith(join('lib', 'policy'))) return undefined;
        const other = join(policyDir, basename(own));
        return { path: existsSync(other) ? other : own };
      });
    },
  };
}

function textOf(dir: string, name: string): string {
  return readFileSync(join(dir, name), 'utf8');
}
