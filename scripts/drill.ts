/**
 * `npm run drill`: what the tests do in seconds, for as long as one likes.
 * `--days N` simulates a year or more (drill/year/), `--histories N` runs random histories of the code ledger
 * (drill/ledger/), `--without-conditions` takes one condition after the other out of its writes.
 */
import { parseArgs } from 'node:util';
import type { Checked } from '../drill/ledger/model.ts';
import { planOf } from '../drill/ledger/plans.ts';
import { drillTokens, simulatedHistory } from '../drill/ledger/run.ts';
import { clausesOf, historiesWithout, without } from '../drill/ledger/weaken.ts';
import { simulateYear } from '../drill/year/run.ts';
import { temporaryFolder } from './temporary-folder.ts';

const USAGE = `usage: npm run drill -- --days 400 [--seed N]
       npm run drill -- --histories 1000000 [--seed N]
       npm run drill -- --without-conditions [--histories 60000] [--seed N]
       npm run drill -- --trace --seed N [--without CLAUSE]
  --days N              simulates N days around a leap day: purchases, renewals, lapses, redemptions, missed
                        schedules, crashes, receivers that fail, clock jumps
  --histories N         runs N random histories of the code ledger on the simulated table, and stops at the first
                        that breaks a promise
  --without-conditions  runs up to N histories without one condition of one write, for each of them in turn
  --trace               tells the history of one seed step by step in words: what each client asks, what becomes of
                        each call of the table, what is answered, and which promise breaks
  --without CLAUSE      traces it without that clause, as --without-conditions prints it
  --seed N              begins with this seed; a random one if not given`;
const PROGRESS_MS = 10_000;

const { values } = parseArgs({
  options: {
    days: { type: 'string' },
    histories: { type: 'string' },
    'without-conditions': { type: 'boolean' },
    trace: { type: 'boolean' },
    without: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const numbers = [values.days, values.histories, values.seed].filter((value) => value !== undefined);
const asked =
  values.days !== undefined ||
  values.histories !== undefined ||
  values['without-conditions'] === true ||
  values.trace === true;
if (values.help || !asked || numbers.some((value) => !/^\d{1,10}$/.test(value))) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
const started = performance.now();
console.log(`seed ${seed}`);
if (values.trace === true) await trace(values.without);
else if (values.days !== undefined) await year(Number(values.days));
else if (values['without-conditions']) await withoutConditions(Number(values.histories ?? 60_000));
else await histories(Number(values.histories));

async function year(days: number): Promise<void> {
  const { checks, counts } = await simulateYear({ days, seed, log: console.log });
  table('What happened', counts);
  table('Promises, and how often each was checked', checks);
  console.log(`\nAll held, in ${seconds()} s.`);
}

async function histories(count: number): Promise<void> {
  const tokens = await drillTokens(temporaryFolder('drill'));
  const checked: Checked = {};
  let told = performance.now();
  for (let done = 0; done < count; done += 1) {
    const broken = await simulatedHistory(planOf(seed + done), { tokens, checked });
    if (broken.length > 0) {
      console.error(`\nbroken, npm run drill -- --trace --seed ${seed + done}\n${broken.join('\n')}`);
      process.exit(1);
    }
    if (performance.now() - told < PROGRESS_MS) continue;
    told = performance.now();
    console.log(`${done + 1} of ${count} histories, ${seconds()} s`);
  }
  table('Promises, and how often each was checked', new Map(Object.entries(checked)));
  console.log(`\nAll held in ${count} histories, ${seconds()} s.`);
}

async function trace(clause: string | undefined): Promise<void> {
  const tokens = await drillTokens(temporaryFolder('drill'));
  const weaken = clause === undefined ? {} : { weaken: without(clause) };
  const broken = await simulatedHistory(planOf(seed), { tokens, checked: {}, tell: console.log, ...weaken });
  console.log(broken.length === 0 ? '\nEvery promise held.' : `\nBROKEN: ${broken.join('\nBROKEN: ')}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function withoutConditions(limit: number): Promise<void> {
  const tokens = await drillTokens(temporaryFolder('drill'));
  let missed = 0;
  for (const clause of await clausesOf(tokens, { from: seed, count: 4000 })) {
    const { caughtAfter, by } = await historiesWithout(clause, { tokens, limit, from: seed });
    if (caughtAfter === undefined) missed += 1;
    const found = caughtAfter === undefined ? `not caught in ${limit}` : `seed ${seed + caughtAfter}`;
    console.log(`${found.padStart(22)}  ${clause}${by === '' ? '' : `\n${' '.repeat(24)}${by}`}`);
  }
  console.log(`\n${missed} not caught, ${seconds()} s.`);
  process.exitCode = missed === 0 ? 0 : 1;
}

function table(title: string, rows: ReadonlyMap<string, number>): void {
  console.log(`\n${title}`);
  for (const [name, times] of [...rows].sort()) console.log(`${String(times).padStart(9)}  ${name}`);
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}
