import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import {
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, createTable, type EmbeddedTable, openEmbeddedTable } from '../../scripts/local/table.ts';
import { CONTRACT } from '../../scripts/table/contract.ts';
import { type DialectGuard, openDialectGuard } from '../../testing/dialect-guard.ts';

const run = promisify(execFile);
let service: EmbeddedTable;
let guard: DialectGuard;
beforeAll(async () => {
  service = await openEmbeddedTable(undefined);
  guard = await openDialectGuard(service.endpoint);
});
afterAll(async () => {
  await guard.close();
  await service.close();
});

const check = async (...args: string[]) =>
  run(process.execPath, ['scripts/table/check.ts', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
const tableNames = async () => (await clientFor(service.endpoint).send(new ListTablesCommand({}))).TableNames;

describe('npm run table:check', () => {
  it('tells of every promise that it holds, on a service that has nothing but the dialect, and leaves no table', async () => {
    const before = await tableNames();
    const { code, stdout, stderr } = await check('--endpoint', guard.endpoint);
    expect(stderr).toBe('');
    for (const { name } of CONTRACT) expect(stdout).toMatch(new RegExp(`^holds +\\d+ ms {2}${name}$`, 'm'));
    expect(stdout).toMatch(/^Created (icp-preflight-check-\w+) at .*\n[\s\S]*\nRemoved \1\n/);
    expect(stdout).toContain(`${CONTRACT.length} of ${CONTRACT.length} promises hold.`);
    expect([code, guard.faults, await tableNames()]).toEqual([0, [], before]);
  });

  it('does not touch a table that is there already', async () => {
    await createTable(service.endpoint, 'someone-elses');
    const client = clientFor(service.endpoint);
    const Item = { pk: { S: 'p' }, sk: { S: '1' } };
    await client.send(new PutItemCommand({ TableName: 'someone-elses', Item }));
    const { code, stdout, stderr } = await check('--endpoint', service.endpoint, '--table', 'someone-elses');
    expect([code, stdout, stderr]).toEqual([1, '', 'someone-elses exists already. It was not touched.\n']);
    const kept = await client.send(new GetItemCommand({ TableName: 'someone-elses', Key: Item }));
    expect(kept.Item).toEqual(Item);
  });

  it('names the promises that a service breaks, says how, exits 1, and removes its table', async () => {
    const before = await tableNames();
    const careless = await openCarelessService(service.endpoint);
    const { code, stdout } = await check('--endpoint', careless.endpoint);
    careless.server.closeAllConnections();
    careless.server.close();
    expect(stdout).toMatch(
      /^BROKEN +\d+ ms {2}lets exactly one of many writers.*\nAssertionError: writers that won/m,
    );
    expect(stdout).toMatch(/^holds +\d+ ms {2}keeps text, numbers and bytes as they are$/m);
    expect(stdout).toMatch(/\nRemoved icp-preflight-check-/);
    expect([code, await tableNames()]).toEqual([1, before]);
  });

  it('asks one call at a time where it is told to, and says so', async () => {
    const busy = await openBusyService(service.endpoint);
    const { code, stdout } = await check('--endpoint', busy.endpoint, '--in-turn');
    busy.server.closeAllConnections();
    busy.server.close();
    expect(stdout).toContain(
      `${CONTRACT.length} of ${CONTRACT.length} promises hold, one call at a time: of calls at once nothing was asked.`,
    );
    expect([code, busy.most()]).toEqual([0, 1]);
  });

  it('removes its table when it is stopped', async () => {
    const before = await tableNames();
    const child: ChildProcess = spawn(
      process.execPath,
      ['scripts/table/check.ts', '--endpoint', service.endpoint],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    if (child.stdout === null) throw new Error('no output');
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(output).toMatch(/Removed icp-preflight-check-/);
    expect([code, await tableNames()]).toEqual([1, before]);
  });

  it('says so where nothing answers', async () => {
    const { code, stderr } = await check('--endpoint', 'http://127.0.0.1:1');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/could not be created: .*ECONNREFUSED/)]);
  });

  it.each([
    [[]],
    [['--endpoint', 'nowhere']],
    [['--table', 'x']],
    [['--fly']],
    [['--endpoint', 'http://h', '--table', 'a.b']],
  ])('%j: says how it is used, exit 2', async (args) => {
    const { code, stdout, stderr } = await check(...args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/--endpoint|--table: 3 to 255/)]);
  });

  it('wants credentials for a service that is not on this machine; --help tells all options', async () => {
    const env = { ...process.env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    const args = ['scripts/table/check.ts', '--endpoint', 'https://table.example'];
    const refused = await run(process.execPath, args, { env }).catch((error) => error);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Set AWS_ACCESS_KEY_ID')]);
    const { code, stdout } = await check('--help');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/--endpoint[\s\S]*--region[\s\S]*--table/)]);
  });
});

describe('the dialect guard', () => {
  it('refuses what GeminiDB does not have, so that a store that asks for it fails', async () => {
    const strict = await openDialectGuard(service.endpoint);
    const client = clientFor(strict.endpoint);
    const Put = { TableName: 'someone-elses', Item: { pk: { S: 'p' }, sk: { S: '2' } } };
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }))).rejects.toThrow(
      'no operation',
    );
    await expect(client.send(new DescribeTableCommand({ TableName: 'a.b' }))).rejects.toThrow('no dot');
    const condition = new PutItemCommand({ ...Put, ConditionExpression: 'size(pk) > size(sk)' });
    await expect(client.send(condition)).rejects.toThrow('no such expression');
    expect(strict.faults).toHaveLength(3);
    await strict.close();
  });
});

type Asked = Record<string, unknown>;

/** A service that takes conditions for decoration. */
function openCarelessService(endpoint: string) {
  return openBefore(endpoint, ({ ConditionExpression: _, ...body }, operation) => {
    if (operation !== 'PutItem') return body;
    const { ExpressionAttributeNames: __, ExpressionAttributeValues: ___, ...rest } = body;
    return rest;
  });
}

/** A service that knows how many requests it had at once. */
async function openBusyService(endpoint: string) {
  let [now, most] = [0, 0];
  const opened = await openBefore(endpoint, (body) => body);
  opened.server.on('request', (_, outgoing) => {
    now += 1;
    most = Math.max(most, now);
    outgoing.on('close', () => {
      now -= 1;
    });
  });
  return { ...opened, most: () => most };
}

/** A service that answers as the one behind it does to a request that was changed on its way. */
async function openBefore(
  endpoint: string,
  changed: (body: Asked, operation: string) => Asked,
): Promise<{ server: Server; endpoint: string }> {
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
    const body = changed(JSON.parse((await buffer(incoming)).toString()), operation);
    const { 'content-length': __, host: ___, connection: ____, ...headers } = incoming.headers;
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: JSON.stringify(body),
    });
    outgoing.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    outgoing.end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
