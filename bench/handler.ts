/** One check through the whole handler against a bare handler that parses JSON and writes one item of that size. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ulid } from 'ulid';
import { readConfig } from '../lib/config.ts';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { createServices } from '../lib/http/services.ts';
import { localEnvironment } from '../scripts/local/environment.ts';
import { localKey, localToken } from '../scripts/local/keys.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from '../scripts/local/table.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { median, percentile, type Row, timeAsyncInTurn } from './timing.ts';

const ROUNDS = 1500;
const ROOT = join(import.meta.dirname, '..');

export async function handlerAgainstBareHandler(): Promise<Row[]> {
  const child = fork(join(import.meta.dirname, 'table-process.ts'));
  const [endpoint] = await once(child, 'message');
  const key = await localKey(temporaryFolder('bench'));
  const token = await localToken(key, 'bench', 'check');
  const lines: Record<string, unknown>[] = [];
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  const services = {
    ...createServices(readConfig(localEnvironment(String(endpoint), key))),
    log: (line: Record<string, unknown>) => void lines.push(line),
  };

  const send = async (name: string, file: string, headers: Record<string, string> = {}) => {
    const { api }: { api: Api } = await import(`../functions/${name}.ts`);
    const event = JSON.parse(readFileSync(join(ROOT, 'events', name, `${file}.json`), 'utf8'));
    Object.assign(event.headers, { authorization: `Bearer ${token}` }, headers);
    const handler = createHandler(api, () => services);
    return { handle: () => handler(event, {} as never), event };
  };

  const { handle, event } = await send('check-domain', 'ready');
  const client = new DynamoDBClient({
    endpoint: String(endpoint),
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const stored = await storedItem(client, JSON.parse((await handle()).body).id);
  const bare = async () => {
    const body = JSON.parse(event.body);
    const id = ulid();
    const Item = { ...stored, pk: { S: `T#bare#R#${id}` }, gsi1sk: { S: id }, gsi2sk: { S: id } };
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLE, Item }));
    return { statusCode: 201, body: JSON.stringify({ id, name: body.name }) };
  };
  const [ours = [], floor = []] = await timeAsyncInTurn([handle, bare], ROUNDS);
  const ratio = median(ours) / median(floor);
  const figures = (times: number[]) =>
    `${median(times).toFixed(2)} ms (p95 ${percentile(times, 0.95).toFixed(2)})`;
  const rows: Row[] = [
    {
      name: 'a check through the whole handler',
      ours: figures(ours),
      floor: figures(floor),
      ratio,
      aim: '<= 1.15 x bare handler',
      met: ratio <= 1.15,
    },
  ];

  for (const [name, file] of [
    ['check-domain', 'ready'],
    ['check-server', 'ready'],
    ['advise-routing', 'ready-behind-load-balancer'],
    ['assess', 'ready'],
  ] as const) {
    for (const keyed of [false, true]) {
      const request = await send(name, file, keyed ? { 'idempotency-key': `bench-${name}` } : {});
      await request.handle();
      const calls = Number(lines.at(-1)?.tableCalls);
      // Where servers or codes are spoken of, the ledger is asked before.
      const wanted = (name === 'check-domain' ? 1 : 2) + (keyed ? 1 : 0);
      rows.push({
        name: `table calls: ${name}${keyed ? ' with an idempotency key' : ''}`,
        ours: `${calls}`,
        floor: `${wanted}`,
        ratio: calls / wanted,
        aim: `${wanted}`,
        met: calls === wanted,
      });
    }
  }
  client.destroy();
  child.disconnect();
  return rows;
}

/** The item that our handler wrote: the bare handler writes the same one under another key. */
async function storedItem(client: DynamoDBClient, id: string) {
  const Key = { pk: { S: `T#bench#R#${id}` }, sk: { S: 'R' } };
  const { Item } = await client.send(
    new GetItemCommand({ TableName: LOCAL_TABLE, Key, ConsistentRead: true }),
  );
  if (Item === undefined) throw new Error('the handler stored no result');
  return Item;
}
