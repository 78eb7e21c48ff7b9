import { afterEach, beforeEach, expect, it } from 'vitest';
import { api as adviseRouting } from '../../functions/advise-routing.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { takePlaces } from '../../lib/store/tracked-count.ts';
import { trackedCountKey } from '../../lib/table/keys.ts';
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
const end = (id: string) => world.call(readRecords, { method: 'DELETE', path: `/v1/servers/${id}` });

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
    const wanted = { places: 1, limit: 2, now: NOW };
    let calls = 0;
    const interrupted = aroundEveryCall(table, async (call) => {
      if (calls === at) expect(await takePlaces(table, 'first', wanted)).toBe(true);
      calls += 1;
      return call();
    });
    expect(await takePlaces(interrupted, 'first', wanted)).toBe(true);
    expect(await takePlaces(table, 'first', wanted)).toBe(false);
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
