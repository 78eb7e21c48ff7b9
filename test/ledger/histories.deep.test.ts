/** Random histories of the ledger, many of them, on every table. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tokens } from '../../drill/ledger/run.ts';
import { historiesWithout } from '../../drill/ledger/weaken.ts';
import { openEmbeddedTable } from '../../scripts/local/table.ts';
import { onDynamoDbLocal, openDynamoDbLocal } from '../../testing/dynamodb-local.ts';
import { holdOn, holdSimulated, newTokens } from '../../testing/histories.ts';

const SIMULATED = 20_000;
const REAL = 300;

let tokens: Tokens;
beforeAll(async () => {
  tokens = await newTokens();
});

describe('histories of the ledger', () => {
  it(`keep every promise on the simulated table, ${SIMULATED} of them`, async () => {
    const checked = await holdSimulated(SIMULATED, tokens);
    for (const times of Object.values(checked)) expect(times).toBeGreaterThan(100);
    expect(Object.keys(checked).length).toBeGreaterThanOrEqual(7);
  });

  it.each([
    'put W: absent pk',
    'update C set(rId,redemption): absent rId',
    'update C set(rId,redemption): absent revokedAt',
    'update S set(entry,lastCode)add(issued)remove(closing): issued < codesLimit',
  ])('break a promise without the condition: %s', async (clause) => {
    const caught = await historiesWithout(clause, { tokens, limit: 5000, from: 0 });
    expect(caught.caughtAfter).toBeLessThanOrEqual(5000);
  });

  it(`keep every promise on the embedded table, ${REAL} of them`, async () => {
    const checked = await holdOn(await openEmbeddedTable(undefined), REAL, tokens);
    expect(checked['a code is linearizable']).toBeGreaterThan(REAL);
  });

  onDynamoDbLocal(() =>
    it(`keep every promise on the official DynamoDB Local, ${REAL} of them`, async () => {
      const checked = await holdOn(await openDynamoDbLocal(), REAL, tokens);
      expect(checked['a code is linearizable']).toBeGreaterThan(REAL);
    }),
  );
});
