import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { api as adviseRouting } from '../../functions/advise-routing.ts';
import { api as assess } from '../../functions/assess.ts';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { api as replayResults } from '../../functions/replay-results.ts';
import { api as trackFiling } from '../../functions/track-filing.ts';
import { addDays, dayAt, startOfDay } from '../../lib/calendar.ts';
import { Problem } from '../../lib/errors.ts';
import type { Services } from '../../lib/http/services.ts';
import { createPost } from '../../lib/outbound/post.ts';
import type { RunSummary } from '../../lib/revalidate/run.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { registerKey } from '../../lib/store/register.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import { dueAttributes, filingKey, trackedKey, webhooksPartition } from '../../lib/table/keys.ts';
import type { Item, Table } from '../../lib/table/table.ts';
import { openDialectGuard } from '../../testing/dialect-guard.ts';
import { dyingTables } from '../../testing/dying-table.ts';
import { application } from '../../testing/facts.ts';
import { openReceiver, verify } from '../../testing/receiver.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let tenant = 'acme';
let secret = '';

beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  world = await createWorld();
  tenant = 'acme';
  receiver.answer(204);
  receiver.take();
});
afterEach(() => world.close());

const TODAY = dayAt(NOW);
const run = (event: unknown = {}, services: Services = world.services): Promise<RunSummary> =>
  createScheduleHandler(() => services)(event, undefined);
const at = (day: string, hour = 9) => {
  world.clock.now = startOfDay(day) + hour * 3_600_000;
};
const domain = (name: string, expiresOn: string, more = {}) =>
  world.call(checkDomain, { path: '/v1/domain-checks', tenant, body: { name, expiresOn, ...more } });
const server = (id: string, expiresOn: string, more = {}) =>
  world.call(checkServer, {
    path: '/v1/server-checks',
    tenant,
    body: {
      id,
      product: 'ecs',
      region: 'cn-north-4',
      billingMode: 'yearly-monthly',
      subscription: { startsOn: addDays(expiresOn, -400), expiresOn },
      eip: { address: '198.51.100.7' },
      filingsUsed: 0,
      ...more,
    },
  });
const read = async (path: string) => (await world.call(readRecords, { path, tenant })).body;
const subscribe = async (id = 'ops', more = {}) => {
  const answer = await world.call(manageWebhooks, {
    method: 'PUT',
    path: `/v1/webhooks/${id}`,
    tenant,
    body: { url: receiver.url, ...more },
  });
  secret = answer.body.secret ?? secret;
  return answer;
};
const shardOf = (spread: string) =>
  Number(String(dueAttributes('records', { spread, at: 0, name: '' }).duepk).split('#')[1]);
const told = () => receiver.take().map(({ type, data }) => [type, data.threshold ?? data.domain ?? null]);

