import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '../../lib/table/dynamodb.ts';
import type { Table } from '../../lib/table/table.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { openTableProxy, type TableProxy } from '../../testing/table-proxy.ts';

type Busy = { status: number; headers?: Record<string, string>; answer: object };

/** What a table answers that does nothing of what it is asked. */
const BUSY: { [operation: string]: (asked: object) => Busy } = {
  BatchGetItem: (UnprocessedKeys) => ({ status: 200, answer: { Responses: {}, UnprocessedKeys } }),
  BatchWriteItem: (UnprocessedItems) => ({ status: 200, answer: { UnprocessedItems } }),
};
/** The client heeds this, and would wait for an hour. */
const throttled = () => ({
  status: 400,
  headers: { 'retry-after': '3600' },
  answer: { __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
});
const DEADLINE_MS = 300;

let busy: TableProxy;
const asked: string[] = [];
beforeAll(async () => {
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  busy = await openTableProxy('http://nobody.invalid', async ({ operation, body }) => {
    asked.push(JSON.stringify(body));
    const { status, answer, headers = {} } = (BUSY[operation] ?? throttled)(body.RequestItems);
    return { status, headers, text: JSON.stringify(answer) };
  });
});
afterAll(() => busy.close());

const page = { partition: 'T#acme#R#1', order: 'ascending', limit: 1 } as const;
const key = { pk: 'T#acme#R#1', sk: 'R' };
const open = () =>
  openTable({ name: LOCAL_TABLE, region: LOCAL_REGION, endpoint: busy.endpoint })(DEADLINE_MS);

describe('the deadline ends', () => {
  it.each<[string, (table: Table) => Promise<unknown>]>([
    ['a batch of reads of which the table does none', (table) => table.getAll([key])],
    ['a batch of writes of which the table does none', (table) => table.putAll([key])],
    ['a read that the table always puts off', (table) => table.get(key)],
    ['a page that the table always puts off', (table) => table.query(page)],
    ['a write that the table always puts off', (table) => table.put(key)],
    ['a change that the table always puts off', (table) => table.update(key, { add: { n: 1 } })],
    ['a deletion that the table always puts off', (table) => table.delete(key)],
  ])('%s, and the table is asked nothing after it', async (_, call) => {
    const table = open();
    await expect(call(table)).rejects.toMatchObject({ problem: 'table-unavailable' });
    await expect(table.get({ pk: 'late', sk: 'R' })).rejects.toMatchObject({ problem: 'table-unavailable' });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((body) => body.includes('late'))).toEqual([]);
  });
});
