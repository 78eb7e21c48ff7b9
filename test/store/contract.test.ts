import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createSocket } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveFiling } from '../../lib/findings/filing-moves.ts';
import type { FilingState } from '../../lib/policy/lifecycle.ts';
import { openTable } from '../../lib/store/dynamodb.ts';
import {
  changeFiling,
  deleteFiling,
  getFiling,
  listFilings,
  listFilingsDue,
  markFilingWatched,
} from '../../lib/store/filings.ts';
import { claimKey } from '../../lib/store/idempotency.ts';
import { shardOfFiling } from '../../lib/store/keys.ts';
import { getResult, listResults, putResult, type Result } from '../../lib/store/results.ts';
import { absent, all, any, compare, compareAttributes, present, type Table } from '../../lib/store/table.ts';
import {
  clientFor,
  createTable,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  openEmbeddedTable,
} from '../../scripts/local/table.ts';

const JAR_FOLDER = 'node_modules/amplify-dynamodb-simulator/emulator';
const java = spawnSync('java', ['-version']).status === 0;
if (!java) console.warn('No Java on this machine: the official DynamoDB Local is left out.');

const result = (id: string, change: Partial<Result> = {}): Result => ({
  id,
  kind: 'domain-check',
  subject: 'a.cn',
  verdict: 'ready',
  findings: [],
  openQuestions: [],
  catalogue: 'c',
  evaluatedAt: '2026-11-23T00:00:00Z',
  asOf: null,
  request: { name: 'a.cn' },
  ...change,
});

