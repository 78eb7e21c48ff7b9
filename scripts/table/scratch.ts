/** A table for a check: made here, removed here, and no other table touched. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { TABLE_SCHEMA } from '../../lib/table/create-table.ts';

const CHANGE_MS = 300_000;

export type Service = { endpoint: string; region: string };
export type ScratchTable = { name: string; remove: () => Promise<void> };

/** Thrown where a table of the name is there already: it is not ours. */
export class TableExists extends Error {}

/** Creates a table with the keys and indexes of the service. `remove` deletes it. Throws `TableExists`, or what the service says. */
export async function createScratchTable(name: string, { endpoint, region }: Service): Promise<ScratchTable> {
  // One attempt: a repeat of a creation whose answer was lost would find the table and take it for someone else's.
  const client = new DynamoDBClient({ endpoint, region, maxAttempts: 1 });
  try {
    await client.send(new CreateTableCommand({ ...TABLE_SCHEMA, TableName: name }));
  } catch (error) {
    client.destroy();
    throw error instanceof ResourceInUseException ? new TableExists(name) : error;
  }
  const remove = async () => {
    await client.send(new DeleteTableCommand({ TableName: name }));
    await isGone(client, name);
    client.destroy();
  };
  try {
    await becomesActive(client, name);
  } catch (error) {
    await remove();
    throw error;
  }
  return { name, remove };
}

async function becomesActive(client: DynamoDBClient, TableName: string): Promise<void> {
  const until = Date.now() + CHANGE_MS;
  while (Date.now() < until) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const indexes = Table?.GlobalSecondaryIndexes ?? [];
    // Services that create at once leave the status of an index out.
    if (
      Table?.TableStatus === 'ACTIVE' &&
      indexes.every(({ IndexStatus = 'ACTIVE' }) => IndexStatus === 'ACTIVE')
    )
      return;
    await wait(500);
  }
  throw new Error(`the table did not become active within ${CHANGE_MS / 1000} s`);
}

async function isGone(client: DynamoDBClient, TableName: string): Promise<void> {
  const until = Date.now() + CHANGE_MS;
  while (Date.now() < until) {
    try {
      await client.send(new DescribeTableCommand({ TableName }));
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return;
      throw error;
    }
    await wait(200);
  }
  throw new Error(`the table was still there ${CHANGE_MS / 1000} s after its removal`);
}
