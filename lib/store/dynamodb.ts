/** The only place that calls the AWS SDK: one table, counted calls, bounded time. */
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Config } from '../config.ts';
import { Problem } from '../errors.ts';
import {
  type Attributes,
  attributesOf,
  conditionText,
  itemOf,
  newPlaceholders,
  placeholderMembers,
  updateText,
} from './expression.ts';
import type { Condition, Key, PageQuery, Table, Update } from './table.ts';

const ATTEMPTS = 4;

type Send = <T>(send: (options: { abortSignal: AbortSignal }) => Promise<T>) => Promise<T>;

/** Opens the table once for an instance; the result makes a `Table` for each request. */
export function openTable({ name, region, endpoint }: Config['table']): (deadlineMs: number) => Table {
  const client = new DynamoDBClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: ATTEMPTS,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 2_000 }),
  });
  return function tableFor(deadlineMs) {
    let calls = 0;
    let signal: AbortSignal | undefined;
    const send: Send = async (command) => {
      calls += 1;
      signal ??= AbortSignal.timeout(deadlineMs);
      try {
        return await command({ abortSignal: signal });
      } catch (error) {
        throw isOutage(error) ? unavailable(error) : error;
      }
    };
    return { ...writes(client, name, send), ...reads(client, name, send), calls: () => calls };
  };
}

function writes(client: DynamoDBClient, TableName: string, send: Send) {
  return {
    put: (item: Parameters<Table['put']>[0], condition?: Condition) =>
      holds(
        send((options) =>
          client.send(
            new PutItemCommand({ TableName, Item: attributesOf(item), ...conditionOf(condition) }),
            options,
          ),
        ),
      ),
    delete: (key: Key, condition: Condition) =>
      holds(
        send((options) =>
          client.send(
            new DeleteItemCommand({ TableName, Key: attributesOf(key), ...conditionOf(condition) }),
            options,
          ),
        ),
      ),
    async update(key: Key, update: Update) {
      const placeholders = newPlaceholders();
      const command = new UpdateItemCommand({
        TableName,
        Key: attributesOf(key),
        UpdateExpression: updateText(update, placeholders),
        ConditionExpression: conditionText(update.condition, placeholders),
        ...placeholderMembers(placeholders),
        ReturnValues: 'ALL_NEW',
      });
      const answer = await unlessRefused(send((options) => client.send(command, options)));
      return answer?.Attributes === undefined ? undefined : itemOf(answer.Attributes);
    },
  };
}

function reads(client: DynamoDBClient, TableName: string, send: Send) {
  return {
    async get(key: Key) {
      const command = new GetItemCommand({ TableName, Key: attributesOf(key), ConsistentRead: true });
      const { Item } = await send((options) => client.send(command, options));
      return Item === undefined ? undefined : itemOf(Item);
    },
    async getAll(keys: readonly Key[]) {
      const found: Attributes[] = [];
      let wanted: Attributes[] = keys.map(attributesOf);
      while (wanted.length > 0) {
        const command = new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: wanted, ConsistentRead: true } },
        });
        const { Responses, UnprocessedKeys } = await send((options) => client.send(command, options));
        found.push(...(Responses?.[TableName] ?? []));
        wanted = UnprocessedKeys?.[TableName]?.Keys ?? [];
      }
      const items = new Map(found.map(itemOf).map((item) => [`${item.pk} ${item.sk}`, item]));
      return keys.map(({ pk, sk }) => items.get(`${pk} ${sk}`));
    },
    async queryNewestFirst({ index, partition, before, limit }: PageQuery) {
      const placeholders = newPlaceholders();
      const [pk, sk] = index === undefined ? ['pk', 'sk'] : [`${index}pk`, `${index}sk`];
      const at: Condition = { kind: 'compare', attribute: pk, is: '=', value: partition };
      const range: Condition =
        before === undefined
          ? at
          : { kind: 'all', of: [at, { kind: 'compare', attribute: sk, is: '<', value: before }] };
      const command = new QueryCommand({
        TableName,
        ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
        KeyConditionExpression: conditionText(range, placeholders),
        ...placeholderMembers(placeholders),
        ScanIndexForward: false,
        Limit: limit,
      });
      const { Items = [] } = await send((options) => client.send(command, options));
      return Items.map(itemOf);
    },
  };
}

function conditionOf(condition: Condition | undefined) {
  if (condition === undefined) return {};
  const placeholders = newPlaceholders();
  return { ConditionExpression: conditionText(condition, placeholders), ...placeholderMembers(placeholders) };
}

async function holds(written: Promise<unknown>): Promise<boolean> {
  return (await unlessRefused(written)) !== undefined;
}

/** What a write answered; undefined if its condition did not hold. */
async function unlessRefused<T>(written: Promise<T>): Promise<T | undefined> {
  try {
    return await written;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

const OUTAGES = new Set([
  'AbortError',
  'TimeoutError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ResourceNotFoundException',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
]);

/** Whether the table did not answer, or not in time, as opposed to refusing what it was asked. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (OUTAGES.has(error.name)) return true;
  return (
    'code' in error && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/.test(String(error.code))
  );
}

function unavailable(cause: unknown): Problem {
  return new Problem('table-unavailable', { headers: { 'retry-after': '1' }, cause });
}
