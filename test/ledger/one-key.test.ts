/** A tenant's idempotency key is one key, whatever POST it comes with. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { tableUnavailable } from '../../lib/errors.ts';
import type { Table } from '../../lib/table/table.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';
import { domain, server } from '../../testing/facts.ts';
import { APIS, type LedgerLab, ledgerLab, refusal } from '../../testing/ledger-lab.ts';
import { createWorld, NOW } from '../../testing/world.ts';

const world = await createWorld();
afterAll(() => world.close());

let lab: LedgerLab;
/** What happens to a table call, by its number; nothing as a rule. */
let trouble: (call: () => Promise<unknown>) => Promise<unknown>;
const seen = (table: Table) =>
  aroundEveryCall(table, async <T>(call: () => Promise<T>) => (await trouble(call)) as T);

type Scene = { codes: { id: string; code: string }[]; redemption: string };
let scene: Scene;
beforeEach(() => {
  world.clock.now = NOW;
  return reset();
});

/** A table of its own, with two servers, three codes of the first, one of which is redeemed. */
async function reset() {
  trouble = (call) => call();
  lab = ledgerLab(world, seen);
  await lab.track();
  await lab.track('ecs-2');
  const codes = [];
  for (let slot = 0; slot < 3; slot += 1) codes.push((await lab.issue()).body);
  scene = { codes, redemption: (await lab.redeem(codes[0].code, 'made.cn')).body.id };
}

type Post = { path: string; body: unknown };
const entity = { kind: 'enterprise', name: '海棠家居有限公司' };
const website = { name: '海棠', domains: [{ name: 'a.cn' }] };
/** One request of every POST that there is, and some that differ from another in one thing. */
const POSTS: { [name: string]: (scene: Scene) => Post } = {
  'a domain check': () => ({ path: '/v1/domain-checks', body: domain }),
  'a server check': () => ({ path: '/v1/server-checks', body: server }),
  'a server check of another server': () => ({ path: '/v1/server-checks', body: { ...server, id: 'ecs-2' } }),
  'a server check of a new server': () => ({ path: '/v1/server-checks', body: { ...server, id: 'ecs-9' } }),
  'routing advice': () => ({
    path: '/v1/routing-advice',
    body: { domain: 'a.cn', filing: { status: 'none' }, servers: [] },
  }),
  'an assessment': () => ({
    path: '/v1/assessments',
    body: { entity, websites: [website], servers: [server] },
  }),
  'an allocation': () => ({
    path: '/v1/allocations',
    body: { websites: [{ domain: 'a.cn', entity: 'e' }], servers: [server] },
  }),
  'a look-up': () => ({ path: '/v1/domain-lookups', body: { domains: ['a.cn'] } }),
  'a new code': () => ({ path: '/v1/servers/ecs-1/authorization-codes', body: {} }),
  'a new code with a note': () => ({ path: '/v1/servers/ecs-1/authorization-codes', body: { note: 'n' } }),
  'a new code of another server': () => ({ path: '/v1/servers/ecs-2/authorization-codes', body: {} }),
  'a recorded code': () => ({ path: '/v1/servers/ecs-1/authorization-codes', body: { code: 'HW-1234' } }),
  'a redemption': ({ codes }) => ({
    path: '/v1/redemptions',
    body: { code: codes[1]?.code, website: { domain: 'b.cn' } },
  }),
  'a redemption of another code': ({ codes }) => ({
    path: '/v1/redemptions',
    body: { code: codes[2]?.code, website: { domain: 'b.cn' } },
  }),
  'a filing': ({ redemption }) => ({
    path: `/v1/redemptions/${redemption}/filing`,
    body: { number: '粤ICP备12345678号-1' },
  }),
};
const names = Object.keys(POSTS);
const pairs = names.flatMap((one) =>
  names.filter((each) => each !== one).map((other) => [one, other] as const),
);

const send = (name: string, key = 'k') => {
  const { path, body } = POSTS[name]?.(scene) ?? { path: '', body: {} };
  return lab.post(path, body, { headers: { 'idempotency-key': key } });
};
const content = () => JSON.stringify([...lab.items].sort());

it('every route that takes a POST is among the requests', () => {
  const paths = new Set(names.map((name) => POSTS[name]?.({ codes: [], redemption: 'ID' }).path));
  const templates = APIS.flatMap(({ routes }) => routes).filter(({ method }) => method === 'POST');
  for (const { path, keyed } of templates) {
    expect(keyed, path).toBe(true);
    const like = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    expect(
      [...paths].some((each) => like.test(each ?? '')),
      path,
    ).toBe(true);
  }
});

