/** Section 6 of the contract over HTTP: authorization codes and their redemptions. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainCode } from '../../lib/spellings/authorization-code.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import { tagOf } from '../../lib/table/ids.ts';
import { codeKey, serverKey } from '../../lib/table/keys.ts';
import { server } from '../../testing/facts.ts';
import { openGateway } from '../../testing/gateway.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
let tenants = 0;
let tenant: string;

beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
});
afterAll(async () => {
  await gateway.close();
  await world.close();
});
beforeEach(() => {
  tenant = `t${++tenants}`;
  world.clock.now = NOW;
});

/** What nobody who may not know a code may find one in: addresses, refusals, lists, history, logs. */
const told: string[] = [];
const codesMade: string[] = [];

type Options = { as?: string; scope?: string; headers?: Record<string, string> };

async function send(
  method: string,
  path: string,
  body?: unknown,
  { as = tenant, scope, headers = {} }: Options = {},
) {
  const token = await world.token({ tenant: as, scope: scope ?? 'read check codes redeem' });
  const answer = await fetch(`${gateway.address}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      authorization: `Bearer ${token}`,
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
  const parsed: any = await answer.json();
  told.push(path, [...answer.headers].join('\n'));
  if (answer.status >= 400 || 'items' in parsed) told.push(JSON.stringify(parsed));
  if (answer.status === 201 && path.endsWith('/authorization-codes')) codesMade.push(parsed.code);
  return { status: answer.status, headers: answer.headers, body: parsed };
}

const track = async (change: object = {}, options?: Options) => {
  expect((await send('POST', '/v1/server-checks', { ...server, ...change }, options)).status).toBe(201);
};
const issue = (body?: object, options?: Options, id = 'ecs-1') =>
  send('POST', `/v1/servers/${id}/authorization-codes`, body, options);
const redeem = (code: string, domain: string, options?: Options) =>
  send('POST', '/v1/redemptions', { code, website: { domain } }, options);
const refusal = ({ status, body }: { status: number; body: { type: string; rule?: string } }) =>
  [status, body.type.replace('urn:icp-preflight:problem:', ''), body.rule].filter(Boolean).join(' ');

describe('a code', () => {
  it('is made of a tracked server that can verify: 201, its place, five of them, then no more', async () => {
    await track();
    const answers = [];
    for (let slot = 1; slot <= 5; slot += 1) {
      const { status, headers, body } = await issue(slot === 1 ? undefined : { note: `n${slot}` });
      expect(status).toBe(201);
      expect(headers.get('location')).toBe(`/v1/authorization-codes/${body.id}`);
      expect(body).toEqual({
        id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        code: expect.stringMatching(/^([2-9A-HJ-NP-TV-Z]{4}-){4}[2-9A-HJ-NP-TV-Z]{4}$/),
        serverId: 'ecs-1',
        slot,
        status: 'available',
        issuedAt: '2026-11-23T01:15:00.000Z',
        ...(slot === 1 ? {} : { note: `n${slot}` }),
      });
      answers.push(body);
    }
    expect(new Set(answers.map(({ code }) => code)).size).toBe(5);
    expect(answers.map(({ id }) => id)).toEqual(answers.map(({ id }) => id).sort());
    expect(refusal(await issue())).toBe('409 quota-exhausted code/within-quota');
    expect((await send('DELETE', `/v1/authorization-codes/${answers[0].id}`)).status).toBe(200);
    expect(refusal(await issue())).toBe('409 quota-exhausted code/within-quota');
  });

  it('is not made of a server that nobody tracks, or that another tenant does', async () => {
    await track({}, { as: 'other-owner' });
    expect(refusal(await issue())).toBe('404 not-found');
    await track({ asOf: '2026-11-23' });
    expect(refusal(await issue())).toBe('404 not-found');
    await track({ track: false });
    expect(refusal(await issue())).toBe('404 not-found');
  });

  it.each([
    ['product', { product: 'nat-gateway' }, 'code/server-generates-codes'],
    [
      'term',
      { subscription: { startsOn: '2026-10-01', expiresOn: '2026-12-31' } },
      'code/server-generates-codes',
    ],
    [
      'subscription',
      { subscription: { startsOn: '2026-01-01', expiresOn: '2026-11-22' } },
      'code/server-eligible',
    ],
    ['EIP', { eip: null }, 'code/server-eligible'],
    ['EIP that is not told', { eip: undefined }, 'code/server-eligible'],
    ['filings', { filingsUsed: 5 }, 'server/has-free-filing'],
  ])('is not made of a server whose %s will not do', async (_, change, rule) => {
    await track(change);
    expect(refusal(await issue())).toBe(`409 server-not-eligible ${rule}`);
    await track();
    expect((await issue()).status).toBe(201);
  });

  it('counts as a filing of its server', async () => {
    await track({ filingsUsed: 4 });
    expect((await issue()).status).toBe(201);
    expect(refusal(await issue())).toBe('409 server-not-eligible server/has-free-filing');
    const { body } = await send('POST', '/v1/server-checks', { ...server, filingsUsed: 4 });
    expect(body.verdict).toBe('not-ready');
    expect(
      body.findings.find(({ rule }: { rule: string }) => rule === 'server/has-free-filing'),
    ).toMatchObject({
      outcome: 'fail',
      data: { used: 5, limit: 5 },
    });
    const advice = await send('POST', '/v1/routing-advice', {
      domain: 'a.cn',
      filing: { status: 'none' },
      servers: [{ ...server, filingsUsed: 4 }],
    });
    expect(advice.body.verdict).toBe('not-ready');
  });

  it('that the console made is recorded once, in any spelling, whoever records it', async () => {
    await track();
    await track({ id: 'ecs-2' });
    const code = `HW-${tenant}-abcd-1234`;
    const first = await issue({ code });
    expect([first.status, first.body.code, first.body.slot]).toEqual([201, code, 1]);
    expect(refusal(await issue({ code: code.toUpperCase().replaceAll('-', ' ') }))).toBe(
      '409 code-exists code/unused',
    );
    expect(refusal(await issue({ code }, {}, 'ecs-2'))).toBe('409 code-exists code/unused');
    expect((await issue()).body.slot).toBe(2);
    expect((await issue({}, {}, 'ecs-2')).body.slot).toBe(1);
    expect((await redeem(code.toLowerCase(), 'a.cn')).status).toBe(201);
  });

  it('that is given wrongly is 422, naming every fault', async () => {
    await track();
    const { status, body } = await issue({ code: '--a--', grantedTo: 'A B', note: '', extra: 1 });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual([
      422,
      ['#/code', '#/extra', '#/grantedTo', '#/note'],
    ]);
    for (const { detail } of body.errors) expect(detail).not.toContain('…');
    expect(body.errors.find(({ pointer }: { pointer: string }) => pointer === '#/code').detail).toContain(
      'at least 4',
    );
  });

  it('is masked in the list and shown by itself', async () => {
    await track();
    const made = [];
    for (let count = 0; count < 3; count += 1) made.push((await issue()).body);
    const { body } = await send('GET', '/v1/servers/ecs-1/authorization-codes?limit=2');
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(
      made.slice(0, 2).map(({ code }) => `****${code.slice(-4)}`),
    );
    const rest = await send('GET', `/v1/servers/ecs-1/authorization-codes?limit=2&cursor=${body.nextCursor}`);
    expect([rest.body.items.map(({ id }: { id: string }) => id), rest.body.nextCursor]).toEqual([
      [made[2].id],
      null,
    ]);
    const shown = await send('GET', `/v1/authorization-codes/${made[1].id}`);
    expect(shown.body).toMatchObject({ code: made[1].code, status: 'available', usableUntil: '2027-10-01' });
    const alien = await send('GET', `/v1/servers/ecs-1/authorization-codes?cursor=${body.nextCursor}x`);
    expect(refusal(alien)).toBe('422 invalid-request');
  });

  it('asked for with an Idempotency-Key is made once; the key with another body is 422', async () => {
    await track();
    const headers = { 'idempotency-key': 'k1' };
    const first = await issue({ note: 'a' }, { headers });
    const again = await issue({ note: 'a' }, { headers });
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([
      201,
      first.body,
      'true',
    ]);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(refusal(await issue({ note: 'b' }, { headers }))).toBe('422 idempotency-key-reused');
    expect((await issue({ note: 'a' }, { headers: { 'idempotency-key': 'k2' } })).body.slot).toBe(2);
  });

  it('goes out of use with its server and comes back with it; a redeemed one stays redeemed', async () => {
    await track();
    const [used, free] = [(await issue()).body, (await issue()).body];
    const redemption = (await redeem(used.code, 'a.cn')).body;
    await track({ eip: null });
    expect(refusal(await redeem(free.code, 'b.cn'))).toBe('409 server-not-eligible code/server-eligible');
    expect((await redeem(used.code, 'a.cn')).body).toEqual(redemption);
    await track();
    world.clock.now = Date.parse('2027-10-01T15:59:59Z');
    expect((await redeem(free.code, 'b.cn')).status).toBe(201);
    const last = (await issue()).body;
    world.clock.now = Date.parse('2027-10-01T16:00:00Z');
    expect(refusal(await redeem(last.code, 'c.cn'))).toBe('409 server-not-eligible code/server-eligible');
    expect(refusal(await issue())).toBe('409 server-not-eligible code/server-eligible');
    expect((await send('GET', `/v1/redemptions/${redemption.id}`)).body).toEqual(redemption);
    await track({ subscription: { startsOn: '2026-10-01', expiresOn: '2028-10-01' } });
    expect((await redeem(last.code, 'c.cn')).status).toBe(201);
  });

  it('waits for a subscription that has been bought and not begun, and for the one after a gap', async () => {
    const orders = [
      { startsOn: '2026-08-23', months: 3 },
      { startsOn: '2027-01-01', months: 6 },
    ];
    await track({ subscription: { orders } });
    const { code } = (await issue()).body;
    world.clock.now = Date.parse('2026-12-01T00:00:00Z');
    expect(refusal(await redeem(code, 'a.cn'))).toBe('409 server-not-eligible code/server-eligible');
    world.clock.now = Date.parse('2026-12-31T16:00:00Z');
    expect((await redeem(code, 'a.cn')).status).toBe(201);
    expect((await issue()).status).toBe(201);
  });
});

describe('what was judged by another catalogue', () => {
  /** Attributes of items as an instance with other rules would have left them. */
  async function leave(key: { pk: string; sk: string }, set: Record<string, string>, remove: string[] = []) {
    const table = openTable(world.table)(5000);
    expect(await table.update(key, { set, ...(remove.length > 0 ? { remove } : {}) })).toBeDefined();
  }
  const wide = { usableFrom: '2000-01-01', usableUntil: '9999-12-31', usableBy: 'another' };

  it('is judged again before a code is made', async () => {
    await track({ eip: null });
    await leave(serverKey(tenant, tagOf('ecs-1')), wide);
    expect(refusal(await issue())).toBe('409 server-not-eligible code/server-eligible');
    await track();
    await leave(serverKey(tenant, tagOf('ecs-1')), { usableBy: 'another' }, ['usableFrom', 'usableUntil']);
    expect((await issue()).status).toBe(201);
  });

  it('is judged again before a code is redeemed', async () => {
    await track();
    const { code } = (await issue()).body;
    await track({ eip: null });
    await leave(codeKey(plainCode(code)), wide);
    expect(refusal(await redeem(code, 'a.cn'))).toBe('409 server-not-eligible code/server-eligible');
    await track();
    await leave(codeKey(plainCode(code)), { usableBy: 'another' }, ['usableFrom', 'usableUntil']);
    expect((await redeem(code, 'a.cn')).status).toBe(201);
  });
});

describe('a redemption', () => {
  it('is made in any spelling of code and domain, and the same one again is 200 with the same body', async () => {
    await track();
    const { id, code } = (await issue()).body;
    const first = await send('POST', '/v1/redemptions', {
      code: code.toLowerCase().replaceAll('-', ' '),
      website: { domain: 'https://WWW.Haitang.CN./', name: '海棠' },
    });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      codeId: id,
      serverId: 'ecs-1',
      website: { domain: 'haitang.cn', name: '海棠' },
      status: 'redeemed',
      redeemedAt: '2026-11-23T01:15:00.000Z',
    });
    expect(first.headers.get('location')).toBe(`/v1/redemptions/${first.body.id}`);
    world.clock.now += 5000;
    const again = await redeem(code, 'haitang.cn');
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await send('GET', `/v1/redemptions/${first.body.id}`)).body).toEqual(first.body);
    expect((await send('GET', `/v1/authorization-codes/${id}`)).body).toMatchObject({
      status: 'redeemed',
      website: { domain: 'haitang.cn', name: '海棠' },
    });
  });

  it('is refused with its reason and rule, and stands in the history of the code', async () => {
    await track();
    const [a, b, c] = [(await issue()).body, (await issue()).body, (await issue()).body];
    expect(refusal(await redeem('2222-2222-2222-2222-2222', 'a.cn'))).toMatch(/^404 code-not-found/);
    expect((await redeem(a.code, 'a.cn')).status).toBe(201);
    expect(refusal(await redeem(a.code, 'b.cn'))).toBe('409 code-already-redeemed code/unused');
    expect(refusal(await redeem(a.code, 'a.cn', { as: 'stranger' }))).toBe(
      '409 code-already-redeemed code/unused',
    );
    expect(refusal(await redeem(b.code, 'a.cn'))).toBe('409 website-already-verified code/unused');
    await send('DELETE', `/v1/authorization-codes/${c.id}`);
    expect(refusal(await redeem(c.code, 'c.cn'))).toBe('409 code-revoked code/unused');
    expect(refusal(await send('DELETE', `/v1/authorization-codes/${a.id}`))).toBe(
      '409 code-already-redeemed code/unused',
    );
    const events = async ({ id }: { id: string }) =>
      (await send('GET', `/v1/authorization-codes/${id}/events`)).body.items.map(
        (event: Record<string, string>) =>
          [event.tenant, event.action, event.outcome, event.reason, event.domain].filter(Boolean).join(' '),
      );
    expect(await events(a)).toEqual([
      `${tenant} revoke refused code-already-redeemed`,
      'stranger redeem refused code-already-redeemed a.cn',
      `${tenant} redeem refused code-already-redeemed b.cn`,
      `${tenant} redeem done a.cn`,
      `${tenant} issue done`,
    ]);
    expect(await events(b)).toEqual([
      `${tenant} redeem refused website-already-verified a.cn`,
      `${tenant} issue done`,
    ]);
    expect(await events(c)).toEqual([
      `${tenant} redeem refused code-revoked c.cn`,
      `${tenant} revoke done`,
      `${tenant} issue done`,
    ]);
  });

  it('is released, and its code is free again for any website; the release is answered again', async () => {
    await track();
    const { id, code } = (await issue()).body;
    const first = (await redeem(code, 'a.cn')).body;
    world.clock.now += 60_000;
    const released = await send('DELETE', `/v1/redemptions/${first.id}`);
    expect([released.status, released.body]).toEqual([
      200,
      { ...first, status: 'released', releasedAt: '2026-11-23T01:16:00.000Z' },
    ]);
    world.clock.now += 60_000;
    const second = (await redeem(code, 'b.cn')).body;
    expect((await send('DELETE', `/v1/redemptions/${first.id}`)).body).toEqual(released.body);
    expect((await send('GET', `/v1/redemptions/${first.id}`)).body).toEqual(released.body);
    expect((await send('GET', `/v1/redemptions/${second.id}`)).body.status).toBe('redeemed');
    expect((await send('DELETE', `/v1/redemptions/${second.id}`)).status).toBe(200);
    expect((await redeem(code, 'a.cn')).status).toBe(201);
    const pages = [];
    for (let cursor = ''; ; ) {
      const { body } = await send('GET', `/v1/authorization-codes/${id}/events?limit=2${cursor}`);
      pages.push(
        ...body.items.map(({ action, domain }: Record<string, string>) => `${action} ${domain ?? ''}`),
      );
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(pages).toEqual([
      'redeem a.cn',
      'release b.cn',
      'redeem b.cn',
      'release a.cn',
      'redeem a.cn',
      'issue ',
    ]);
  });

  it('is final once its filing has a number', async () => {
    await track();
    const { id, code } = (await issue()).body;
    const made = (await redeem(code, 'a.cn')).body;
    const filing = (number: string, options?: Options) =>
      send('POST', `/v1/redemptions/${made.id}/filing`, { number }, options);
    expect((await filing('12345678')).body.errors).toEqual([
      { pointer: '#/number', detail: expect.stringContaining('ICP备') },
    ]);
    const filed = await filing('粤icp备 12345678号-1');
    expect([filed.status, filed.body]).toEqual([
      200,
      { ...made, status: 'filed', number: '粤ICP备12345678号-1', filedAt: '2026-11-23T01:15:00.000Z' },
    ]);
    expect((await filing('粤ICP备12345678号-1')).body).toEqual(filed.body);
    expect(refusal(await filing('粤ICP备12345678号-2'))).toBe('409 redemption-final code/unused');
    expect(refusal(await send('DELETE', `/v1/redemptions/${made.id}`))).toBe(
      '409 redemption-final code/unused',
    );
    expect((await redeem(code, 'a.cn')).body).toEqual(filed.body);
    expect((await send('GET', `/v1/authorization-codes/${id}`)).body.status).toBe('filed');
  });

  it('that was released cannot be filed', async () => {
    await track();
    const { code } = (await issue()).body;
    const made = (await redeem(code, 'a.cn')).body;
    await send('DELETE', `/v1/redemptions/${made.id}`);
    const filing = await send('POST', `/v1/redemptions/${made.id}/filing`, { number: '粤ICP备12345678号-1' });
    expect(refusal(filing)).toBe('409 redemption-final code/unused');
  });

  it('tried out changes nothing and tells what would be', async () => {
    await track();
    const { id, code } = (await issue()).body;
    const other = (await issue()).body;
    const tryOut = async (text: string, domain: string) =>
      (await send('POST', '/v1/redemptions?dryRun=true', { code: text, website: { domain } })).body;
    expect(await tryOut(code, 'a.cn')).toEqual({ redeemable: true });
    expect((await send('GET', `/v1/authorization-codes/${id}`)).body.status).toBe('available');
    await redeem(code, 'a.cn');
    expect(await tryOut(code, 'a.cn')).toEqual({ redeemable: true });
    expect(await tryOut(code, 'b.cn')).toEqual({
      redeemable: false,
      reason: 'code-already-redeemed',
      rule: 'code/unused',
    });
    expect(await tryOut(other.code, 'a.cn')).toMatchObject({
      redeemable: false,
      reason: 'website-already-verified',
    });
    await track({ eip: null });
    expect(await tryOut(other.code, 'b.cn')).toMatchObject({
      redeemable: false,
      reason: 'server-not-eligible',
    });
    expect(await tryOut('2222 2222 2222', 'b.cn')).toMatchObject({
      redeemable: false,
      reason: 'code-not-found',
    });
    const history = await send('GET', `/v1/authorization-codes/${other.id}/events`);
    expect(history.body.items).toHaveLength(1);
    expect(
      (await send('POST', '/v1/redemptions?dryRun=perhaps', { code, website: { domain: 'a.cn' } })).status,
    ).toBe(422);
  });

  it('with an Idempotency-Key gives its first answer again, refusals too, and 422 for another body', async () => {
    await track();
    const [a, b] = [(await issue()).body, (await issue()).body];
    const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
    const first = await redeem(a.code, 'a.cn', keyed('r1'));
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    const again = await redeem(a.code, 'a.cn', keyed('r1'));
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([
      201,
      first.body,
      'true',
    ]);
    expect(refusal(await redeem(a.code, 'b.cn', keyed('r1')))).toBe('422 idempotency-key-reused');
    const other = await redeem(a.code, 'a.cn', keyed('r2'));
    expect([other.status, other.body, other.headers.get('idempotency-replayed')]).toEqual([
      200,
      first.body,
      null,
    ]);
    expect(refusal(await redeem(b.code, 'a.cn', keyed('r3')))).toBe(
      '409 website-already-verified code/unused',
    );
    await send('DELETE', `/v1/redemptions/${first.body.id}`);
    const replayed = await redeem(b.code, 'a.cn', keyed('r3'));
    expect(refusal(replayed)).toBe('409 website-already-verified code/unused');
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    const after = await redeem(a.code, 'a.cn', keyed('r1'));
    expect([after.status, after.body]).toEqual([201, first.body]);
    expect((await redeem(b.code, 'a.cn', keyed('r4'))).status).toBe(201);
    // A key is the tenant's, whatever it was used for.
    const check = await send('POST', '/v1/domain-checks', { name: 'a.cn' }, keyed('r1'));
    expect(refusal(check)).toBe('422 idempotency-key-reused');
    expect((await send('POST', '/v1/domain-checks', { name: 'a.cn' }, keyed('c1'))).status).toBe(201);
    expect(refusal(await redeem(b.code, 'a.cn', keyed('c1')))).toBe('422 idempotency-key-reused');
  });
});

describe('tenants', () => {
  it('see nothing of each other, whatever the method', async () => {
    await track();
    const { id, code } = (await issue()).body;
    const made = (await redeem(code, 'a.cn')).body;
    for (const [method, path, body] of [
      ['POST', '/v1/servers/ecs-1/authorization-codes', {}],
      ['GET', '/v1/servers/ecs-1/authorization-codes'],
      ['GET', `/v1/authorization-codes/${id}`],
      ['DELETE', `/v1/authorization-codes/${id}`],
      ['GET', `/v1/authorization-codes/${id}/events`],
      ['GET', `/v1/redemptions/${made.id}`],
      ['DELETE', `/v1/redemptions/${made.id}`],
      ['POST', `/v1/redemptions/${made.id}/filing`, { number: '粤ICP备12345678号-1' }],
    ] as const) {
      expect(refusal(await send(method, path, body, { as: 'stranger' })), `${method} ${path}`).toBe(
        '404 not-found',
      );
      if (path.includes('ecs-1')) continue;
      const nothing = path.replace(/01[0-9A-Z]{24}/, 'nothing');
      expect(refusal(await send(method, nothing, body)), nothing).toBe('404 not-found');
    }
    expect((await send('GET', `/v1/redemptions/${made.id}`)).body).toEqual(made);
  });

  it('may redeem a code that they know, unless it was granted: then its grantee alone, and the owner sees it', async () => {
    await track();
    const free = (await issue()).body;
    const [grantee, stranger] = [`${tenant}-grantee`, `${tenant}-stranger`];
    const granted = (await issue({ grantedTo: grantee })).body;
    expect((await redeem(free.code, 'a.cn', { as: stranger })).body.serverId).toBe('ecs-1');
    expect(refusal(await redeem(granted.code, 'b.cn', { as: stranger }))).toMatch(/^404 code-not-found/);
    expect(refusal(await redeem(granted.code, 'b.cn'))).toMatch(/^404 code-not-found/);
    const seen = await send('GET', `/v1/authorization-codes/${granted.id}`, undefined, { as: grantee });
    expect([seen.status, seen.body.code]).toEqual([200, granted.code]);
    expect((await send('GET', `/v1/authorization-codes/${granted.id}`)).status).toBe(200);
    expect(
      (await send('GET', `/v1/authorization-codes/${granted.id}`, undefined, { as: stranger })).status,
    ).toBe(404);
    expect(
      refusal(await send('DELETE', `/v1/authorization-codes/${granted.id}`, undefined, { as: grantee })),
    ).toBe('404 not-found');
    expect((await redeem(granted.code, 'b.cn', { as: grantee })).status).toBe(201);
    const { items } = (await send('GET', `/v1/authorization-codes/${granted.id}/events`)).body;
    expect(items.map(({ tenant: who, outcome }: Record<string, string>) => `${who} ${outcome}`)).toEqual([
      `${grantee} done`,
      `${tenant} refused`,
      `${stranger} refused`,
      `${tenant} done`,
    ]);
  });

  it('need the scope: codes to make and see, redeem to redeem', async () => {
    await track();
    for (const [method, path, body, scope] of [
      ['POST', '/v1/servers/ecs-1/authorization-codes', {}, 'read check redeem'],
      ['GET', '/v1/servers/ecs-1/authorization-codes', undefined, 'read check redeem'],
      ['POST', '/v1/redemptions', { code: 'ABCD', website: { domain: 'a.cn' } }, 'read check codes'],
      ['DELETE', '/v1/redemptions/01ARZ3NDEKTSV4RRFFQ69G5FAV', undefined, 'read check codes'],
    ] as const)
      expect((await send(method, path, body, { scope })).status, path).toBe(403);
  });

  it('wait after ten wrong codes within a minute: 429 with Retry-After, for right ones too', async () => {
    await track();
    const { code } = (await issue()).body;
    for (let count = 0; count < 10; count += 1) {
      world.clock.now += 1000;
      expect(refusal(await redeem(`WRONG-${count}`, 'a.cn'))).toMatch(/^404 code-not-found/);
    }
    const blocked = await redeem(code, 'a.cn');
    expect([refusal(blocked), blocked.headers.get('retry-after')]).toEqual(['429 too-many-attempts', '51']);
    const tried = await send('POST', '/v1/redemptions?dryRun=true', { code, website: { domain: 'a.cn' } });
    expect(tried.status).toBe(429);
    const other = await redeem('WRONG-OTHER', 'a.cn', { as: `${tenant}-other` });
    expect(refusal(other)).toMatch(/^404 code-not-found/);
    world.clock.now += 51_000;
    expect((await redeem(code, 'a.cn')).status).toBe(201);
  });

  it('that try a hundred wrong codes at once get ten answers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => redeem(`GUESS-${index}`, 'a.cn')),
    );
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(90);
  });
});

describe('an assessment', () => {
  it('knows the codes of its tenant and those granted to it, and nothing of others', async () => {
    await track();
    const granted = (await issue({ grantedTo: `${tenant}-agency` })).body;
    const free = (await issue()).body;
    const verdicts = async (code: string, as: string) => {
      const { body } = await send(
        'POST',
        '/v1/routing-advice',
        {
          domain: 'a.cn',
          filing: { status: 'none' },
          servers: [],
          authorizationCodes: [{ code: code.toLowerCase() }],
        },
        { as },
      );
      return body.verdict;
    };
    expect(await verdicts(free.code, tenant)).toBe('ready');
    expect(await verdicts(free.code, `${tenant}-agency`)).toBe('undecided');
    expect(await verdicts(granted.code, `${tenant}-agency`)).toBe('ready');
    await redeem(free.code, 'b.cn');
    expect(await verdicts(free.code, tenant)).toBe('not-ready');
  });
});

describe('secrecy', () => {
  it('no code that was made is in an address, a header, a list, a history, a problem or a line of the log', () => {
    const everything = [...told, ...world.logged.map((line) => JSON.stringify(line))]
      .join('\n')
      .toUpperCase();
    const plain = everything.replace(/[^A-Z0-9]/g, '');
    expect(codesMade.length).toBeGreaterThan(40);
    expect(world.logged.length).toBeGreaterThan(200);
    for (const code of codesMade) {
      expect(everything).not.toContain(code.toUpperCase());
      expect(plain).not.toContain(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
    }
  });
});
