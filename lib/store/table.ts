/** The only place that knows the AWS SDK: one table, counted calls, bounded time. */
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Config } from '../config.ts';
import { Problem } from '../errors.ts';
import type { IndexName, Key } from './keys.ts';

export type Item = Record<string, AttributeValue>;

/** A condition of a write, in the dialect that every DynamoDB-compatible table has. */
export type Condition = { expression: string; values?: Item };

/** One page of an index partition, the greatest sort keys first. `before` excludes itself. */
export type PageQuery = { index: IndexName; partition: string; before?: string; limit: number };

/** A table for one request. Its calls fail with `table-unavailable` when the table does not answer in time. */
export type Table = {
  /** Writes an item; false if the condition does not hold. */
  put: (item: Item, condition?: Condition) => Promise<boolean>;
  /** Reads an item as of now. */
  get: (key: Key) => Promise<Item | undefined>;
  queryNewestFirst: (query: PageQuery) => Promise<Item[]>;
  /** Calls made so far, repeats by the client not counted. */
  calls: () => number;
};

/** How long a request may wait for the table, all repeats included. */
export const TABLE_DEADLINE_MS = 5_000;
const ATTEMPTS = 4;

/** Opens the table once for an instance; the result makes a `Table` for each request. */
export function openTable({ name: TableName, region, endpoint }: Config['table']): (deadlineMs: number) => Table {
  const client = new DynamoDBClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: ATTEMPTS,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 2_000 }),
  });

  return function tableFor(deadlineMs) {
    let calls = 0;
    let signal: AbortSignal | undefined;
    const call = async <T>(send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> => {
      calls += 1;
      signal ??= AbortSignal.timeout(deadlineMs);
      try {
        return await send({ abortSignal: signal });
      } catch (error) {
        throw isOutage(error) ? unavailable(error) : error;
      }
    };
    return {
      calls: () => calls,
      async put(Item, condition) {
        try {
          await call((options) => client.send(new PutItemCommand({ TableName, Item, ...conditionOf(condition) }), options));
          return true;
        } catch (error) {
          if (error instanceof ConditionalCheckFailedException) return false;
          throw error;
        }
      },
      async get({ pk, sk }) {
        const Key = { pk: { S: pk }, sk: { S: sk } };
        const { Item } = await call((options) => client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }), options));
        return Item;
      },
      async queryNewestFirst({ index, partition, before, limit }) {
        const { Items = [] } = await call((options) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: index,
              KeyConditionExpression: before === undefined ? '#p = :p' : '#p = :p AND #s < :s',
              ExpressionAttributeNames: { '#p': `${index}pk`, ...(before === undefined ? {} : { '#s': `${index}sk` }) },
              ExpressionAttributeValues: { ':p': { S: partition }, ...(before === undefined ? {} : { ':s': { S: before } }) },
              ScanIndexForward: false,
              Limit: limit,
            }),
            options,
          ),
        );
        return Items;
      },
    };
  };
}

function conditionOf(condition: Condition | undefined) {
  if (condition === undefined) return {};
  const { expression: ConditionExpression, values } = condition;
  return values === undefined
    ? { ConditionExpression }
    : { ConditionExpression, ExpressionAttributeValues: values };
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
  return 'code' in error && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/.test(String(error.code));
}

function unavailable(cause: unknown): Problem {
  return new Problem('table-unavailable', { headers: { 'retry-after': '1' }, cause });
}
