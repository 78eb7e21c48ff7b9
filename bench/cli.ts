/**
 * The command line as a whole process: its start against `node -e 0`, and a sheet of 100,000 rows against judging the same
 * rows and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli } from '../scripts/build-cli.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { median, type Row } from './timing.ts';

const RUNS = 21;
const ROWS = 100_000;
/** A sheet and judging alone by turns: what else the machine does comes to both. */
const SHEET_RUNS = 7;
const MIB = 1024 * 1024;

/** Rows of the command line. */
export async function commandLine(): Promise<Row[]> {
  const folder = temporaryFolder('bench-cli');
  await buildCli(folder);
  const program = join(folder, 'icp-preflight.cjs');
  return [...startRows(program), ...sheetRows(program, folder)];
}

function startRows(program: string): Row[] {
  const tasks: [string, string[], number][] = [
    ['node -e 0', ['-e', '0'], 1],
    ['icp-preflight --version, whole process', [program, '--version'], 1.5],
    ['icp-preflight check domain, whole process', [program, 'check', 'domain', 'example.com'], 3],
  ];
  const times = tasks.map((): number[] => []);
  for (let run = -2; run < RUNS; run += 1)
    for (const [index, [, args]] of tasks.entries()) {
      const started = performance.now();
      spawnSync(process.execPath, args);
      if (run >= 0) times[index]?.push(performance.now() - started);
    }
  const floor = median(times[0] ?? []);
  return tasks.slice(1).map(([name, , aim], index) => {
    const ours = median(times[index + 1] ?? []);
    return {
      name,
      ours: `${ours.toFixed(0)} ms`,
      floor: `${floor.toFixed(0)} ms`,
      ratio: ours / floor,
      aim: `<= ${aim} x node -e 0`,
      met: ours / floor <= aim,
    };
  });
}

function sheetRows(program: string, folder: string): Row[] {
  const file = join(folder, 'domains.csv');
  const lines = Array.from(
    { length: ROWS },
    (_, row) => `example-${row}.com,阿里云计算有限公司,海棠家居有限公司,2027-09-30,正常,是`,
  );
  writeFileSync(file, `域名,注册商,域名持有者,到期日期,域名状态,实名认证\n${lines.join('\n')}\n`);
  const measure = 'process.on("exit", () => process.stderr.write("\\n" + process.resourceUsage().maxRSS))';
  const hook = join(folder, 'measure.mjs');
  writeFileSync(hook, measure);
  const out = `${file}.out`;
  const args = ['--import', hook, program, 'assess', '--sheet', file, '--out', out, '--quiet'];
  const rounds = Array.from({ length: SHEET_RUNS }, () => {
    // Some file systems write a file out before another of its name takes its place.
    rmSync(out, { force: true });
    const started = performance.now();
    const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const rate = ROWS / ((performance.now() - started) / 1000);
    return { rate, memory: (Number(stderr.trim().split('\n').at(-1)) * 1024) / MIB, alone: judgingAlone() };
  });
  const rate = median(rounds.map((round) => round.rate));
  const alone = median(rounds.map((round) => round.alone));
  const memory = Math.max(...rounds.map((round) => round.memory));
  const shown = (each: number) => `${Math.round(each).toLocaleString('en')} rows/s`;
  return [
    {
      name: 'a sheet of 100,000 rows, whole process, on one thread; judging alone, on one thread',
      ours: shown(rate),
      floor: shown(alone),
      ratio: rate / alone,
      aim: '>= 0.5 x judging alone',
      met: rate / alone >= 0.5,
    },
    {
      name: 'its memory at most',
      ours: `${memory.toFixed(0)} MiB`,
      floor: '300 MiB',
      ratio: memory / 300,
      aim: '<= 300 MiB',
      met: memory <= 300,
    },
  ];
}

/** Rows a second: the same facts, parsed by the schema and judged. */
function judgingAlone(): number {
  const args = [join(import.meta.dirname, 'judging-alone.ts'), String(ROWS)];
  return Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
}
