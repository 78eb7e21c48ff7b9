/** Redemptions a second through the whole handler, against a bare conditional update of the same table, in turn. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { api as checkServer } from '../functions/check-server.ts';
import { api as manageCodes } from '../functions/manage-codes.ts';
import { api as redeemCode } from '../functions/redeem-code.ts';
import { readConfig } from '../lib/config.ts';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { createServices, type Services } from '../lib/http/services.ts';
import { localEnvironment } from '../scripts/local/environment.ts';
import { localKey, localToken } from '../scripts/local/keys.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from '../scripts/local/table.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { median, type Row } from './timing.ts';

const CALLERS = [1, 16, 64];
const ROUNDS = 5;
const EACH_ROUND = 320;
const CODES_PER_SERVER = 5;
/** What a code's item has without its redemption. */
const CODE_BYTES = 350;

export async function redemptionsAgainstBareUpdate(): Promise<Row[]> {
  const child = fork(join(import.meta.dirname, 'table-process.ts'));
  const [endpoint] = await once(child, 'message');
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  });
  const key = await localKey(temporaryFolder('bench'));
  const token = await localToken(key, 'bench', 'check codes redeem');
  const lines: Record<string, unknown>[] = [];
  const services: Services = {
    ...createServices(readConfig(localEnvironment(String(endpoint), key))),
    log: (line) => void lines.push(line),
  };
  const send = senderOf(services, token);
  const client = new DynamoDBClient({
    endpoint: String(endpoint),
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const rows: Row[] = [];
  let made = 0;
  for (const callers of CALLERS) {
    const ours: number[] = [];
    const bare: number[] = [];
    const calls: number[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const codes = await codesMade(send, made, EACH_ROUND);
      made += EACH_ROUND;
      const oursRate = await rate(callers, codes, (code, index) =>
        send(redeemCode, '/v1/redemptions', { code, website: { domain: `w${made}-${index}.cn` } }),
      );
      await bareCodes(
        client,
        codes.map((_, index) => `${made}-${index}`),
      );
      await bareCodes(
        client,
        codes.map((_, index) => `c#${made}-${index}`),
      );
      const bareRate = await rate(callers, codes, (_, index) => bareUpdate(client, `${made}-${index}`));
      const callsRate = await rate(callers, codes, (_, index) => bareCalls(client, `${made}-${index}`));
      if (round < 0) continue;
      ours.push(oursRate);
      bare.push(bareRate);
      calls.push(callsRate);
    }
    const row = (floor: string, rates: readonly number[]): Row => {
      const ratio = median(ours) / median(rates);
      return {
        name: `redemptions a second, ${callers} at once, against ${floor}`,
        ours: `${median(ours).toFixed(0)}/s`,
        floor: `${median(rates).toFixed(0)}/s`,
        ratio,
        aim: '>= 0.5 x',
        met: ratio >= 0.5,
      };
    };
    rows.push(row('one bare conditional update', bare), row('its three calls, bare', calls));
  }
  const tableCalls = lines
    .filter(({ route, status }) => route === '/v1/redemptions' && status === 201)
    .map((line) => Number(line.tableCalls));
  const most = Math.max(...tableCalls);
  rows.push({
    name: 'table calls of a redemption, at most',
    ours: `${most}`,
    floor: '3',
    ratio: most / 3,
    aim: '3',
    met: most === 3,
  });
  client.destroy();
  child.disconnect();
  return rows;
}

type Send = (api: Api, path: string, body: unknown) => Promise<Record<string, unknown>>;

function senderOf(services: Services, token: string): Send {
  const handlers = new Map<Api, ReturnType<typeof createHandler>>();
  return async (api, path, body) => {
    const handler = handlers.get(api) ?? createHandler(api, () => services);
    handlers.set(api, handler);
    const event = {
      version: '2.0',
      rawPath: path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      requestContext: { stage: '$default', http: { method: 'POST', path } },
      body: JSON.stringify(body),
    };
    const answer = await handler(event, {} as never);
    const { statusCode, body: text } = answer as { statusCode: number; body: string };
    if (statusCode !== 201) throw new Error(`${path}: ${statusCode} ${text}`);
    return JSON.parse(text);
  };
}

async function codesMade(send: Send, from: number, count: number): Promise<string[]> {
  const servers = Array.from({ length: count / CODES_PER_SERVER }, (_, index) => `ecs-${from}-${index}`);
  const codes = await Promise.all(
    servers.map(async (id) => {
      await send(checkServer, '/v1/server-checks', { ...SERVER, id });
      const ofServer: string[] = [];
      for (let slot = 0; slot < CODES_PER_SERVER; slot += 1)
        ofServer.push(String((await send(manageCodes, `/v1/servers/${id}/authorization-codes`, {})).code));
      return ofServer;
    }),
  );
  return codes.flat();
}

async function bareUpdate(client: DynamoDBClient, id: string): Promise<void> {
  const command = new UpdateItemCommand({
    TableName: LOCAL_TABLE,
    Key: { pk: { S: `bare#${id}` }, sk: { S: 'C' } },
    UpdateExpression: 'SET #n0 = :v0, #n1 = :v1',
    ReturnValues: 'ALL_NEW',
    ConditionExpression: 'attribute_not_exists(#n0)',
    ExpressionAttributeNames: { '#n0': 'rId', '#n1': 'redemption' },
    ExpressionAttributeValues: { ':v0': { S: id }, ':v1': { S: '{"tenant":"bench","domain":"example.cn"}' } },
  });
  await client.send(command);
}

/** Items as large as those of codes, for the bare updates. */
async function bareCodes(client: DynamoDBClient, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const Item = { pk: { S: `bare#${id}` }, sk: { S: 'C' }, filler: { S: 'x'.repeat(CODE_BYTES) } };
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLE, Item }));
  }
}

/** The three calls of a redemption, without anything around them. */
async function bareCalls(client: DynamoDBClient, id: string): Promise<void> {
  const keys = ['c', 'w', 'g'].map((kind) => ({ pk: { S: `bare#${kind}#${id}` }, sk: { S: 'C' } }));
  const RequestItems = { [LOCAL_TABLE]: { Keys: keys, ConsistentRead: true } };
  await client.send(new BatchGetItemCommand({ RequestItems }));
  const Item = { pk: { S: `bare#w#${id}` }, sk: { S: 'W' }, rId: { S: id } };
  const ConditionExpression = 'attribute_not_exists(pk)';
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLE, Item, ConditionExpression }));
  await bareUpdate(client, `c#${id}`);
}

/** Works a list off with so many callers at once; entries a second. */
async function rate<T>(
  callers: number,
  list: readonly T[],
  work: (each: T, index: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  let next = 0;
  const caller = async () => {
    while (next < list.length) {
      const index = next++;
      const each = list[index];
      if (each !== undefined) await work(each, index);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (list.length * 1000) / (performance.now() - started);
}

const SERVER = {
  product: 'ecs',
  region: 'cn-south-1',
  billingMode: 'yearly-monthly',
  subscription: { startsOn: '2026-09-30', expiresOn: '2036-09-30' },
  eip: { address: '203.0.113.9' },
  filingsUsed: 0,
};
