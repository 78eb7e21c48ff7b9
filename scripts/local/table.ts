/** The embedded table: dynalite, a DynamoDB-compatible table on LevelDB, in a folder or in memory. */
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createTable as makeTable } from '../../lib/table/create-table.ts';
import { closeIteratorsOfQueries } from './iterators.ts';
import { answerDiskFailures, checkFolder } from './table-folder.ts';
import { textOf } from './words.ts';

export const LOCAL_TABLE = 'icp-preflight-local';
export const LOCAL_REGION = 'local';
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export type EmbeddedTable = { endpoint: string; close: () => Promise<void> };

const REOPEN_MS = 1_000;

/**
 * Opens the table of a folder, or one in memory, and creates it if absent. One process at a time has a folder. Throws a
 * `LocalFault` that says what to do. While its disk takes no more, it is closed and opened again until it does.
 */
export async function openEmbeddedTable(dataDir: string | undefined): Promise<EmbeddedTable> {
  const path = dataDir === undefined ? undefined : join(dataDir, 'table');
  closeIteratorsOfQueries();
  if (path !== undefined) await checkFolder(path);
  let state: 'open' | 'reopening' | 'closed' = 'open';
  let ended = watch();
  // It takes what Level offers when it is made.
  const server = dynalite({ ...(path === undefined ? {} : { path }), createTableMs: 0 });
  const port = await listenOn(server, 0);
  const endpoint = `http://127.0.0.1:${port}`;
  await createTable(endpoint, LOCAL_TABLE);
  if (dataDir !== undefined) announce(dataDir, endpoint);
  return {
    endpoint,
    async close() {
      if (dataDir !== undefined) rmSync(noticeFile(dataDir), { force: true });
      const before = state;
      state = 'closed';
      ended();
      if (before === 'open') await closed(server);
    },
  };

  function watch(): () => void {
    return path === undefined
      ? () => undefined
      : answerDiskFailures(path, (error) => void reopen(path, error));
  }

  /** What a log that broke off would lose is written to a new one: LevelDB begins it when it opens. */
  async function reopen(folder: string, error: unknown): Promise<void> {
    if (state !== 'open') return;
    state = 'reopening';
    console.error(
      `${folder} takes no more: ${textOf(error)}. Free some space on its disk. Until then requests are answered 503; nothing has to be started again.`,
    );
    // The request that failed is answered first.
    await wait(REOPEN_MS / 10);
    await closed(server);
    for (let opens = false; !opens && state === 'reopening'; ) {
      await wait(REOPEN_MS);
      opens = await checkFolder(folder).then(
        () => true,
        () => false,
      );
    }
    if (state !== 'reopening') return;
    ended = watch();
    await listenOn(server, port);
    state = 'open';
    console.error(`${folder} can be written again.`);
  }
}

async function listenOn(server: Server, wanted: number): Promise<number> {
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Ends a table's server, and then its database. */
function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
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

/** Creates the table of a service on this machine if there is none of that name. */
export async function createTable(endpoint: string, name: string): Promise<void> {
  const client = clientFor(endpoint);
  await makeTable(client, name);
  client.destroy();
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
