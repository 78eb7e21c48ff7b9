/** The only place that asks the AWS SDK for something: one table, counted calls, bounded time. */
import { setTimeout } from 'node:timers/promises';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Config } from '../config.ts';
import { tableUnavailable } from '../errors.ts';
import { openClient } from './client.ts';
import {
  type Attributes,
  attributesOf,
  conditionMembers,
  conditionText,
  itemOf,
  newPlaceholders,
  placeholderMembers,
  updateText,
} from './expression.ts';
import { isNoAnswer } from './no-answer.ts';
import { isAsPut, isAsUpdated } from './sent-again.ts';
import { type Condition, type Item, type Key, keyNames, type PageQuery, type Table } from './table.ts';
import { createWaitingClock } from './waiting-clock.ts';

const SENDS = 4;

/** Opens the table once for an instance; the result makes a `Table` for each request. */
export function openTable({ name, region, endpoint }: Config['table']): (deadlineMs: number) => Table {
  const client = openClient({ region, endpoint, sends: SENDS });
  return (deadlineMs) => tableFor(client, name, deadlineMs);
}

function tableFor(client: DynamoDBClient, TableName: string, deadlineMs: number): Table {
  let calls = 0;
  const clock = createWaitingClock(deadlineMs);

  async function inTime<T>(wait: Promise<T>): Promise<T> {
    try {
      return await clock.during(wait);
    } catch (error) {
      throw isNoAnswer(error) ? tableUnavailable(error) : error;
    }
  }

  function counted<T>(send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    calls += 1;
    return inTime(send({ abortSignal: clock.signal }));
  }

  /** Sends a batch, and what it left undone again, after up to 25 ms, doubling, with jitter. The deadline ends it. */
  async function inBatches<T>(batch: T[], send: (left: T[]) => Promise<T[] | undefined>): Promise<void> {
    let left = batch;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      const pauseMs = attempt === 0 ? 0 : Math.random() * 25 * 2 ** Math.min(attempt, 5);
      if (pauseMs > 0) await inTime(setTimeout(pauseMs, undefined, clock));
      left = (await send(left)) ?? [];
    }
  }

  async function get(key: Key): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName, Key: attributesOf(key), ConsistentRead: true });
    const { Item } = await counted((options) => client.send(command, options));
    return Item === undefined ? undefined : itemOf(Item);
  }

  return {
    calls: () => calls,
    async put(item, condition) {
      const command = new PutItemCommand({
        TableName,
        Item: attributesOf(item),
        ...conditionMembers(condition),
      });
      const outcome = await outcomeOf(counted((options) => client.send(command, options)));
      const key = { pk: String(item.pk), sk: String(item.sk) };
      return outcome === 'unsure' ? isAsPut(await get(key), item) : outcome !== 'refused';
    },
    get,
    async update(key, update, condition) {
      const placeholders = newPlaceholders();
      const command = new UpdateItemCommand({
        TableName,
        Key: attributesOf(key),
        UpdateExpression: updateText(update, placeholders),
        ...(condition === undefined ? {} : { ConditionExpression: conditionText(condition, placeholders) }),
        ...placeholderMembers(placeholders),
        ReturnValues: update.quiet === true ? 'NONE' : 'ALL_NEW',
      });
      const outcome = await outcomeOf(counted((options) => client.send(command, options)));
      if (outcome === 'refused') return undefined;
      if (outcome !== 'unsure') return itemOf(outcome.Attributes ?? {});
      const found = await get(key);
      return isAsUpdated(found, update) ? found : undefined;
    },
    async delete(key, condition) {
      const command = new DeleteItemCommand({
        TableName,
        Key: attributesOf(key),
        ...conditionMembers(condition),
      });
      const outcome = await outcomeOf(counted((options) => client.send(command, options)));
      return outcome === 'unsure' ? (await get(key)) === undefined : outcome !== 'refused';
    },
    async getAll(keys) {
      const found: Attributes[] = [];
      await inBatches(keys.map(attributesOf), async (Keys) => {
        const command = new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys, ConsistentRead: true } },
        });
        const { Responses, UnprocessedKeys } = await counted((options) => client.send(command, options));
        found.push(...(Responses?.[TableName] ?? []));
        return UnprocessedKeys?.[TableName]?.Keys;
      });
      return found.map(itemOf);
    },
    async putAll(items) {
      const requests = items.map((item): WriteRequest => ({ PutRequest: { Item: attributesOf(item) } }));
      await inBatches(requests, async (left) => {
        const command = new BatchWriteItemCommand({ RequestItems: { [TableName]: left } });
        const { UnprocessedItems } = await counted((options) => client.send(command, options));
        return UnprocessedItems?.[TableName];
      });
    },
    async query(query) {
      const command = new QueryCommand({ TableName, ...queryMembers(query) });
      const { Items = [], LastEvaluatedKey } = await counted((options) => client.send(command, options));
      const { sk } = keyNames(query);
      return { items: Items.map(itemOf), next: LastEvaluatedKey?.[sk]?.S };
    },
  };
}

/**
 * The answer of a write. `refused`: its condition did not hold. `unsure`: nor did it when it was sent again, and it may
 * have been done the first time.
 */
async function outcomeOf<T>(write: Promise<T>): Promise<T | 'refused' | 'unsure'> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return (error.$metadata.attempts ?? 1) > 1 ? 'unsure' : 'refused';
  }
}

function queryMembers({ index, partition, order, after, limit }: PageQuery) {
  const { pk, sk } = keyNames({ index });
  const range: Condition[] = [{ kind: 'compare', attribute: pk, is: '=', value: partition }];
  const beyond = order === 'ascending' ? '>' : '<';
  if (after !== undefined) range.push({ kind: 'compare', attribute: sk, is: beyond, value: after });
  const placeholders = newPlaceholders();
  return {
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: conditionText({ kind: 'all', of: range }, placeholders),
    ...placeholderMembers(placeholders),
    ScanIndexForward: order === 'ascending',
    Limit: limit,
  };
}