describe('a tracked record', () => {
  it('is remembered by a check, with the day on which it is looked at again', async () => {
    const { body } = await server('ecs-1', addDays(TODAY, 75));
    const expected = {
      id: 'ecs-1',
      status: 'ok',
      verdict: 'ready',
      expiresOn: addDays(TODAY, 75),
      daysLeft: 75,
      nextCheckAt: new Date(startOfDay(addDays(TODAY, 15))).toISOString(),
      resultId: body.id,
      facts: { id: 'ecs-1', filingsUsed: 0 },
    };
    expect(await read('/v1/servers/ecs-1')).toMatchObject(expected);
    expect((await read('/v1/servers')).items).toMatchObject([expected]);
  });

  it('holds no number of a certificate, and neither does what a run stores of it', async () => {
    const certificate = { kind: 'resident-id', number: '440300199001010013' };
    const entity = { kind: 'individual', name: '王小明', province: 'CN-GD', certificate };
    await domain('a.cn', addDays(TODAY, 31), { entity });
    at(addDays(TODAY, 1));
    expect(await run()).toMatchObject({ changed: 1 });
    const { body } = await world.call(readRecords, { path: '/v1/domains/a.cn', tenant });
    expect(body.facts.entity).toEqual({ kind: 'individual', name: '王小明', province: 'CN-GD' });
    const item = await world.services.tableFor(5_000).get(trackedKey(tenant, 'domain', 'a.cn'));
    expect(JSON.stringify(item)).not.toContain('440300199001010013');
    expect(JSON.stringify(await read(`/v1/results/${body.resultId}`))).not.toContain('440300199001010013');
  });

  it('is told at each threshold once, expires the day after its last, and recovers by a renewal', async () => {
    await subscribe();
    await server('ecs-1', addDays(TODAY, 75));
    const byDay: Record<number, unknown> = {};
    for (const left of [75, 61, 60, 59, 31, 30, 29, 15, 14, 13, 8, 7, 4, 3, 2, 1, 0, -1, -2, -31]) {
      at(addDays(TODAY, 75 - left));
      await run();
      await run();
      const events = told();
      if (events.length > 0) byDay[left] = events;
      if (left === 31) expect((await read('/v1/servers/ecs-1')).status).toBe('ok');
      if (left === 30) expect((await read('/v1/servers/ecs-1')).status).toBe('expiring');
      if (left === 0) expect((await read('/v1/servers/ecs-1')).status).toBe('expiring');
      if (left === -1) expect((await read('/v1/servers/ecs-1')).status).toBe('expired');
    }
    expect(byDay).toEqual({
      60: [['server.expiring', 60]],
      30: [['server.expiring', 30]],
      14: [['server.expiring', 14]],
      7: [['server.expiring', 7]],
      3: [['server.expiring', 3]],
      1: [['server.expiring', 1]],
      0: [['server.expiring', 0]],
      [-1]: [['server.expired', null]],
    });
    await server('ecs-1', addDays(dayAt(world.clock.now), 20));
    expect((await read('/v1/servers/ecs-1')).status).toBe('expiring');
    await run();
    await run();
    expect(told().sort()).toEqual([
      ['server.expiring', 30],
      ['server.recovered', null],
    ]);
  });

  it('is acted on once, for its present state, when a month of schedules was missed', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 62));
    at(addDays(TODAY, 57));
    expect(await run()).toMatchObject({ due: 1, changed: 1, notified: 1, remaining: 0 });
    expect(told()).toEqual([['domain.expiring', 7]]);
    at(addDays(TODAY, 70));
    await run();
    expect(told()).toEqual([['domain.expired', null]]);
    expect(await run()).toMatchObject({ due: 0, notified: 0 });
  });

  it('has a new result when something changed, and none when nothing did', async () => {
    const first = (await domain('a.cn', addDays(TODAY, 31))).body.id;
    at(addDays(TODAY, 1));
    expect(await run()).toMatchObject({ due: 1, changed: 1, unchanged: 0 });
    const { resultId, status } = await read('/v1/domains/a.cn');
    expect(status).toBe('expiring');
    expect(resultId).not.toBe(first);
    expect(await read(`/v1/results/${resultId}`)).toMatchObject({ kind: 'domain-check', subject: 'a.cn' });
    const replay = await world.call(replayResults, { path: `/v1/results/${resultId}/replay`, tenant });
    expect(replay.body).toMatchObject({ identical: true, changes: [] });
    at(addDays(TODAY, 17));
    expect(await run()).toMatchObject({ due: 1, changed: 0, unchanged: 1 });
    expect((await read('/v1/domains/a.cn')).resultId).toBe(resultId);
  });

  it('is looked at on the day on which a rule will find something else', async () => {
    const realName = { verified: true, verifiedOn: TODAY };
    await domain('a.cn', addDays(TODAY, 400), { realName });
    expect(await read('/v1/domains/a.cn')).toMatchObject({
      status: 'not-ready',
      // Three working days after a Monday.
      nextCheckAt: new Date(startOfDay('2026-11-26')).toISOString(),
    });
    at('2026-11-25');
    expect(await run()).toMatchObject({ due: 0 });
    at('2026-11-26');
    expect(await run()).toMatchObject({ due: 1, changed: 1 });
    expect((await read('/v1/domains/a.cn')).status).toBe('ok');
  });

  it('tells no more after it is tracked no more', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 5));
    const gone = await world.call(readRecords, { method: 'DELETE', path: '/v1/domains/WWW.A.cn.', tenant });
    expect(gone.status).toBe(204);
    expect(await run()).toMatchObject({ due: 0, notified: 0 });
    expect((await world.call(readRecords, { path: '/v1/domains/a.cn', tenant })).status).toBe(404);
    expect((await read('/v1/domains')).items).toEqual([]);
    const again = await world.call(readRecords, { method: 'DELETE', path: '/v1/domains/a.cn', tenant });
    expect(again.status).toBe(404);
  });
});

