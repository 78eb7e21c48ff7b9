/** A first part of the random histories of the ledger; histories.deep.test.ts runs all of them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tokens } from '../../drill/ledger/run.ts';
import { historiesWithout } from '../../drill/ledger/weaken.ts';
import { openEmbeddedTable } from '../../scripts/local/table.ts';
import { holdOn, holdSimulated, newTokens } from '../../testing/histories.ts';

const SIMULATED = 1000;
const REAL = 25;

let tokens: Tokens;
beforeAll(async () => {
  tokens = await newTokens();
});

describe('histories of the ledger', () => {
  it(`keep every promise on the simulated table, ${SIMULATED} of them`, async () => {
    const checked = await holdSimulated(SIMULATED, tokens);
    expect(Object.keys(checked).length).toBeGreaterThanOrEqual(7);
    for (const times of Object.values(checked)) expect(times).toBeGreaterThan(0);
  });

  it(`keep every promise on the embedded table, ${REAL} of them`, async () => {
    const checked = await holdOn(await openEmbeddedTable(undefined), REAL, tokens);
    expect(checked['a code is linearizable']).toBeGreaterThan(REAL);
  });

  it('break a promise when a write is without its condition', async () => {
    const clause = 'put W: absent pk';
    const { caughtAfter } = await historiesWithout(clause, { tokens, limit: 5000, from: 0 });
    expect(caughtAfter).toBeLessThanOrEqual(5000);
  });
});