describe('a key that was used', () => {
  it.each(pairs)('for %s is refused with %s, which has no effect', async (one, other) => {
    expect((await send(one)).status).toBeLessThan(300);
    const before = content();
    expect(refusal(await send(other))).toBe('422 idempotency-key-reused');
    expect(content()).toBe(before);
    const again = await send(one);
    expect(again.status).toBeLessThan(300);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('for a redemption is refused with a dry run of another one; a dry run keeps none', async () => {
    const [one, other] = scene.codes.slice(1).map(({ code }) => ({ code, website: { domain: 'b.cn' } }));
    const tried = { query: 'dryRun=true', headers: { 'idempotency-key': 'k' } };
    expect((await lab.post('/v1/redemptions', one, tried)).body).toEqual({ redeemable: true });
    expect((await lab.post('/v1/redemptions', other, tried)).body).toEqual({ redeemable: true });
    expect((await send('a redemption')).status).toBe(201);
    expect((await lab.post('/v1/redemptions', one, tried)).body).toEqual({ redeemable: true });
    expect(refusal(await lab.post('/v1/redemptions', other, tried))).toBe('422 idempotency-key-reused');
  });

  it.each(names)('for %s is another tenant’s own all the same', async (name) => {
    await send(name);
    const { path, body } = POSTS['a domain check']?.(scene) ?? { path: '', body: {} };
    const other = await lab.post(path, body, { tenant: 'other', headers: { 'idempotency-key': 'k' } });
    expect([other.status, other.headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  it.each(names)('for %s is kept for 24 hours', async (name) => {
    await send(name);
    world.clock.now += 24 * 3_600_000;
    const other = name === 'a domain check' ? 'a server check' : 'a domain check';
    expect(refusal(await send(other))).toBe('422 idempotency-key-reused');
    world.clock.now += 2 * 3_600_000;
    expect((await send(other)).status).toBe(201);
  });
});

describe('two requests with one key at once', () => {
  it.each(pairs.filter(([one, other]) => one < other))(
    '%s and %s: one of them takes effect',
    async (one, other) => {
      const answers = await Promise.all([send(one), send(other)]);
      const [done, refused] = answers[0].status < 300 ? answers : [...answers].reverse();
      expect(done?.status).toBeLessThan(300);
      expect(refused && refusal(refused)).toBe('422 idempotency-key-reused');
    },
  );
});

const FATES = [
  'fails before',
  'takes effect, answer lost',
  'takes effect, answer lost, is sent again',
  'dies before',
  'dies after',
] as const;

describe('a fault at every table call', () => {
  it.each(names)('of %s leaves the key to it alone, and a repeat completes it', async (name) => {
    const calls = (await send(name, 'count')).calls;
    for (let at = 1; at <= calls; at += 1)
      for (const fate of FATES) {
        const where = `call ${at} of ${calls}, ${fate}`;
        await reset();
        let count = 0;
        trouble = async (call) => {
          count += 1;
          if (count < at) return call();
          if (fate === 'takes effect, answer lost, is sent again')
            return count === at ? call().then(call) : call();
          if (fate === 'takes effect, answer lost' || fate === 'dies after') await call();
          if (fate.startsWith('dies') || count === at) throw tableUnavailable();
          return call();
        };
        const first = await send(name);
        trouble = (call) => call();
        const other = name === 'a domain check' ? 'a server check' : 'a domain check';
        const again = await send(name);
        expect(again.status, where).toBeLessThan(300);
        if (first.status < 300) expect(again.body, where).toEqual(first.body);
        expect((await send(name)).body, where).toEqual(again.body);
        expect(refusal(await send(other)), where).toBe('422 idempotency-key-reused');
      }
  });
});

describe('a tenant that has to wait for its guesses', () => {
  const guess = async () => {
    for (let count = 0; count < 12; count += 1) await lab.redeem(`WRONG-${count}`, 'a.cn');
    expect(refusal(await lab.redeem('WRONG', 'a.cn'))).toBe('429 too-many-attempts');
  };

  it.each(names)('gets the answer of %s again, with its key', async (name) => {
    const first = await send(name);
    await guess();
    const again = await send(name);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('is told of a redemption that it has made, without a key too, also one that was filed', async () => {
    const first = (await lab.redeem(scene.codes[1]?.code ?? '', 'b.cn')).body;
    await guess();
    const again = await lab.redeem(scene.codes[1]?.code ?? '', 'b.cn');
    expect([again.status, again.body]).toEqual([200, first]);
    const filed = (await send('a filing')).body;
    expect((await lab.redeem(scene.codes[0]?.code ?? '', 'made.cn')).body).toEqual(filed);
  });

  it('is told nothing of a code that it has not redeemed, nor for another website', async () => {
    await guess();
    expect(refusal(await lab.redeem(scene.codes[1]?.code ?? '', 'b.cn'))).toBe('429 too-many-attempts');
    expect(refusal(await lab.redeem(scene.codes[0]?.code ?? '', 'b.cn'))).toBe('429 too-many-attempts');
    const released = await lab.release(scene.redemption);
    expect(released.status).toBe(200);
    expect(refusal(await lab.redeem(scene.codes[0]?.code ?? '', 'made.cn'))).toBe('429 too-many-attempts');
  });

  it('gets a redemption that was refused with its key refused again, and no new one', async () => {
    const refused = await lab.redeem(scene.codes[0]?.code ?? '', 'b.cn', {
      headers: { 'idempotency-key': 'r' },
    });
    await guess();
    const again = await lab.redeem(scene.codes[0]?.code ?? '', 'b.cn', {
      headers: { 'idempotency-key': 'r' },
    });
    expect([refusal(again), again.headers['idempotency-replayed']]).toEqual([refusal(refused), 'true']);
  });
});
