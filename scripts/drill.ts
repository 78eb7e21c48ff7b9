/** `npm run drill -- --days 400 [--seed N]`: a simulated year, see drill/year.ts. Prints which promises were checked, how often. */
import { parseArgs } from 'node:util';
import { simulateYear } from '../drill/year.ts';

const USAGE = `usage: npm run drill -- --days 400 [--seed N]
  --days N   simulates N days around a leap day: purchases, renewals, lapses, redemptions, missed schedules,
             crashes, receivers that fail, clock jumps
  --seed N   repeats a simulation; a random one if not given`;

const { values } = parseArgs({
  options: {
    days: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || values.days === undefined) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const started = performance.now();
console.log(`seed ${seed}`);
const { checks, counts } = await simulateYear({ days: Number(values.days), seed, log: console.log });
const table = (title: string, rows: ReadonlyMap<string, number>) => {
  console.log(`\n${title}`);
  for (const [name, times] of [...rows].sort()) console.log(`${String(times).padStart(9)}  ${name}`);
};
table('What happened', counts);
table('Promises, and how often each was checked', checks);
console.log(`\nAll held, in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
