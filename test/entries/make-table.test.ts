import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeTable } from '../../entries/make-table.ts';
import {
  clientFor,
  type EmbeddedTable,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  openEmbeddedTable,
} from '../../scripts/local/table.ts';
import { openTableProxy } from '../../testing/table-proxy.ts';

let table: EmbeddedTable;
let tables = 0;
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', LOCAL_CREDENTIALS.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL_CREDENTIALS.secretAccessKey);
  table = await openEmbeddedTable(undefined);
});
afterAll(() => table.close());
afterEach(() => {
  tables += 1;
});

/** Makes a table of a new name on a service, and what was said of it. */
async function make(endpoint: string, name = `made-${tables}`) {
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const place = { name, region: LOCAL_REGION, endpoint };
  const told = {
    log: (entry: object) => lines.push({ ...entry }),
    err: (sentence: string) => errors.push(sentence),
  };
  const code = await makeTable(place, told);
  return { code, lines, errors };
}

/** How a service answers about expiry; about all else it is the embedded table. */
type Expiry = { update: [number, object]; describe?: object };

async function on({ update, describe: described }: Expiry, work: (endpoint: string) => Promise<void>) {
  const answer = (status: number, body: object) => ({
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    text: JSON.stringify(body),
  });
  const proxy = await openTableProxy(table.endpoint, async ({ operation, perform }) => {
    if (operation === 'UpdateTimeToLive') return answer(...update);
    if (operation === 'DescribeTimeToLive') return answer(200, { TimeToLiveDescription: described ?? {} });
    return perform();
  });
  await work(proxy.endpoint).finally(() => proxy.close());
}
const refusal = (type: string, message: string): [number, object] => [
  400,
  { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message },
];

describe('create-table', () => {
  it('says nothing but its line where the table is there and has its expiry', () =>
    on({ update: [200, {}] }, async (endpoint) => {
      for (const created of [true, false])
        expect(await make(endpoint)).toEqual({
          code: 0,
          lines: [{ function: 'create-table', table: `made-${tables}`, created, expires: true }],
          errors: [],
        });
    }));

  it('takes an expiry that is there already for what was wanted', () =>
    on(
      {
        update: refusal('ValidationException', 'TimeToLive is already enabled'),
        describe: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
      },
      async (endpoint) => expect(await make(endpoint)).toMatchObject({ code: 0, errors: [] }),
    ));

  it('says what to do instead on a service that knows no expiry, on which it works', async () => {
    const { code, lines, errors } = await make(table.endpoint);
    expect([code, lines]).toMatchObject([0, [{ created: true, expires: false }]]);
    expect(errors).toEqual([expect.stringMatching(/knows no expiry .*works.*remove items whose expiresAt/)]);
  });

  it.each<[string, Expiry]>([
    ['the keys may not', { update: refusal('AccessDeniedException', 'not authorized: UpdateTimeToLive') }],
    [
      'another attribute is it',
      {
        update: refusal('ValidationException', 'enabled'),
        describe: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' },
      },
    ],
    [
      'it was turned off a moment ago',
      {
        update: refusal('ValidationException', 'modified'),
        describe: { TimeToLiveStatus: 'DISABLING', AttributeName: 'expiresAt' },
      },
    ],
  ])('ends with 1 and says what to do where the expiry could not be set: %s', (_, expiry) =>
    on(expiry, async (endpoint) => {
      const { code, lines, errors } = await make(endpoint);
      expect([code, lines]).toMatchObject([1, [{ created: true, expires: false }]]);
      expect(errors).toEqual([
        expect.stringMatching(/could not be set: \w+Exception: .*UpdateTimeToLive.*again/),
      ]);
    }),
  );

  it('names the settings that lead to a service that is not there', async () => {
    await expect(make('http://127.0.0.1:1')).rejects.toThrow(
      /^create-table: .*ECONNREFUSED.*look at TABLE_ENDPOINT/,
    );
  });

  it('refuses a table of that name that has other keys or indexes', async () => {
    const key = { AttributeName: 'pk', KeyType: 'HASH' } as const;
    await clientFor(table.endpoint).send(
      new CreateTableCommand({
        TableName: 'of-others',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [key],
      }),
    );
    await expect(make(table.endpoint, 'of-others')).rejects.toThrow(
      /^TABLE_NAME: the table of-others is another one, it lacks keys, index gsi1, index gsi2, index due of/,
    );
  });
});
