/**
 * Loading each function's bundle in a fresh process against loading a bundle of the bare SDK client, in processor time (other
 * processes do not count), under this Node and the machine's own of version 20; with the size of the zip for FunctionGraph,
 * which holds the same bundle as all others.
 * The client is bundled from its ES modules, as ours is; as esbuild bundles it unasked it is half as slow again.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { buildFunctions, functionNames } from '../scripts/build.ts';
import { buildArtefacts } from '../scripts/faas/artefacts.ts';
import { nodes } from '../scripts/local/nodes.ts';
import { median, type Row } from './timing.ts';

const RUNS = 25;
const SCRIPT =
  'const t=process.cpuUsage();require(process.argv[1]);const{user,system}=process.cpuUsage(t);process.stdout.write(String((user+system)/1e3))';

export async function bundleLoad(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'icp-load-'));
  await buildFunctions(folder);
  const bare = join(folder, 'bare-sdk-client.js');
  const unasked = join(folder, 'bare-sdk-client-unasked.js');
  await bundleClient(bare, { mainFields: ['module', 'main'] });
  await bundleClient(unasked, {});
  const artefacts = join(folder, 'artefacts');
  await buildArtefacts({ functions: folder, artefacts });
  return nodes().flatMap(({ major, path }) => rowsUnder(path, { major, folder, bare, unasked, artefacts }));
}

async function bundleClient(outfile: string, options: BuildOptions): Promise<void> {
  await build({
    stdin: {
      contents: "export { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'",
      resolveDir: join(import.meta.dirname, '..'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    ...options,
  });
}

type Places = { major: number; folder: string; bare: string; unasked: string; artefacts: string };

function rowsUnder(node: string, { major, folder, bare, unasked, artefacts }: Places): Row[] {
  const files = functionNames().map((name) => join(folder, `${name}.js`));
  const times = new Map([bare, unasked, ...files].map((file) => [file, [] as number[]]));
  for (let run = -2; run < RUNS; run += 1) {
    for (const [file, list] of times) {
      const ms = Number(execFileSync(node, ['-e', SCRIPT, file], { encoding: 'utf8' }));
      if (run >= 0) list.push(ms);
    }
  }
  const floor = median(times.get(bare) ?? []);
  const unaskedMs = median(times.get(unasked) ?? []);
  return functionNames().map((name, index) => {
    const ours = median(times.get(files[index] ?? '') ?? []);
    const kilobytes = Math.round(statSync(join(artefacts, 'huawei', `${name}.zip`)).size / 1000);
    return {
      name: `load ${name} (Node.js ${major}; ${kilobytes} KB zipped)`,
      ours: `${ours.toFixed(1)} ms`,
      floor: `${floor.toFixed(1)} ms (${unaskedMs.toFixed(1)})`,
      ratio: ours / floor,
      aim: '<= 1.25 x bare SDK client',
      met: ours / floor <= 1.25,
    };
  });
}
