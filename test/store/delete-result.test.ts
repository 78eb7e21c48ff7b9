import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api as allocate } from '../../functions/allocate.ts';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { idempotencyKey } from '../../lib/table/keys.ts';
import { createWorld, type World } from '../../testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const check = (headers = {}, body = {}) =>
  world.call(checkDomain, { path: '/v1/domain-checks', body: { name: 'a.cn', ...body }, headers });
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

  it.each(['none', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '%2e%2e'])('answers 404 for %s', async (id) => {
    expect((await results('DELETE', id)).status).toBe(404);
  });
});