describe('a server that verified websites', () => {
  const redeemFor = async (owner: string) => {
    const made = await world.call(manageCodes, {
      path: '/v1/servers/ecs-1/authorization-codes',
      method: 'POST',
      tenant,
    });
    const redeemed = await world.call(redeemCode, {
      path: '/v1/redemptions',
      tenant: owner,
      body: { code: made.body.code, website: { domain: `${owner}.cn` } },
    });
    expect(redeemed.status).toBe(201);
    return redeemed.body;
  };

  it('shows them, is not let go while they live, and tells each owner when it lapses', async () => {
    await server('ecs-1', addDays(TODAY, 100));
    await redeemFor('acme');
    const other = await redeemFor('shop');
    expect(await read('/v1/servers/ecs-1')).toMatchObject({
      codes: { limit: 5, issued: 2, redeemed: 2, available: 0 },
      dependents: ['acme.cn', 'shop.cn'],
    });
    expect((await read('/v1/servers')).items[0].dependents).toEqual(['acme.cn', 'shop.cn']);
    const kept = await world.call(readRecords, { method: 'DELETE', path: '/v1/servers/ecs-1', tenant });
    expect([kept.status, kept.body.type]).toEqual([409, 'urn:icp-preflight:problem:has-dependents']);
    expect(kept.body.detail).toContain('shop.cn');

    await subscribe();
    tenant = 'shop';
    await subscribe('shop', { events: ['website.at-risk'] });
    tenant = 'acme';
    at(addDays(TODAY, 71));
    await run();
    expect(receiver.take()).toMatchObject([{ data: { dependents: ['acme.cn', 'shop.cn'] } }]);
    at(addDays(TODAY, 101));
    await run();
    await run();
    const messages = receiver.take();
    expect(messages.map(({ type, data }) => [type, data.domain ?? data.id]).sort()).toEqual([
      ['server.expired', 'ecs-1'],
      ['website.at-risk', 'acme.cn'],
      ['website.at-risk', 'shop.cn'],
    ]);
    expect(messages.find(({ data }) => data.domain === 'shop.cn')?.data).toEqual({
      domain: 'shop.cn',
      redemptionId: other.id,
      serverId: 'ecs-1',
      expiresOn: addDays(TODAY, 100),
    });
  });

  it('is let go when none lives on it, and tells no more', async () => {
    await subscribe();
    await server('ecs-1', addDays(TODAY, 5));
    const gone = await world.call(readRecords, { method: 'DELETE', path: '/v1/servers/ecs-1', tenant });
    expect(gone.status).toBe(204);
    expect((await world.call(readRecords, { path: '/v1/servers/ecs-1', tenant })).status).toBe(404);
    expect((await read('/v1/servers')).items).toEqual([]);
    expect(await run()).toMatchObject({ due: 0, notified: 0 });
    const again = await world.call(readRecords, { method: 'DELETE', path: '/v1/servers/ecs-1', tenant });
    expect(again.status).toBe(404);
    await server('ecs-1', addDays(TODAY, 5));
    await run();
    expect(told()).toEqual([['server.expiring', 7]]);
  });
});

describe('the lists of what is tracked', () => {
  it('page through all, the next to expire first, and by status', async () => {
    const days = [400, -3, 20, 90, 7, 31, 1, 200];
    for (const [index, left] of days.entries()) await domain(`d${index}.cn`, addDays(TODAY, left));
    await domain('no-end.cn', '', { expiresOn: undefined });
    await domain('not.cn', addDays(TODAY, 300), { realName: { verified: false } });
    const all = async (query: string) => {
      const names: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await world.call(readRecords, {
          path: '/v1/domains',
          query: `limit=2${query}${more}`,
          tenant,
        });
        names.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor;
      }
      return names;
    };
    const byExpiry = [
      'd1.cn',
      'd6.cn',
      'd4.cn',
      'd2.cn',
      'd5.cn',
      'd3.cn',
      'd7.cn',
      'not.cn',
      'd0.cn',
      'no-end.cn',
    ];
    expect(await all('')).toEqual(byExpiry);
    expect(await all('&status=expired')).toEqual(['d1.cn']);
    expect(await all('&status=expiring')).toEqual(['d6.cn', 'd4.cn', 'd2.cn']);
    expect(await all('&status=not-ready')).toEqual(['not.cn']);
    expect(await all('&status=ok')).toEqual(['d5.cn', 'd3.cn', 'd7.cn', 'd0.cn', 'no-end.cn']);
    const refused = await world.call(readRecords, { path: '/v1/domains', query: 'status=gone', tenant });
    expect(refused.status).toBe(422);
    const first = await world.call(readRecords, { path: '/v1/domains', query: 'limit=2', tenant });
    for (const [path, query, who] of [
      ['/v1/servers', '', tenant],
      ['/v1/domains', '&status=ok', tenant],
      ['/v1/domains', '', 'other'],
    ] as const) {
      const elsewhere = { path, query: `cursor=${first.body.nextCursor}${query}`, tenant: who };
      expect((await world.call(readRecords, elsewhere)).status).toBe(422);
    }
    expect((await world.call(readRecords, { path: '/v1/domains', tenant: 'other' })).body.items).toEqual([]);
    expect((await world.call(readRecords, { path: '/v1/domains/x', tenant })).status).toBe(404);
  });

  it('leave out a record that is not in order, and keep the others', async () => {
    await domain('good.cn', addDays(TODAY, 5));
    await domain('bad.cn', addDays(TODAY, 5));
    await world.services
      .tableFor(5_000)
      .update(trackedKey(tenant, 'domain', 'bad.cn'), { set: { facts: '{' } });
    expect((await read('/v1/domains')).items.map(({ id }: { id: string }) => id)).toEqual(['good.cn']);
  });

  it('hold what whole applications and routings speak of, judged as by a check of its own', async () => {
    const { servers, websites, ...rest } = application;
    const body = { ...rest, websites, servers };
    expect((await world.call(assess, { path: '/v1/assessments', tenant, body })).status).toBe(201);
    const routing = {
      domain: 'a.cn',
      filing: { status: 'none' },
      servers: [{ ...servers[0], id: 'behind' }],
    };
    expect(
      (await world.call(adviseRouting, { path: '/v1/routing-advice', tenant, body: routing })).status,
    ).toBe(201);
    expect((await read('/v1/servers')).items).toMatchObject([
      { id: 'behind', status: 'ok', verdict: 'ready' },
      { id: servers[0]?.id, status: 'ok', verdict: 'ready' },
    ]);
    expect((await read('/v1/domains')).items).toMatchObject([{ status: 'ok', verdict: 'ready' }]);
    at(addDays(TODAY, 30));
    expect(await run()).toMatchObject({ due: 3, changed: 0, unchanged: 3 });
  });

  it('do not track what was not to be tracked, or is of another day', async () => {
    await domain('a.cn', addDays(TODAY, 5), { track: false });
    await domain('b.cn', addDays(TODAY, 5), { asOf: TODAY });
    expect((await read('/v1/domains')).items).toEqual([]);
  });

  it('do not let a repeat of an old check undo a later one', async () => {
    const check = (expiresOn: string, key: string) =>
      world.call(checkDomain, {
        path: '/v1/domain-checks',
        tenant,
        body: { name: 'a.cn', expiresOn },
        headers: { 'idempotency-key': key },
      });
    await check(addDays(TODAY, 5), 'first');
    world.clock.now += 1;
    await check(addDays(TODAY, 500), 'second');
    world.clock.now += 1;
    expect((await check(addDays(TODAY, 5), 'first')).headers['idempotency-replayed']).toBe('true');
    expect((await read('/v1/domains/a.cn')).daysLeft).toBe(500);
  });
});

