/** The embedded table: dynalite, a DynamoDB-compatible table on LevelDB, in a folder or in memory. */
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { closeIteratorsOfQueries } from './iterators.ts';

export const LOCAL_TABLE = 'icp-preflight-local';
export const LOCAL_REGION = 'local';
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export type EmbeddedTable = { endpoint: string; close: () => Promise<void> };

/** Opens the table of a folder, or one in memory, and creates it if absent. One process at a time has a folder. */
export async function openEmbeddedTable(dataDir: string | undefined): Promise<EmbeddedTable> {
  const path = dataDir === undefined ? undefined : join(dataDir, 'table');
  if (path !== undefined) mkdirSync(path, { recursive: true });
  closeIteratorsOfQueries();
  const server = dynalite({ ...(path === undefined ? {} : { path }), createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  await createTable(endpoint, LOCAL_TABLE);
  if (dataDir !== undefined) announce(dataDir, endpoint);
  return {
    endpoint,
    async close() {
      if (dataDir !== undefined) rmSync(noticeFile(dataDir), { force: true });
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The endpoint of the table that another process has open on this folder; undefined if none answers. */
export async function runningTable(dataDir: string): Promise<string | undefined> {
  try {
    const { endpoint } = JSON.parse(readFileSync(noticeFile(dataDir), 'utf8'));
    await clientFor(endpoint).send(new DescribeTableCommand({ TableName: LOCAL_TABLE }));
    return endpoint;
  } catch {
    return undefined;
  }
}

/** Creates the table of `lib/table/table-schema.json` if there is none of that name. */
export async function createTable(endpoint: string, TableName: string): Promise<void> {
  const schema: CreateTableCommandInput = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../lib/table/table-schema.json'), 'utf8'),
  );
  const client = clientFor(endpoint);
  try {
    await client.send(new CreateTableCommand({ ...schema, TableName }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return client.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function clientFor(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
}

function announce(dataDir: string, endpoint: string): void {
  const own = `${noticeFile(dataDir)}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ endpoint, pid: process.pid }));
  renameSync(own, noticeFile(dataDir));
}

function noticeFile(dataDir: string): string {
  return join(dataDir, 'table.json');
}
