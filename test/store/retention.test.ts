import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as replayResults } from '../../functions/replay-results.ts';
import type { Services } from '../../lib/http/services.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { getResult, putResult } from '../../lib/store/results.ts';
import { resultKey, trackedKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let table: Table;
const tenant = 'acme';
// A world of its own for each: ids that one made never go back in time.
beforeEach(async () => {
  world = await createWorld();
  table = world.services.tableFor(60_000);
});
afterEach(() => world.close());

const DAY = 86_400_000;
const check = (name: string, body = {}, using: Services = world.services) =>
  world.call(checkDomain, { path: '/v1/domain-checks', tenant, body: { name, ...body } }, using);
const read = (path: string, query = '', using: Services = world.services) =>
  world.call(readRecords, { path, query, tenant }, using);
const listed = async (limit = 4) => {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await read('/v1/results', `limit=${limit}${cursor && `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    if (body.nextCursor === null) return ids;
    cursor = encodeURIComponent(body.nextCursor);
  }
};
const run = () => createScheduleHandler(() => world.services)({}, undefined);

describe('a result that no record names', () => {
  it.each([
    ['the usual 400 days', 400],
    ['one day, where that is the setting', 1],
    ['ten years, where that is the setting', 3650],
  ])('is there for %s, and then nowhere, removed or not', async (_, resultDays) => {
    const using = { ...world.services, resultDays };
    const made = await check('a.cn', { track: false }, using);
    const path = `/v1/results/${made.body.id}`;
    const item = await table.get(resultKey(tenant, made.body.id));
    expect(item?.expiresAt).toBe(Math.floor((NOW + resultDays * DAY) / 1000));
    world.clock.now = NOW + resultDays * DAY - 1000;
    expect((await read(path, '', using)).status).toBe(200);
    expect((await read('/v1/results', '', using)).body.items).toHaveLength(1);
    world.clock.now = NOW + resultDays * DAY;
    expect((await read(path, '', using)).status).toBe(404);
    expect((await read('/v1/results', '', using)).body).toEqual({ items: [], nextCursor: null });
    expect((await read('/v1/results', 'kind=domain-check&subject=a.cn', using)).body.items).toEqual([]);
    const replayed = await world.call(replayResults, { path: `${path}/replay`, tenant }, using);
    expect(replayed.status).toBe(404);
    const impact = await world.call(replayResults, { path: '/v1/impact', tenant }, using);
    expect(impact.body).toMatchObject({ items: [], examined: 0 });
  });

  it('of an earlier version, which said no end, ends as others do', async () => {
    const made = await check('a.cn', { track: false });
    const key = resultKey(tenant, made.body.id);
    const { expiresAt: _, summary, ...item } = (await table.get(key)) ?? {};
    const { expiresAt: __, ...told } = JSON.parse(String(summary));
    await table.put({ ...item, summary: JSON.stringify(told) });
    expect(await listed()).toHaveLength(1);
    world.clock.now = NOW + 401 * DAY;
    expect(await listed()).toEqual([]);
    expect((await read(`/v1/results/${made.body.id}`)).status).toBe(404);
  });

  it('does not hide those that are newer or last longer, however many have ended', async () => {
    const at = (index: number) => `${tenant}-${index}`;
    const ids: string[] = [];
    const first = await check('old.cn', { track: false });
    const retention = { now: NOW, resultDays: 400 };
    const result = await getResult(table, tenant, { id: first.body.id, retention });
    if (result === undefined) throw new Error('no result');
    for (let index = 0; index < 320; index += 1) {
      const id = world.services.newId(NOW + index);
      const days = index % 107 === 50 ? 4000 : 1;
      if (days > 1) ids.push(id);
      const subject = at(index % 3);
      const kind = index % 2 === 0 ? 'domain-check' : 'server-check';
      await putResult(table, tenant, { ...result, id, kind, subject }, { resultDays: days, named: false });
    }
    world.clock.now = NOW + 401 * DAY;
    const newest = await check('new.cn', { track: false });
    expect(await listed()).toEqual([newest.body.id, ...ids.reverse()]);
  });
});

describe('a result that a record names', () => {
  it('lasts as long as the record does, run after run, and ends after it', async () => {
    const server = { id: 'ecs-1', product: 'ecs', region: 'cn-north-4', billingMode: 'pay-per-use' };
    await world.call(checkServer, { path: '/v1/server-checks', tenant, body: server });
    const { body: record } = await read('/v1/servers/ecs-1');
    const path = `/v1/results/${record.resultId}`;
    for (let day = 0; day <= 1500; day += 30) {
      world.clock.now = NOW + day * DAY;
      expect(await run()).toMatchObject({ failed: 0 });
      expect((await read('/v1/servers/ecs-1')).body.resultId).toBe(record.resultId);
      const item = await table.get(resultKey(tenant, record.resultId));
      // The table may remove it no sooner than after two more looks.
      expect(Number(item?.expiresAt) * 1000).toBeGreaterThan(world.clock.now + 30 * DAY);
      expect([day, (await read(path)).status]).toEqual([day, 200]);
      expect(await listed()).toEqual([record.resultId]);
    }
    expect(
      (await world.call(readRecords, { method: 'DELETE', path: '/v1/servers/ecs-1', tenant })).status,
    ).toBe(204);
    world.clock.now += 500 * DAY;
    expect((await read(path)).status).toBe(404);
    expect(await listed()).toEqual([]);
  });

  it('lasts where the setting is shorter than the time between two looks', async () => {
    const using = { ...world.services, resultDays: 1 };
    const made = await check('a.cn', {}, using);
    const item = await table.get(resultKey(tenant, made.body.id));
    expect(Number(item?.expiresAt) * 1000).toBeGreaterThanOrEqual(NOW + 90 * DAY - 1000);
    world.clock.now = NOW + 89 * DAY;
    expect((await read(`/v1/results/${made.body.id}`, '', using)).status).toBe(200);
  });

  it('is shown while the record names it, if no run came in time and the table kept it', async () => {
    const made = await check('a.cn');
    world.clock.now = NOW + 450 * DAY;
    expect((await read(`/v1/results/${made.body.id}`)).status).toBe(200);
    await table.delete(trackedKey(tenant, 'domain', 'a.cn'));
    expect((await read(`/v1/results/${made.body.id}`)).status).toBe(404);
  });
});