describe('a notice', () => {
  it('is signed as Standard Webhooks asks', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 5));
    await run();
    const [message] = receiver.take();
    if (message === undefined) throw new Error('nothing was received');
    expect(verify(message, secret)).toMatchObject({
      type: 'domain.expiring',
      data: { id: 'a.cn', daysLeft: 5 },
    });
    expect(() => verify({ ...message, body: message.body.replace('5', '6') }, secret)).toThrow();
  });

  it('is signed with the old secret too for a day after a new one was made', async () => {
    await subscribe();
    const old = secret;
    await subscribe('ops', { newSecret: true });
    expect(secret).not.toBe(old);
    const lastMessage = async (name: string) => {
      await domain(name, addDays(dayAt(world.clock.now), 5));
      await run();
      const [message] = receiver.take();
      if (message === undefined) throw new Error('nothing was received');
      return message;
    };
    const soon = await lastMessage('a.cn');
    expect(verify(soon, old)).toEqual(verify(soon, secret));
    world.clock.now += 25 * 3_600_000;
    const later = await lastMessage('b.cn');
    expect(verify(later, secret)).toBeDefined();
    expect(() => verify(later, old)).toThrow();
  });

  it('that is answered with 410 disables its webhook at once', async () => {
    await subscribe();
    receiver.answer(410);
    await domain('a.cn', addDays(TODAY, 5));
    await run();
    const webhook = (await world.call(manageWebhooks, { path: '/v1/webhooks/ops', tenant })).body;
    expect(webhook).toMatchObject({ status: 'disabled', failing: { reason: 'status-410' } });
  });

  it('that a receiver always refuses does not keep the others from it', async () => {
    await subscribe();
    for (let index = 0; index < 10; index += 1) await domain(`d${index}.cn`, addDays(TODAY, 5));
    let refused: string | undefined;
    receiver.answer((response) => {
      refused ??= receiver.received[0]?.id;
      response.writeHead(receiver.received.at(-1)?.id === refused ? 400 : 204).end();
    });
    expect(await run()).toMatchObject({ notified: 0 });
    expect(receiver.take()).toHaveLength(1);
    // Within the five minutes that the refused one waits, and after them.
    expect(await run()).toMatchObject({ notified: 9 });
    world.clock.now += 3_600_000;
    expect(await run()).toMatchObject({ notified: 0 });
    expect(receiver.take()).toHaveLength(10);
    const webhook = (await world.call(manageWebhooks, { path: '/v1/webhooks/ops', tenant })).body;
    expect(webhook).toMatchObject({ status: 'failing', failing: { reason: 'status-400' } });
  });

  it('for a webhook that is gone, or cannot be read, holds up nobody', async () => {
    await subscribe('gone');
    await subscribe('odd');
    receiver.answer(500);
    await domain('a.cn', addDays(TODAY, 45));
    await run();
    receiver.take();
    receiver.answer(204);
    await world.call(manageWebhooks, { method: 'DELETE', path: '/v1/webhooks/gone', tenant });
    const table = world.services.tableFor(5_000);
    const key = registerKey(webhooksPartition(tenant));
    const entry = String((await table.get(key))?.e_odd);
    await table.update(key, { set: { e_odd: '{' } });
    world.clock.now += 3_600_000;
    expect(await run()).toMatchObject({ notified: 0, failed: 0 });
    await table.update(key, { set: { e_odd: entry } });
    expect(await run()).toMatchObject({ notified: 1 });
    expect(told()).toEqual([['domain.expiring', 60]]);
  });

  it('is sent once by ten runs at once', async () => {
    await subscribe();
    for (let index = 0; index < 20; index += 1) await domain(`d${index}.cn`, addDays(TODAY, 5));
    const summaries = await Promise.all(Array.from({ length: 10 }, () => run()));
    const sum = (name: 'due' | 'notified' | 'changed' | 'failed') =>
      summaries.reduce((total, summary) => total + summary[name], 0);
    expect(sum('due')).toBe(20);
    expect(sum('failed')).toBe(0);
    expect(receiver.received.length).toBe(20);
    expect(sum('notified')).toBe(20);
    expect(new Set(receiver.take().map(({ id }) => id)).size).toBe(20);
  });

  it('that a slow run hands over after another one delivered it is not sent again', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 45));
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const tableFor = (deadlineMs: number): Table => {
      const table = world.services.tableFor(deadlineMs);
      return {
        ...table,
        async put(item, condition) {
          if (item.notice !== undefined) {
            reach();
            await held;
          }
          return table.put(item, condition);
        },
      };
    };
    const slow = run({}, { ...world.services, tableFor });
    await reached;
    expect(await run()).toMatchObject({ due: 0, notified: 1 });
    release();
    expect(await slow).toMatchObject({ notified: 0 });
    world.clock.now += 3_600_000;
    expect(await run()).toMatchObject({ due: 0, notified: 0 });
    expect(receiver.take()).toHaveLength(1);
  });

  it('that is not taken is sent again under its id, ever later, and its webhook is disabled with a reason', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 45));
    receiver.answer(500);
    const attempts: number[] = [];
    for (let hour = 0; hour < 24 * 4; hour += 1) {
      world.clock.now = NOW + hour * 3_600_000;
      const { notified } = await run();
      expect(notified).toBe(0);
      const got = receiver.take();
      if (got.length > 0) attempts.push(hour);
    }
    expect(attempts).toEqual([0, 1, 2, 4, 9, 19, 33, 53, 77]);
    const webhook = (await world.call(manageWebhooks, { path: '/v1/webhooks/ops', tenant })).body;
    expect(webhook).toMatchObject({ status: 'disabled', failing: { reason: 'status-500' } });
    expect(webhook.failing.text).toContain('500');
    receiver.answer(204);
    world.clock.now += 3_600_000;
    await run();
    expect(receiver.take()).toEqual([]);
    await subscribe();
    world.clock.now += 24 * 3_600_000;
    await run();
    expect(told()).toContainEqual(['domain.expiring', 60]);
  });
});

