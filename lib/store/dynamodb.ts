/** The only place that calls the AWS SDK: one table, counted calls, bounded time. */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Config } from '../config.ts';
import { Problem } from '../errors.ts';
import { attributesOf, conditionText, itemOf, newPlaceholders, placeholderMembers } from './expression.ts';
import type { Condition, Table } from './table.ts';

const ATTEMPTS = 4;

/** Opens the table once for an instance; the result makes a `Table` for each request. */
export function openTable({ name, region, endpoint }: Config['table']): (deadlineMs: number) => Table {
  const client = new DynamoDBClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: ATTEMPTS,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 2_000 }),
  });
  return (deadlineMs) => tableFor(client, name, deadlineMs);
}

function tableFor(client: DynamoDBClient, TableName: string, deadlineMs: number): Table {
  let calls = 0;
  let signal: AbortSignal | undefined;

  async function counted<T>(send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    calls += 1;
    signal ??= AbortSignal.timeout(deadlineMs);
    try {
      return await send({ abortSignal: signal });
    } catch (error) {
      throw isOutage(error) ? unavailable(error) : error;
    }
  }

  return {
    calls: () => calls,
    async put(item, condition) {
      const command = new PutItemCommand({ TableName, Item: attributesOf(item), ...conditionOf(condition) });
      try {
        await counted((options) => client.send(command, options));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async get(key) {
      const command = new GetItemCommand({ TableName, Key: attributesOf(key), ConsistentRead: true });
      const { Item } = await counted((options) => client.send(command, options));
      return Item === undefined ? undefined : itemOf(Item);
    },
    async queryNewestFirst({ index, partition, before, limit }) {
      const placeholders = newPlaceholders();
      const range: Condition[] = [{ kind: 'compare', attribute: `${index}pk`, is: '=', value: partition }];
      if (before !== undefined)
        range.push({ kind: 'compare', attribute: `${index}sk`, is: '<', value: before });
      const command = new QueryCommand({
        TableName,
        IndexName: index,
        KeyConditionExpression: conditionText({ kind: 'all', of: range }, placeholders),
        ...placeholderMembers(placeholders),
        ScanIndexForward: false,
        Limit: limit,
      });
      const { Items = [] } = await counted((options) => client.send(command, options));
      return Items.map(itemOf);
    },
  };
}

function conditionOf(condition: Condition | undefined) {
  if (condition === undefined) return {};
  const placeholders = newPlaceholders();
  return { ConditionExpression: conditionText(condition, placeholders), ...placeholderMembers(placeholders) };
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
