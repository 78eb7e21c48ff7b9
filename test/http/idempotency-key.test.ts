import { describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { domain, entity, server } from '../../testing/facts.ts';
import { type Options, useLab } from '../../testing/lab.ts';
import { NOW } from '../../testing/world.ts';

const lab = useLab();
const { send, items, refused } = lab;

describe('Idempotency-Key', () => {
  const keyed = (key: string, body: unknown, more: Options = {}) =>
    send('/v1/domain-checks', { body, ...more, headers: { 'idempotency-key': key, ...more.headers } });
  it('answers a repeat as the first time, and says so', async () => {
    const first = await keyed('key-1', { ...domain, entity });
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    lab.world.clock.now += 5000;
    const before = await items();
    const second = await keyed('key-1', { ...domain, entity });
    expect([second.status, second.headers.get('idempotency-replayed'), second.text]).toEqual([
      201,
      'true',
      first.text,
    ]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await items()).toBe(before);
    lab.world.clock.now = NOW;
  });
  it('422 when the key comes with another body, or at another address', async () => {
    await keyed('key-2', domain);
    await refused(
      '/v1/domain-checks',
      { body: { name: 'other.cn' }, headers: { 'idempotency-key': 'key-2' } },
      [422, 'idempotency-key-reused'],
    );
    await refused('/v1/server-checks', { body: server, headers: { 'idempotency-key': 'key-2' } }, [
      422,
      'idempotency-key-reused',
    ]);
  });
  it('is of one tenant', async () => {
    await keyed('key-3', domain, { tenant: 'acme' });
    const other = await keyed('key-3', { name: 'other.cn' }, { tenant: 'other' });
    expect([other.status, other.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });
  it('makes one result of twenty requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => keyed('key-4', { ...domain, entity })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  });
  it('is free again after a day', async () => {
    const first = await keyed('key-5', domain);
    lab.world.clock.now += 24 * 3600_000;
    expect((await keyed('key-5', domain)).text).toBe(first.text);
    lab.world.clock.now += 2 * 3600_000;
    const later = await keyed('key-5', { name: 'other.cn' });
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null]);
    lab.world.clock.now = NOW;
  });
  it.each([[''], ['x'.repeat(256)], ['a b'], ['schlüssel']])('422 for %j', async (key) => {
    const event = { path: '/v1/domain-checks', body: domain, headers: { 'idempotency-key': key } };
    expect((await lab.world.call(checkDomain, event)).status).toBe(422);
  });
  it('is completed by a repeat after a crash between the two writes', async () => {
    let writes = 0;
    const dying = {
      ...lab.world.services,
      tableFor: (deadline: number) => {
        const table = lab.world.services.tableFor(deadline);
        return {
          ...table,
          put: (...call: Parameters<typeof table.put>) =>
            ++writes === 2 ? Promise.reject(new Error('the process died')) : table.put(...call),
        };
      },
    };
    const event = { path: '/v1/domain-checks', body: domain, headers: { 'idempotency-key': 'key-6' } };
    expect((await lab.world.call(checkDomain, event, dying)).status).toBe(500);
    const repeat = await lab.world.call(checkDomain, event);
    expect([repeat.status, repeat.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect((await send(`/v1/results/${repeat.body.id}`)).body).toEqual(repeat.body);
  });
});