/** What the store is promised by any table that it works on. */
function contract(
  name: string,
  open: () => Promise<{ endpoint: string; close: () => Promise<void> }>,
  enabled = true,
) {
  describe.runIf(enabled)(`the table of ${name}`, () => {
    let close: () => Promise<void>;
    let guard: Awaited<ReturnType<typeof openGuard>>;
    let table: Table;
    beforeAll(async () => {
      Object.assign(process.env, {
        AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      });
      const opened = await open();
      close = opened.close;
      await createTable(opened.endpoint, 'contract');
      guard = await openGuard(opened.endpoint);
      table = openTable({ name: 'contract', region: LOCAL_REGION, endpoint: guard.endpoint })(30_000);
    }, 60_000);
    afterAll(async () => {
      await guard?.close();
      await close?.();
    });

    it('writes under a condition, and tells when it does not hold', async () => {
      const key = { pk: 'p', sk: '1' };
      expect(await table.put({ ...key, n: 1 }, absent('pk'))).toBe(true);
      expect(await table.put({ ...key, n: 2 }, absent('pk'))).toBe(false);
      expect(await table.put({ ...key, n: 3 }, any(absent('pk'), compare('n', '<', 1)))).toBe(false);
      expect(await table.put({ ...key, n: 4 }, compare('n', '=', 1))).toBe(true);
      expect(await table.get(key)).toEqual({ ...key, n: 4 });
      expect(await table.get({ pk: 'p', sk: 'none' })).toBeUndefined();
    });

    it('changes an item: sets, adds, removes, and gives the item as it is then', async () => {
      const key = { pk: 'u', sk: '1' };
      expect(await table.update(key, { set: { text: 'a' }, add: { n: 0 } })).toEqual({
        ...key,
        text: 'a',
        n: 0,
      });
      const taken = { set: { place: 'x', limit: 2 }, add: { n: 1 }, remove: ['text'] };
      expect(await table.update(key, taken)).toEqual({ ...key, place: 'x', limit: 2, n: 1 });
      expect(await table.update(key, { remove: ['none'] })).toEqual({ ...key, place: 'x', limit: 2, n: 1 });
      expect(await table.update(key, { set: { place: 'y' }, quiet: true })).toEqual({});
      expect(await table.update(key, { set: { place: 'z' }, quiet: true }, absent('pk'))).toBeUndefined();
      expect(await table.get(key)).toMatchObject({ place: 'y' });
    });

    it('changes an item under a condition only if it holds', async () => {
      const key = { pk: 'u', sk: '2' };
      const change = { add: { n: 1 } };
      expect(await table.update(key, change, present('pk'))).toBeUndefined();
      expect(await table.update(key, { set: { limit: 2, word: 'b' }, add: { n: 1 } }, absent('pk'))).toEqual({
        ...key,
        limit: 2,
        word: 'b',
        n: 1,
      });
      const room = compareAttributes('n', '<', 'limit');
      expect(await table.update(key, change, all(present('pk'), room))).toMatchObject({ n: 2 });
      expect(await table.update(key, change, room)).toBeUndefined();
      expect(await table.update(key, change, compareAttributes('n', '<', 'none'))).toBeUndefined();
      for (const [is, holds] of [
        ['<', false],
        ['<=', true],
        ['=', true],
        ['<>', false],
        ['>=', true],
        ['>', false],
      ] as const) {
        const done = await table.update(key, { set: { word: 'b' } }, compare('word', is, 'b'));
        expect(done !== undefined, is).toBe(holds);
      }
      expect(await table.update(key, change, compare('none', '<>', 'b'))).toBeDefined();
    });

    it('lets five of two hundred parallel changes through where there is room for five', async () => {
      const key = { pk: 'u', sk: '3' };
      const place = () => table.update(key, { add: { n: 1 } }, any(absent('n'), compare('n', '<', 5)));
      const places = await Promise.all(Array.from({ length: 200 }, place));
      expect(places.flatMap((item) => (item === undefined ? [] : [item.n])).sort()).toEqual([1, 2, 3, 4, 5]);
    });

    it('deletes under a condition, and an item that is not there', async () => {
      const key = { pk: 'd', sk: '1' };
      await table.put({ ...key, n: 1 });
      expect(await table.delete(key, compare('n', '=', 2))).toBe(false);
      expect(await table.delete(key, compare('n', '=', 1))).toBe(true);
      expect(await table.get(key)).toBeUndefined();
      expect(await table.delete(key)).toBe(true);
      expect(await table.delete(key, present('pk'))).toBe(false);
    });

    it('reads and writes several items at once, and pages through a partition both ways', async () => {
      const items = Array.from({ length: 9 }, (_, index) => ({ pk: 'm', sk: `E#${index}`, n: index }));
      await table.putAll(items);
      const keys = ['E#1', 'E#none', 'E#7'].map((sk) => ({ pk: 'm', sk }));
      expect((await table.getAll(keys)).map(({ n }) => n).sort()).toEqual([1, 7]);
      expect(await table.getAll([])).toEqual([]);
      const page = async (query: { order: 'ascending' | 'descending'; after?: string }) =>
        (await table.query({ partition: 'm', limit: 3, ...query })).map(({ n }) => n);
      expect(await page({ order: 'ascending' })).toEqual([0, 1, 2]);
      expect(await page({ order: 'ascending', after: 'E#7' })).toEqual([8]);
      expect(await page({ order: 'descending', after: 'E#2' })).toEqual([1, 0]);
    });

    it('keeps results, and lists them by kind and subject, newest first', async () => {
      const ids = Array.from(
        { length: 12 },
        (_, index) => `01ARZ3NDEKTSV4RRFFQ69G50${String(index).padStart(2, '0')}`,
      );
      for (const [index, id] of ids.entries())
        await putResult(table, 'acme', result(id, index % 2 ? { kind: 'server-check', subject: 's' } : {}));
      expect(await getResult(table, 'acme', ids[0] ?? '')).toEqual(result(ids[0] ?? ''));
      expect(await getResult(table, 'other', ids[0] ?? '')).toBeUndefined();
      const all = await listResults(table, 'acme', {
        kind: undefined,
        subject: undefined,
        before: undefined,
        limit: 5,
      });
      expect([all.more, all.items.map(({ id }) => id)]).toEqual([true, ids.slice(7).reverse()]);
      const rest = await listResults(table, 'acme', {
        kind: undefined,
        subject: 's',
        before: ids[6],
        limit: 5,
      });
      expect([rest.more, rest.items.map(({ id }) => id)]).toEqual([false, [ids[5], ids[3], ids[1]]]);
    });

    it('keeps a document of several hundred kilobytes in one item', async () => {
      const request = {
        text: Array.from({ length: 40_000 }, (_, index) =>
          String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
        ).join(''),
      };
      const findings = Array.from({ length: 5000 }, (_, index) => ({
        rule: 'domain/tld-approved',
        subject: { kind: 'domain' as const, id: `a${index}.cn` },
        outcome: 'pass' as const,
        severity: 'error' as const,
        data: { n: index },
        constraint: 'domain-tld' as const,
      }));
      const large = result('01ARZ3NDEKTSV4RRFFQ69G5099', { request, findings });
      await putResult(table, 'acme', large);
      expect(await getResult(table, 'acme', large.id)).toEqual(large);
    });

    it('keeps one answer for a key, whoever comes first, until it has ended', async () => {
      const claim = (id: string, nowSeconds = 1000, fingerprint = 'f') =>
        claimKey(table, { tenant: 'acme', key: 'k', fingerprint, nowSeconds }, result(id));
      const claims = await Promise.all(['r1', 'r2', 'r3', 'r4'].map((id) => claim(id)));
      expect(claims.filter(({ kind }) => kind === 'first')).toHaveLength(1);
      const kept = claims.flatMap((each) => (each.kind === 'replay' ? [each.result.id] : []));
      expect(new Set(kept).size).toBe(1);
      expect(await claim(kept[0] ?? '')).toEqual({ kind: 'first' });
      expect(await claim('r9', 1000, 'other')).toEqual({ kind: 'conflict' });
      expect(await claim('r9', 1000 + 25 * 3600)).toMatchObject({ kind: 'replay' });
      expect(await claim('r9', 1001 + 25 * 3600)).toEqual({ kind: 'first' });
    });

    it('keeps filings: one of two moves at once, by domain and state, and those that are due', async () => {
      const tell = (domain: string, state: FilingState) =>
        changeFiling(table, { tenant: 'acme', domain }, (found) => {
          const outcome = moveFiling(found, { domain, told: { state, adopt: true }, now: 0 });
          if (outcome.kind === 'illegal' || outcome.kind === 'faulty') throw new Error(outcome.kind);
          return outcome.filing;
        });
      for (const domain of ['b.cn', 'a.cn', 'c.cn']) await tell(domain, 'sms-verification');
      const both = await Promise.allSettled([tell('a.cn', 'at-authority'), tell('a.cn', 'returned-by-miit')]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { items, more } = await listFilings(table, 'acme', { limit: 2, after: 'a.cn' });
      expect([items.map(({ domain }) => domain), more]).toEqual([['b.cn', 'c.cn'], false]);
      const one = await listFilings(table, 'acme', { state: 'sms-verification', limit: 1 });
      expect([one.items[0]?.domain, one.more]).toEqual(['b.cn', true]);
      const { due } = await listFilingsDue(table, {
        shard: shardOfFiling('acme', 'b.cn'),
        now: 86_400_000,
        limit: 100,
      });
      const found = due.find(({ filing }) => filing.domain === 'b.cn');
      expect(found?.dueAt).toBe('1970-01-01T18:00:00.000Z');
      if (found !== undefined) expect(await markFilingWatched(table, found, 86_400_000)).toBe(true);
      if (found !== undefined) expect(await markFilingWatched(table, found, 86_400_000)).toBe(false);
      expect(await deleteFiling(table, { tenant: 'acme', domain: 'b.cn' }, () => undefined)).toBe(true);
      expect(await getFiling(table, 'acme', 'b.cn')).toBeUndefined();
    });

    it('is asked only what every DynamoDB-compatible table understands', () => {
      expect([...guard.seen].sort()).toEqual([
        'BatchGetItem',
        'BatchWriteItem',
        'DeleteItem',
        'DeleteItem under a condition',
        'GetItem',
        'PutItem',
        'PutItem under a condition',
        'Query',
        'UpdateItem',
        'UpdateItem under a condition',
      ]);
      expect(guard.faults).toEqual([]);
    });
  });
}

const OPERATIONS = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'BatchGetItem',
  'BatchWriteItem',
];

