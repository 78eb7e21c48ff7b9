import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api as adviseRouting } from '../../functions/advise-routing.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { tableUnavailable } from '../../lib/errors.ts';
import { givePlacesBack, takePlaces } from '../../lib/store/tracked-count.ts';
import { trackedCountKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const server = (id: string) => ({ id, product: 'ecs', region: 'cn-north-4', billingMode: 'pay-per-use' });
const check = (
  id: string,
  { serversPerTenant = 6, ...body }: { serversPerTenant?: number; track?: boolean } = {},
) =>
  world.call(
    checkServer,
    { path: '/v1/server-checks', body: { ...server(id), ...body } },
    { ...world.services, serversPerTenant },
  );
const advise = (ids: string[], serversPerTenant = 6) =>
  world.call(
    adviseRouting,
    {
      path: '/v1/routing-advice',
      body: { domain: 'a.cn', filing: { status: 'none' }, servers: ids.map(server) },
    },
    { ...world.services, serversPerTenant },
  );
const tracked = async (): Promise<string[]> =>
  (await world.call(readRecords, { path: '/v1/servers', query: 'limit=100' })).body.items.map(
    ({ id }: { id: string }) => id,
  );
const end = (id: string, table?: Table) =>
  world.call(
    readRecords,
    { method: 'DELETE', path: `/v1/servers/${id}` },
    { ...world.services, ...(table && { tableFor: () => table }) },
  );
/** How many places are taken, and how many servers are tracked. */
const places = async () => [
  (await world.services.tableFor(5_000).get(trackedCountKey('acme')))?.n,
  (await tracked()).length,
];
/** The table, with something that comes between before its call number `at`; tells how many calls there were. */
function interruptedTable(at: number, between: () => Promise<unknown>) {
  let calls = 0;
  const table = aroundEveryCall(world.services.tableFor(60_000), async (call) => {
    calls += 1;
    if (calls === at) await between();
    return call();
  });
  return { table, calls: () => calls };
}

it('servers of a tenant are tracked up to the limit, however many checks come at once', async () => {
  expect((await check('s-0')).status).toBe(201);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => check(`s-${index + 1}`)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  const refused = answers.filter(({ status }) => status !== 201);
  expect(new Set(refused.map(({ status, body }) => `${status} ${body.type}`))).toEqual(
    new Set(['409 urn:icp-preflight:problem:limit-reached']),
  );
  expect(refused[0]?.body.detail).toContain('6');
  expect(await tracked()).toHaveLength(6);
  expect((await world.call(readRecords, { path: '/v1/results' })).body.items).toHaveLength(6);
});

it.each([0, 1, 2, 3])(
  'two first servers of a tenant both get a place, where the second comes before call %i of the first',
  async (at) => {
    const table = world.services.tableFor(5_000);
    const wanted = (token: string) => ({ places: 1, limit: 2, now: NOW, token });
    let calls = 0;
    const interrupted = aroundEveryCall(table, async (call) => {
      if (calls === at) expect(await takePlaces(table, 'first', wanted('other'))).toBe(true);
      calls += 1;
      return call();
    });
    expect(await takePlaces(interrupted, 'first', wanted('own'))).toBe(true);
    expect(await takePlaces(table, 'first', wanted('third'))).toBe(false);
  },
);

it('a place costs one call, the first of a tenant four, and a server that is tracked none', async () => {
  const calls = async (made: Promise<{ status: number }>) => {
    expect((await made).status).toBe(201);
    return world.logged.at(-1)?.tableCalls;
  };
  expect(await calls(check('a'))).toBe(3 + 4);
  expect(await calls(check('b'))).toBe(3 + 1);
  expect(await calls(check('b'))).toBe(3);
  expect(await calls(check('c', { track: false }))).toBe(2);
  expect(await calls(advise(['c', 'd', 'e']))).toBe(5 + 1);
  expect(await calls(advise(['c', 'd', 'e']))).toBe(5);
});

it('a server that is tracked needs no place, one that is not to be tracked neither, and an end gives its place back', async () => {
  expect((await advise(['a', 'b', 'c', 'd', 'e', 'f'])).status).toBe(201);
  expect((await advise(['a', 'b', 'c', 'd', 'e', 'f'])).status).toBe(201);
  expect((await check('g')).status).toBe(409);
  expect((await check('g', { track: false })).status).toBe(201);
  expect((await end('b')).status).toBe(204);
  expect((await advise(['g', 'h'])).status).toBe(409);
  expect((await check('g')).status).toBe(201);
  expect((await check('b')).status).toBe(409);
  expect(await tracked()).toEqual(['a', 'c', 'd', 'e', 'f', 'g']);
});

it('places that were taken and not used are found again, and servers of an earlier version are counted', async () => {
  for (const id of ['a', 'b', 'c']) await check(id);
  const table = world.services.tableFor(5_000);
  await table.delete(trackedCountKey('acme'));
  expect((await advise(['d', 'e', 'f', 'g'])).status).toBe(409);
  expect((await advise(['d', 'e'])).status).toBe(201);
  // A process died between a place and its server.
  await table.update(trackedCountKey('acme'), { add: { n: 1 } });
  expect((await check('f')).status).toBe(409);
  world.clock.now = NOW + 3_600_000;
  expect((await check('f')).status).toBe(201);
  expect(await tracked()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect((await table.get(trackedCountKey('acme')))?.n).toBe(6);
});

describe('two ends of one server', () => {
  it('give one place back, whichever call of the one the other comes before', async () => {
    for (let at = 1; ; at += 1) {
      await advise(['a', 'b', 'c', 'd']);
      const answers: number[] = [];
      const { table, calls } = interruptedTable(at, async () => answers.push((await end('b')).status));
      answers.push((await end('b', table)).status);
      expect(await places(), `call ${at}`).toEqual([3, 3]);
      if (calls() < at) {
        expect(at).toBeGreaterThan(3);
        return;
      }
      // Whoever asked while it was tracked is told that it is not any more.
      expect(answers.sort(), `call ${at}`).toEqual([204, expect.toBeOneOf([204, 404])]);
    }
  });

  it('give one place back, three at once', async () => {
    await advise(['a', 'b', 'c', 'd']);
    await Promise.all([end('b'), end('b'), end('b')]);
    expect(await places()).toEqual([3, 3]);
    expect((await end('b')).status).toBe(404);
    expect(await places()).toEqual([3, 3]);
  });
});

describe('an end whose place cannot be given back, because the table does not answer any more', () => {
  it('is an end, and the place is found again', async () => {
    await advise(['a', 'b']);
    const table = aroundEveryCall(world.services.tableFor(60_000), async (call) => call());
    const silent = {
      ...table,
      get: async (key: Parameters<Table['get']>[0]) => {
        if (key.sk === 'Q') throw tableUnavailable();
        return table.get(key);
      },
    };
    expect((await end('b', silent)).status).toBe(204);
    expect(await places()).toEqual([2, 1]);
    world.clock.now += 3_600_000;
    expect((await check('c', { serversPerTenant: 2 })).status).toBe(201);
    expect(await places()).toEqual([2, 2]);
  });
});

describe('a write of the count that is sent twice, another between the two', () => {
  const take = (table: Table, token: string) =>
    takePlaces(table, 'acme', { places: 1, limit: 6, now: NOW, token });
  /** Every change is made, then something comes between, then it is made again, which is what the caller hears of. */
  const twice = (between: () => Promise<unknown>) => {
    const table = world.services.tableFor(60_000);
    const again: Table['update'] = async (...given) => {
      await table.update(...given);
      await between();
      return table.update(...given);
    };
    return { ...table, update: again };
  };
  const table = () => world.services.tableFor(60_000);

  it('takes one place, if nobody else took one meanwhile', async () => {
    await take(table(), 'first');
    expect(
      await take(
        twice(async () => undefined),
        'own',
      ),
    ).toBe(true);
    const give = () => givePlacesBack(table(), 'acme', { token: 'g', now: NOW });
    expect(await take(twice(give), 'own too')).toBe(true);
    expect((await table().get(trackedCountKey('acme')))?.n).toBe(1 + 1 + 1 - 1);
  });

  it('takes the last place once, and is told that it has it', async () => {
    for (const token of ['a', 'b', 'c', 'd', 'e']) await take(table(), token);
    expect(
      await take(
        twice(async () => undefined),
        'own',
      ),
    ).toBe(true);
    expect(await take(table(), 'late')).toBe(false);
  });

  it('gives places back once, whoever takes or gives places between', async () => {
    for (const token of ['a', 'b', 'c', 'd', 'e']) await take(table(), token);
    const give = (token: string) => givePlacesBack(table(), 'acme', { token, now: NOW });
    await givePlacesBack(
      twice(async () => {
        await take(table(), 'f');
        await give('g');
      }),
      'acme',
      { token: 'own', now: NOW, places: 2 },
    );
    expect((await table().get(trackedCountKey('acme')))?.n).toBe(5 - 2 + 1 - 1);
  });

  it('leaves no more behind than a minute needs', async () => {
    const sizes: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      await take(table(), `t${count}`);
      await givePlacesBack(table(), 'acme', { token: `g${count}`, now: NOW + count * 30_000 });
      sizes.push(Object.keys((await table().get(trackedCountKey('acme'))) ?? {}).length);
    }
    expect(Math.max(...sizes)).toBeLessThan(10);
  });

  it('leaves no more behind than an item holds, however many servers end in a minute', async () => {
    await takePlaces(table(), 'acme', { places: 260, limit: 300, now: NOW, token: 'all' });
    for (let count = 0; count < 260; count += 1)
      await givePlacesBack(table(), 'acme', { token: `g${count}`, now: NOW });
    const { n, ...item } = (await table().get(trackedCountKey('acme'))) ?? {};
    expect(Object.keys(item).length).toBeLessThan(210);
    // What is not given back is found when places are counted.
    expect(n).toBe(60);
    const last = { places: 300, limit: 300, now: NOW + 3_600_000, token: 'late' };
    expect(await takePlaces(table(), 'acme', last)).toBe(true);
  });
});

describe('places that are counted anew', () => {
  it('are none of those that a check has just taken and not used yet', async () => {
    await advise(['a', 'b', 'c', 'd', 'e']);
    // Somebody counts an hour later, while a check is between its place and its server.
    world.clock.now += 3_600_000;
    for (let at = 1; ; at += 1) {
      const id = `s-${at}`;
      let other = 0;
      const { table, calls } = interruptedTable(at, async () => {
        other = (await check('other')).status;
      });
      const body = { ...server(id) };
      const { status } = await world.call(
        checkServer,
        { path: '/v1/server-checks', body },
        { ...world.services, serversPerTenant: 6, tableFor: () => table },
      );
      expect([status, other].sort(), `call ${at}`).toEqual(calls() < at ? [0, 201] : [201, 409]);
      expect(await places(), `call ${at}`).toEqual([6, 6]);
      if (calls() < at) return;
      for (const each of [id, 'other']) await end(each);
      world.clock.now += 3_600_000;
    }
  });
});
