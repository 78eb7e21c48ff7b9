import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '../../lib/table/dynamodb.ts';
import type { Table } from '../../lib/table/table.ts';
import {
  createTable,
  type EmbeddedTable,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
} from '../../scripts/local/table.ts';
import { CONTRACT } from '../../scripts/table/contract.ts';
import { type DialectGuard, openDialectGuard } from '../../testing/dialect-guard.ts';

/** What the store is promised by any table that it works on. */
export function contract(name: string, start: () => Promise<EmbeddedTable>) {
  describe(`the table of ${name}`, () => {
    let close: () => Promise<void>;
    let guard: DialectGuard;
    let open: (deadlineMs: number) => Table;
    beforeAll(async () => {
      Object.assign(process.env, {
        AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      });
      const opened = await start();
      close = opened.close;
      await createTable(opened.endpoint, 'contract');
      guard = await openDialectGuard(opened.endpoint);
      open = openTable({ name: 'contract', region: LOCAL_REGION, endpoint: guard.endpoint });
    });
    afterAll(async () => {
      await guard?.close();
      await close?.();
    });

    it.each(CONTRACT)('$name', async ({ run }) => {
      await run(open(30_000));
    });

    it('is asked only what every DynamoDB-compatible table understands', () => {
      expect([...guard.seen].sort()).toEqual([
        'BatchGetItem',
        'BatchWriteItem',
        'DeleteItem',
        'DeleteItem under a condition',
        'GetItem',
        'PutItem',
        'PutItem under a condition',
        'Query',
        'UpdateItem',
        'UpdateItem under a condition',
      ]);
      expect(guard.faults).toEqual([]);
    });
  });
}
