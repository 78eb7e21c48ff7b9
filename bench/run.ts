/** `npm run bench`: every figure against a floor of the same run. `--only NAME`, `--json FILE`, `--records N`, `--help`. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { assessmentSizes } from './assessment-sizes.ts';
import { commandLine } from './cli.ts';
import { dearestBody } from './dearest.ts';
import { evidenceReaders } from './evidence.ts';
import { firstAnswer } from './first-answer.ts';
import { handlerAgainstBareHandler } from './handler.ts';
import { redemptionsAgainstBareUpdate } from './ledger.ts';
import { purePath } from './pure-path.ts';
import { replayAgainstJudging } from './replay.ts';
import { scheduledRun } from './revalidate.ts';
import { rulesEngine } from './rules-engine.ts';
import type { Row } from './timing.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    records: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const BENCHMARKS: { readonly [name: string]: () => Promise<Row[]> } = {
  handler: handlerAgainstBareHandler,
  redemptions: redemptionsAgainstBareUpdate,
  first: firstAnswer,
  rules: rulesEngine,
  pure: purePath,
  sizes: assessmentSizes,
  dearest: dearestBody,
  revalidate: () => scheduledRun(values.records === undefined ? undefined : Number(values.records)),
  replay: replayAgainstJudging,
  cli: commandLine,
  evidence: evidenceReaders,
};

if (values.help || (values.only !== undefined && !(values.only in BENCHMARKS))) {
  console.log(
    `usage: npm run bench -- [--only ${Object.keys(BENCHMARKS).join('|')}] [--json FILE] [--records N, for revalidate]`,
  );
  process.exit(values.help ? 0 : 2);
}
console.log(`Node.js ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}\n`);
const rows: Row[] = [];
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (values.only === undefined || values.only === name) rows.push(...(await benchmark()));
}
const table = [
  ['what', 'ours', 'floor', 'ratio', 'aim', 'met'],
  ...rows.map((row) => [
    row.name,
    row.ours,
    row.floor,
    row.ratio.toFixed(2),
    row.aim,
    row.met ? 'yes' : 'no',
  ]),
];
const widths =
  table[0]?.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0))) ?? [];
for (const cells of table)
  console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