describe('the time limits of a filing', () => {
  const move = (state: string, since: string, domain = 'a.cn') =>
    world.call(trackFiling, {
      method: 'PUT',
      path: `/v1/filings/${domain}/state`,
      tenant,
      body: { state, since, adopt: true },
    });

  it('are told when they come near and when they end, once, whatever runs at once or dies', async () => {
    await subscribe();
    expect((await move('sms-verification', '2026-11-23T09:00:00+08:00')).status).toBe(201);
    const told: unknown[] = [];
    for (let hours = 0; hours <= 30; hours += 1) {
      world.clock.now = NOW + hours * 3_600_000;
      const dying = dyingTables(world.services.tableFor, {
        call: 1 + ((hours * 7) % 40),
        done: hours % 2 === 0,
      });
      await run({}, { ...world.services, tableFor: dying.tableFor }).catch(() => undefined);
      await Promise.all([run(), run()]);
      for (const { type, data } of receiver.take())
        told.push([
          type,
          data.domain,
          (data.deadlines as { overdue: boolean }[]).map(({ overdue }) => overdue),
          hours,
        ]);
    }
    expect(told).toEqual([
      ['filing.deadline', 'a.cn', [false], 18],
      ['filing.deadline', 'a.cn', [true], 24],
    ]);
  });

  it('are told of an order that runs on a filing, beside what the filing itself has to do', async () => {
    await subscribe();
    await move('filed', '2026-11-01');
    await world.call(trackFiling, {
      method: 'PUT',
      path: '/v1/filings/a.cn/state',
      tenant,
      body: { state: 'sms-verification', order: 'change', adopt: true, since: '2026-11-23T09:00:00+08:00' },
    });
    world.clock.now = NOW + 19 * 3_600_000;
    await run();
    expect(receiver.take().map(({ type, data }) => [type, data.state, data.order, data.deadlines])).toEqual([
      [
        'filing.deadline',
        'filed',
        { kind: 'change', state: 'sms-verification', sinceAt: '2026-11-23T01:00:00.000Z' },
        [
          expect.objectContaining({ kind: 'public-security', dueOn: '2026-12-01' }),
          expect.objectContaining({ kind: 'sms-verification', dueAt: '2026-11-24T01:00:00.000Z' }),
        ],
      ],
    ]);
  });

  it('are passed where the filing is not in order, and tried again ever later', async () => {
    await move('sms-verification', '2026-11-23T09:00:00+08:00');
    const key = filingKey(tenant, 'a.cn');
    const table = world.services.tableFor(5_000);
    const doc = String((await table.get(key))?.doc);
    await table.update(key, { set: { doc: '{' } });
    world.clock.now += 30 * 3_600_000;
    expect(await run()).toMatchObject({ failed: 1, remaining: 0 });
    expect(await run()).toMatchObject({ due: 0 });
    await table.update(key, { set: { doc } });
    await subscribe();
    world.clock.now += 900_000;
    expect(await run()).toMatchObject({ failed: 0, unchanged: 1, notified: 1 });
  });

  it('are told once where a run queues a notice and then cannot go on', async () => {
    await subscribe();
    await move('sms-verification', '2026-11-23T09:00:00+08:00');
    world.clock.now = NOW + 20 * 3_600_000;
    let broken = true;
    const tableFor = (deadlineMs: number): Table => {
      const table = world.services.tableFor(deadlineMs);
      return {
        ...table,
        async put(item, condition) {
          if (broken && String(item.pk).includes('#F#')) throw new Error('no room');
          return table.put(item, condition);
        },
      };
    };
    expect(await run({}, { ...world.services, tableFor })).toMatchObject({ failed: 1, notified: 1 });
    broken = false;
    world.clock.now += 900_000;
    expect(await run({}, { ...world.services, tableFor })).toMatchObject({ unchanged: 1, notified: 0 });
    expect(receiver.take()).toHaveLength(1);
  });

  it('are watched wherever a filing of an earlier version waits, and none is lost on its way here', async () => {
    await subscribe();
    const domains = Array.from({ length: 40 }, (_, index) => `old-${index}.cn`);
    const table = world.services.tableFor(5_000);
    for (const [index, domain] of domains.entries()) {
      await move('sms-verification', `2026-11-23T09:00:${String(index + 10)}+08:00`, domain);
      const key = filingKey(tenant, domain);
      const at = String((await table.get(key))?.duesk).split('#')[0];
      const former = { duepk: `due#filing#${index % 16}`, duesk: `${at}#${tenant}#${domain}` };
      await table.update(key, { set: former });
    }
    const places = async () =>
      (await table.getAll(domains.map((domain) => filingKey(tenant, domain)))).map(({ duepk }) =>
        String(duepk).replace(/#\d+$/, ''),
      );
    expect(new Set(await places())).toEqual(new Set(['due#filing']));
    expect(await run()).toMatchObject({ due: 0, remaining: 0 });
    // A look writes a filing to its place of today; a run that dies in between leaves it where it was.
    world.clock.now = NOW + 18 * 3_600_000;
    const dying = dyingTables(world.services.tableFor, { call: 60, done: true });
    await run({}, { ...world.services, tableFor: dying.tableFor }).catch(() => undefined);
    await run({ shards: [0, 1, 2, 3] });
    await run({ shards: Array.from({ length: 12 }, (_, index) => index + 4) });
    expect(await run()).toMatchObject({ due: 0, remaining: 0 });
    expect(new Set(await places())).toEqual(new Set(['records']));
    world.clock.now = NOW + 24 * 3_600_000;
    expect(await run()).toMatchObject({ unchanged: 40, remaining: 0 });
    await run();
    const told = new Map<string, Set<string>>();
    for (const { id, data } of receiver.take())
      told.set(String(data.domain), (told.get(String(data.domain)) ?? new Set()).add(id));
    expect([told.size, ...new Set([...told.values()].map(({ size }) => size))]).toEqual([40, 2]);
  });
});

describe('a table that answers little at once', () => {
  it('has everything looked at, told and listed all the same', async () => {
    const guard = await openDialectGuard(String(world.table.endpoint), { pageBytes: 3_000 });
    const small = { ...world.table, endpoint: guard.endpoint };
    const services = { ...world.services, tableFor: openTable(small) };
    await subscribe();
    const names = Array.from({ length: 24 }, (_, index) => `r${String(index).padStart(2, '0')}.cn`);
    for (const name of names) await domain(name, addDays(TODAY, 31));
    at(addDays(TODAY, 1));
    expect(await run({}, services)).toMatchObject({ due: 24, changed: 24, notified: 24, remaining: 0 });
    expect(new Set(receiver.take().map(({ data }) => data.id)).size).toBe(24);
    const listed: string[] = [];
    for (let cursor = ''; ; ) {
      const query = `limit=9${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body } = await world.call(readRecords, { path: '/v1/domains', query, tenant }, services);
      expect(body.items).toHaveLength(Math.min(9, 24 - listed.length));
      listed.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(listed).toEqual(names);
    const results = await world.call(
      readRecords,
      { path: '/v1/results', query: 'limit=48', tenant },
      services,
    );
    expect([results.body.items.length, results.body.nextCursor]).toEqual([48, null]);
    await guard.close();
  });
});

describe('a run', () => {
  it.each([
    ['before', false],
    ['after', true],
  ])('that dies %s any call loses nothing and repeats nothing', async (_, done) => {
    let lived = false;
    for (let call = 1; !lived; call += 1) {
      tenant = `${done ? 'after' : 'before'}${call}`;
      world.clock.now = NOW;
      const shards = [shardOf(trackedKey(tenant, 'domain', 'a.cn').pk), shardOf(`${tenant}#ops`)];
      await subscribe();
      await domain('a.cn', addDays(TODAY, 31));
      at(addDays(TODAY, 1));
      const dying = dyingTables(world.services.tableFor, { call, done });
      await run({ shards }, { ...world.services, tableFor: dying.tableFor }).catch(() => undefined);
      lived = dying.lived();
      for (let hours = 1; hours <= 3; hours += 1) {
        world.clock.now += 3_600_000;
        await run({ shards });
      }
      const ids = receiver.take().map(({ id }) => id);
      expect(ids.length, `${call}`).toBeGreaterThanOrEqual(1);
      expect(new Set(ids).size, `${call}`).toBe(1);
      // Sent twice only if the process died between the receiver's answer and the note of it.
      expect(ids.length, `${call}`).toBeLessThanOrEqual(2);
      expect((await read('/v1/domains/a.cn')).status).toBe('expiring');
      expect((await read('/v1/results')).items).toHaveLength(2);
      await world.call(readRecords, { method: 'DELETE', path: '/v1/domains/a.cn', tenant });
    }
  });

  it('puts its id on every line that it leaves and on what it sends, and tells how long the oldest record waited', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 40));
    await domain('bad.cn', addDays(TODAY, 40));
    const key = trackedKey(tenant, 'domain', 'bad.cn');
    await world.services.tableFor(5_000).update(key, { set: { facts: '{' } });
    const logged = world.logged.length;
    at(addDays(TODAY, 10), 1);
    await createScheduleHandler(() => world.services)({}, { awsRequestId: 'run-of-lambda' });
    const lines = world.logged.slice(logged);
    expect(lines.map(({ requestId }) => requestId)).toEqual(['run-of-lambda', 'run-of-lambda']);
    // Both end within the first threshold, and have been due since they were checked.
    const oldestDueSeconds = (world.clock.now - NOW) / 1000;
    expect(lines.at(-1)).toMatchObject({ failed: 1, changed: 1, notified: 1, oldestDueSeconds });
    expect(receiver.take().map(({ headers }) => headers['x-request-id'])).toEqual(['run-of-lambda']);
    // Where the runtime has no id of its own the run makes one; a receiver that fails is told of by it.
    receiver.answer(500);
    await domain('b.cn', addDays(TODAY, 41));
    at(addDays(TODAY, 11), 1);
    await run();
    expect(world.logged.at(-1)?.requestId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const reasons = world.logged.filter(({ reason }) => reason === 'status-500');
    expect(reasons).toMatchObject([
      { notice: expect.any(String), requestId: world.logged.at(-1)?.requestId },
    ]);
  });

  it('passes a bad record, logs it without its facts, and tries it again ever later', async () => {
    await domain('good.cn', addDays(TODAY, 5));
    await domain('bad.cn', addDays(TODAY, 5));
    const table = world.services.tableFor(5_000);
    const key = trackedKey(tenant, 'domain', 'bad.cn');
    await table.update(key, { set: { facts: '{"name":"bad.cn","registrant":{"name":' } });
    const logged = world.logged.length;
    expect(await run()).toMatchObject({ due: 2, unchanged: 1, failed: 1, remaining: 0 });
    expect(JSON.stringify(world.logged.slice(logged))).not.toContain('registrant');
    const tries: number[] = [];
    for (let quarter = 1; quarter <= 40; quarter += 1) {
      world.clock.now = NOW + quarter * 900_000;
      if ((await run()).failed > 0) tries.push(quarter);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31]);
    await domain('bad.cn', addDays(TODAY, 5));
    expect(await run()).toMatchObject({ due: 1, failed: 0 });
  });

  it('does not trust the index: a record that was renewed after it was read there is left alone', async () => {
    await subscribe();
    await domain('a.cn', addDays(TODAY, 5));
    const rows: Item[] = [];
    const tableFor = (deadlineMs: number): Table => {
      const table = world.services.tableFor(deadlineMs);
      return {
        ...table,
        async query(query) {
          const found = await table.query(query);
          if (query.index === 'due' && rows.length === 0 && found.items.length > 0) {
            rows.push(...found.items);
            await domain('a.cn', addDays(TODAY, 500));
          }
          return found;
        },
      };
    };
    expect(await run({}, { ...world.services, tableFor })).toMatchObject({ due: 0, changed: 0, notified: 0 });
    expect(rows).toHaveLength(1);
    expect(await read('/v1/domains/a.cn')).toMatchObject({ status: 'ok', daysLeft: 500 });
  });

  it('stops inside its time, says what remains, and the next one does it', async () => {
    for (let index = 0; index < 12; index += 1) await domain(`r${index}.cn`, addDays(TODAY, 5));
    let left = 60_000;
    const context = { getRemainingTimeInMillis: () => left };
    const tableFor = (deadlineMs: number): Table => {
      const table = world.services.tableFor(deadlineMs);
      return {
        ...table,
        async update(...given) {
          left -= 20_000;
          return table.update(...given);
        },
      };
    };
    const handler = createScheduleHandler(() => ({ ...world.services, tableFor }));
    const first = await handler({}, context);
    expect(first.due).toBeGreaterThan(0);
    expect(first.due + first.remaining).toBe(12);
    expect(await run()).toMatchObject({ due: 12 - first.due, remaining: 0 });
  });

  it('ends with what remains when the table stops answering', async () => {
    for (let index = 0; index < 5; index += 1) await domain(`o${index}.cn`, addDays(TODAY, 5));
    let updates = 0;
    const tableFor = (deadlineMs: number): Table => {
      const table = world.services.tableFor(deadlineMs);
      return {
        ...table,
        async update(...given) {
          updates += 1;
          if (updates > 1) throw new Problem('table-unavailable');
          return table.update(...given);
        },
      };
    };
    const first = await run({}, { ...world.services, tableFor });
    expect(first).toMatchObject({ due: 1, failed: 0 });
    expect(first.remaining).toBeGreaterThan(0);
    expect(await run()).toMatchObject({ due: 4, failed: 0, remaining: 0 });
  });

  it('takes only the shards that it is given, by any of its events', async () => {
    for (let index = 0; index < 30; index += 1) await domain(`s${index}.cn`, addDays(TODAY, 5));
    const timer = (shards: number[]) => ({
      version: 'v1.0',
      time: '2026-11-23T09:15:00+08:00',
      trigger_type: 'TIMER',
      trigger_name: 'revalidate',
      user_event: JSON.stringify({ shards, asOf: '2027-12-31' }),
    });
    const first = await run({ shards: [0, 1, 2, 3, 4, 5, 6, 7] });
    const second = await run(timer([8, 9, 10, 11, 12, 13, 14, 15]));
    expect(first.due).toBeGreaterThan(0);
    expect(second.due).toBeGreaterThan(0);
    expect(first.due + second.due).toBe(30);
    expect(second.asOf).toBe(new Date(NOW).toISOString());
  });

  it('is of another day if invoked so directly: of all that is due through the end of that day', async () => {
    await domain('a.cn', addDays(TODAY, 31));
    const summary = await run({ asOf: addDays(TODAY, 1) });
    expect(summary).toMatchObject({ asOf: addDays(TODAY, 1), due: 1, changed: 1 });
    const { resultId, status } = await read('/v1/domains/a.cn');
    expect(status).toBe('expiring');
    expect(await read(`/v1/results/${resultId}`)).toMatchObject({ asOf: addDays(TODAY, 1) });
    await expect(run({ asOf: '2026-02-30' })).rejects.toThrow(/asOf/);
    await expect(run({ detail: 'what is this' })).rejects.toThrow(/expected one of/);
  });

  it('is not held up by a slow receiver', async () => {
    await subscribe('slow');
    receiver.answer(() => undefined);
    // Time enough to get there, on a busy machine too.
    const post = createPost({ allowPrivateAddresses: true, timeoutMs: 1_000 });
    for (let index = 0; index < 10; index += 1) await domain(`w${index}.cn`, addDays(TODAY, 5));
    expect(await run({}, { ...world.services, post })).toMatchObject({ due: 10, unchanged: 10, notified: 0 });
    expect(receiver.take()).toHaveLength(1);
    const webhook = (await world.call(manageWebhooks, { path: '/v1/webhooks/slow', tenant })).body;
    expect(webhook).toMatchObject({ status: 'failing', failing: { reason: 'timeout' } });
    receiver.answer(204);
    world.clock.now += 3_600_000;
    expect(await run()).toMatchObject({ notified: 10 });
    expect((await world.call(manageWebhooks, { path: '/v1/webhooks/slow', tenant })).body.status).toBe(
      'enabled',
    );
  });
});
