/** Random histories of the ledger against its model: on the simulated table, and on real ones. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Checked } from '../drill/ledger/model.ts';
import { planOf } from '../drill/ledger/plans.ts';
import { drillTokens, realHistory, simulatedHistory, type Tokens } from '../drill/ledger/run.ts';
import { openTable } from '../lib/table/dynamodb.ts';
import { createTable, type EmbeddedTable, LOCAL_CREDENTIALS, LOCAL_REGION } from '../scripts/local/table.ts';

/** The same histories in every run, so that a commit is judged by itself; `npm run drill` looks for others. */
const SEED = Number(process.env.DRILL_SEED ?? 20261124);
const HISTORY_DEADLINE_MS = 60_000;

/** Tokens of a key pair of its own; needed once for a file. */
export function newTokens(): Promise<Tokens> {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  return drillTokens(mkdtempSync(join(tmpdir(), 'icp-drill-')));
}

/** Runs histories on the simulated table. Answers how often each promise was checked. */
export async function holdSimulated(runs: number, tokens: Tokens): Promise<Checked> {
  const checked: Checked = {};
  await holdsFor(runs, (plan) => simulatedHistory(plan, { tokens, checked }));
  return checked;
}

/** Runs histories on a table that was opened for them, and closes it. */
export async function holdOn(
  { endpoint, close }: EmbeddedTable,
  runs: number,
  tokens: Tokens,
): Promise<Checked> {
  const checked: Checked = {};
  let name = 0;
  const run = async (plan: ReturnType<typeof planOf>) => {
    const table = { name: `history-${++name}`, region: LOCAL_REGION, endpoint };
    await createTable(endpoint, table.name);
    const tableFor = openTable(table);
    return realHistory(plan, { tokens, checked, openTable: () => tableFor(HISTORY_DEADLINE_MS) });
  };
  await holdsFor(runs, run).finally(close);
  return checked;
}

/** Runs plans of many seeds; fast-check chooses the seeds from one, and prints a failing one. */
async function holdsFor(runs: number, run: (plan: ReturnType<typeof planOf>) => Promise<string[]>) {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
      expect(await run(planOf(seed)), `npm run drill -- --trace --seed ${seed}`).toEqual([]);
    }),
    { numRuns: runs, seed: SEED, endOnFailure: true },
  );
}