/** Stands before a table and notes everything outside the dialect: no transactions, scans, size() or if_not_exists. */
async function openGuard(endpoint: string) {
  const seen = new Set<string>();
  const faults: string[] = [];
  const target = new URL(endpoint);
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
      const body = JSON.parse(Buffer.concat(chunks).toString());
      seen.add(operation + (body.ConditionExpression === undefined ? '' : ' under a condition'));
      if (!OPERATIONS.includes(operation)) faults.push(operation);
      const expressions = [
        body.ConditionExpression,
        body.UpdateExpression,
        body.KeyConditionExpression,
        body.FilterExpression,
      ].filter(Boolean);
      for (const expression of expressions) {
        const functions = [...expression.matchAll(/([a-z_]+)\s*\(/g)].map(([, name]) => name);
        const strange = functions.filter(
          (name) =>
            ![
              'attribute_exists',
              'attribute_not_exists',
              'attribute_type',
              'begins_with',
              'contains',
            ].includes(name),
        );
        if (strange.length > 0 || /[+]|\bIN\b|\bBETWEEN\b/.test(expression)) faults.push(expression);
      }
      if (body.FilterExpression !== undefined || /\./.test(`${body.TableName ?? ''}${body.IndexName ?? ''}`))
        faults.push(JSON.stringify(body));
      const passed = forward(
        { host: target.hostname, port: target.port, method: 'POST', path: '/', headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        },
      );
      passed.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    seen,
    faults,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function openDynamoDbLocal() {
  const port = await new Promise<number>((resolve) => {
    const probe = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
  const child: ChildProcess = spawn(
    'java',
    [
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-inMemory',
      '-port',
      String(port),
    ],
    { cwd: JAR_FOLDER, stdio: 'ignore' },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const up = await clientFor(endpoint)
      .send(new ListTablesCommand({}))
      .then(
        () => true,
        () => false,
      );
    if (up) break;
  }
  return { endpoint, close: async () => void child.kill('SIGKILL') };
}

contract('dynalite', () => openEmbeddedTable(undefined));
contract('the official DynamoDB Local', openDynamoDbLocal, java);
