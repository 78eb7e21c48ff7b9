/** Loading each function's bundle in a fresh process against loading a bundle of the bare SDK client. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildFunctions, functionNames } from '../scripts/build.ts';
import { median, type Row } from './timing.ts';

const RUNS = 25;
const SCRIPT =
  'const t=process.hrtime.bigint();require(process.argv[1]);process.stdout.write(String(Number(process.hrtime.bigint()-t)/1e6))';

export async function bundleLoad(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'icp-load-'));
  await buildFunctions(folder);
  const bare = join(folder, 'bare-sdk-client.js');
  await build({
    stdin: {
      contents: "export { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'",
      resolveDir: join(import.meta.dirname, '..'),
    },
    outfile: bare,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
  });
  const files = functionNames().map((name) => join(folder, `${name}.js`));
  const times = new Map([bare, ...files].map((file) => [file, [] as number[]]));
  for (let run = -2; run < RUNS; run += 1) {
    for (const [file, list] of times) {
      const ms = Number(execFileSync(process.execPath, ['-e', SCRIPT, file], { encoding: 'utf8' }));
      if (run >= 0) list.push(ms);
    }
  }
  const floor = median(times.get(bare) ?? []);
  return functionNames().map((name, index) => {
    const ours = median(times.get(files[index] ?? '') ?? []);
    return {
      name: `load ${name}`,
      ours: `${ours.toFixed(1)} ms`,
      floor: `${floor.toFixed(1)} ms`,
      ratio: ours / floor,
      aim: '<= 1.25 x bare SDK client',
      met: ours / floor <= 1.25,
    };
  });
}
