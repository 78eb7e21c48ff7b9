/** Random histories of the ledger against its model: on the simulated table, and on real ones. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checked } from '../../drill/ledger/model.ts';
import { planOf } from '../../drill/ledger/plans.ts';
import { drillTokens, realHistory, simulatedHistory, type Tokens } from '../../drill/ledger/run.ts';
import { historiesWithout } from '../../drill/ledger/weaken.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import {
  createTable,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  openEmbeddedTable,
} from '../../scripts/local/table.ts';
import { java, openDynamoDbLocal } from '../../testing/dynamodb-local.ts';

const SIMULATED = 20_000;
const REAL = 300;
/** The same histories in every run, so that a commit is judged by itself; `npm run drill` looks for others. */
const SEED = Number(process.env.DRILL_SEED ?? 20261124);

let tokens: Tokens;
beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  tokens = await drillTokens(mkdtempSync(join(tmpdir(), 'icp-drill-')));
});

/** Runs plans of many seeds; fast-check chooses the seeds from one, and prints a failing one. */
async function holdsFor(runs: number, run: (plan: ReturnType<typeof planOf>) => Promise<string[]>) {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
      expect(await run(planOf(seed)), `npm run drill -- --histories 1 --seed ${seed}`).toEqual([]);
    }),
    { numRuns: runs, seed: SEED, endOnFailure: true },
  );
}

describe('histories of the ledger', () => {
  it(`keep every promise on the simulated table, ${SIMULATED} of them`, async () => {
    const checked: Checked = {};
    await holdsFor(SIMULATED, (plan) => simulatedHistory(plan, { tokens, checked }));
    for (const times of Object.values(checked)) expect(times).toBeGreaterThan(100);
    expect(Object.keys(checked).length).toBeGreaterThanOrEqual(7);
  }, 600_000);

  it.each([
    'put W: absent pk',
    'update C set(rId,redemption): absent rId',
    'update C set(rId,redemption): absent revokedAt',
    'update S set(entry,lastCode)add(issued): issued < codesLimit',
  ])(
    'break a promise without the condition: %s',
    async (clause) => {
      const caught = await historiesWithout(clause, { tokens, limit: 5000, from: 0 });
      expect(caught.caughtAfter).toBeLessThanOrEqual(5000);
    },
    120_000,
  );

  it.each([
    ['the embedded table', () => openEmbeddedTable(undefined), true],
    ['the official DynamoDB Local', openDynamoDbLocal, java],
  ] as const)(
    'keep every promise on %s',
    async (_, open, enabled) => {
      if (!enabled) return console.warn('No Java on this machine: the official DynamoDB Local is left out.');
      const { endpoint, close } = await open();
      const checked: Checked = {};
      let name = 0;
      const run = async (plan: ReturnType<typeof planOf>) => {
        const table = { name: `history-${++name}`, region: LOCAL_REGION, endpoint };
        await createTable(endpoint, table.name);
        const tableFor = openTable(table);
        return realHistory(plan, { tokens, checked, openTable: () => tableFor(5000) });
      };
      await holdsFor(REAL, run).finally(close);
      expect(checked['a code is linearizable']).toBeGreaterThan(REAL);
    },
    600_000,
  );
});
