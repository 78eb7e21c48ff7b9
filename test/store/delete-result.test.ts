import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api as allocate } from '../../functions/allocate.ts';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { idempotencyKey } from '../../lib/table/keys.ts';
import { dyingTables } from '../../testing/dying-table.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const check = (headers = {}, body = {}, using = world.services) =>
  world.call(checkDomain, { path: '/v1/domain-checks', body: { name: 'a.cn', ...body }, headers }, using);
const results = (method: string, id: string, more = {}) =>
  world.call(readRecords, { method, path: `/v1/results/${id}`, ...more });

describe('DELETE /v1/results/{id}', () => {
  it('deletes a result of any kind for its tenant, once, with what a key has kept of it', async () => {
    const keyed = { 'idempotency-key': 'k1' };
    const made = await check(keyed, { entity: { kind: 'individual', name: '王小明' } });
    const { id } = made.body;
    expect((await results('DELETE', id, { tenant: 'other' })).status).toBe(404);
    expect((await results('DELETE', id, { scope: 'read' })).status).toBe(403);
    expect((await results('DELETE', id)).status).toBe(204);
    expect((await results('GET', id)).status).toBe(404);
    expect((await results('DELETE', id)).status).toBe(404);
    expect((await world.call(readRecords, { path: '/v1/results' })).body.items).toEqual([]);
    const table = world.services.tableFor(5_000);
    expect(await table.get(idempotencyKey('acme', 'k1'))).toBeUndefined();
    const again = await check(keyed, { entity: { kind: 'individual', name: '王小明' } });
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect(again.body.id).not.toBe(id);
  });

  it('leaves others as they are, and what is tracked', async () => {
    const [first, second] = [await check(), await check()];
    expect((await results('DELETE', second.body.id)).status).toBe(204);
    expect((await results('GET', first.body.id)).status).toBe(200);
    const record = await world.call(readRecords, { path: '/v1/domains/a.cn' });
    expect([record.status, record.body.resultId]).toEqual([200, second.body.id]);
  });

  it('is one deletion of ten at once', async () => {
    const body = { entity: { kind: 'enterprise', name: '海棠' }, websites: [], servers: [] };
    expect((await world.call(allocate, { path: '/v1/allocations', body })).status).toBeLessThan(500);
    const { id } = (await check()).body;
    const answers = await Promise.all(Array.from({ length: 10 }, () => results('DELETE', id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)]);
  });

  it('leaves a key alone that another request has by now', async () => {
    const keyed = { 'idempotency-key': 'k1' };
    const { id } = (await check(keyed)).body;
    world.clock.now = NOW + 26 * 3_600_000;
    const newer = await check(keyed, { entity: { kind: 'enterprise', name: '海棠' } });
    expect(newer.headers['idempotency-replayed']).toBeUndefined();
    expect((await results('DELETE', id)).status).toBe(204);
    const again = await check(keyed, { entity: { kind: 'enterprise', name: '海棠' } });
    expect([again.body.id, again.headers['idempotency-replayed']]).toEqual([newer.body.id, 'true']);
    expect((await results('DELETE', newer.body.id)).status).toBe(204);
    expect((await check(keyed)).headers['idempotency-replayed']).toBeUndefined();
  });

  it('is not undone by a repeat of the request that was under way', async () => {
    for (let at = 1; ; at += 1) {
      const keyed = { 'idempotency-key': `k${at}` };
      const { id } = (await check(keyed)).body;
      let calls = 0;
      const interrupted = aroundEveryCall(world.services.tableFor(60_000), async (call) => {
        calls += 1;
        if (calls === at) expect((await results('DELETE', id)).status).toBe(204);
        return call();
      });
      const again = await check(keyed, {}, { ...world.services, tableFor: () => interrupted });
      expect(again.status, `call ${at}`).toBe(201);
      if (calls < at) return expect(at).toBeGreaterThan(3);
      expect((await results('GET', id)).status, `call ${at}`).toBe(404);
    }
  });

  it('of a result that its request did not live to write, is possible after a repeat has written it', async () => {
    const keyed = { 'idempotency-key': 'k1' };
    const { tableFor, lived } = dyingTables(world.services.tableFor, { call: 2, done: false });
    await check(keyed, {}, { ...world.services, tableFor });
    expect(lived()).toBe(false);
    const again = await check(keyed);
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect((await results('GET', again.body.id)).status).toBe(200);
    expect((await results('DELETE', again.body.id)).status).toBe(204);
  });

  it.each(['none', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '%2e%2e'])('answers 404 for %s', async (id) => {
    expect((await results('DELETE', id)).status).toBe(404);
  });
});
