import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { clientFor, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { eraseTenant, NOTHING_ERASED } from '../../scripts/tenant/erase.ts';
import { exportTenant, NOTHING_EXPORTED } from '../../scripts/tenant/export.ts';
import { scanPage } from '../../scripts/tenant/scan.ts';
import { tracesOf } from '../../scripts/tenant/traces.ts';
import { type Gateway, openGateway } from '../../testing/gateway.ts';
import { openReceiver, verify } from '../../testing/receiver.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { readEverything } from './read-everything.ts';
import { type Asked, dataOf, type Exchanged, putItems, readRelease } from './recording.ts';
import { GUEST, OWNER } from './traffic.ts';

/** Every release that was recorded: see README.md. */
const RELEASES = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const HOUR_MS = 3_600_000;

type Release = ReturnType<typeof readRelease>;
type Message = Parameters<typeof verify>[0];

function isSignedWith(message: Message, secret: string): boolean {
  try {
    verify(message, secret);
    return true;
  } catch {
    return false;
  }
}

describe.each(RELEASES)('the table of %s under this release', (name) => {
  let release: Release;
  let world: World;
  let gateway: Gateway;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  beforeAll(async () => {
    receiver = await openReceiver();
    release = readRelease(name, receiver.url);
    world = await createWorld();
    gateway = await openGateway(world.services);
    await putItems(String(world.table.endpoint), release.items);
    world.clock.now = release.endedAt + HOUR_MS;
  });
  afterAll(async () => {
    await gateway.close();
    await world.close();
    await receiver.close();
  });

  async function send({ tenant, method, path, body, key, open }: Asked) {
    const token = await world.token({ tenant, scope: 'read check codes redeem' });
    const response = await fetch(`${gateway.address}${path}`, {
      method,
      headers: {
        ...(open ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      answer: isJson ? JSON.parse(text) : text,
      replayed: response.headers.get('idempotency-replayed') === 'true',
    };
  }
  const get = (path: string, tenant = OWNER) => send({ tenant, method: 'GET', path });
  const post = (path: string, body: unknown, tenant = OWNER) => send({ tenant, method: 'POST', path, body });
  const everything = (tenant: string) =>
    readEverything(async (path) => ({ tenant, method: 'GET', path, ...(await get(path, tenant)) }));
  const run = () => createScheduleHandler(() => world.services)({}, undefined);
  const client = () => clientFor(String(world.table.endpoint));
  const items = async () => (await scanPage(client(), { table: LOCAL_TABLE, after: undefined })).items;
  const asked = (method: string, path: RegExp) =>
    release.asked.filter((each) => each.method === method && path.test(each.path));
  /** Of each kind there must be some: a recording without them would prove nothing. */
  function some(exchanged: Exchanged[]): Exchanged[] {
    expect(exchanged).not.toHaveLength(0);
    return exchanged;
  }

  it('tells whatever could be read before, with the same data', async () => {
    for (const { path, tenant, status, answer } of some(
      release.read.filter((each) => !each.path.includes('cursor=')),
    )) {
      const now = await get(path, tenant);
      expect([path, now.status]).toEqual([path, status]);
      expect(dataOf(now.answer), path).toMatchObject(answer);
    }
  });

  it('lists everything to the end, and nothing twice', async () => {
    for (const tenant of [OWNER, GUEST]) {
      const single = (reads: { path: string }[]) =>
        reads.map(({ path }) => path).filter((path) => !path.includes('?'));
      const before = single(release.read.filter((each) => each.tenant === tenant));
      expect(single(await everything(tenant)).sort()).toEqual(before.sort());
    }
  });

  it('refuses a cursor that was given out before', async () => {
    const cursors = some(release.read.filter((each) => each.path.includes('cursor=')));
    for (const { path, tenant } of cursors) expect((await get(path, tenant)).status).toBe(422);
  });

  it('judges every stored result anew, and finds none that it cannot read', async () => {
    const impact = await get('/v1/impact?limit=100');
    expect(impact.status).toBe(200);
    expect(impact.answer.unreadable).toEqual([]);
    expect(impact.answer.examined).toBeGreaterThan(20);
    for (const { path, tenant } of some(release.read.filter((each) => each.path.endsWith('/replay'))))
      expect([path, (await get(path, tenant)).status]).toEqual([path, 200]);
  });

  it('answers the repeat of every request with a key that is not over as it was answered', async () => {
    const keyed = some(release.asked.filter(({ key }) => key !== undefined));
    for (const each of keyed) {
      const now = await send(each);
      expect([each.key, now.status], JSON.stringify(now.answer)).toEqual([each.key, each.status]);
      expect(dataOf(now.answer), each.key).toMatchObject(each.answer);
      expect([each.key, now.replayed]).toEqual([each.key, true]);
    }
  });

  it('refuses another request under a key that was used', async () => {
    for (const { key, ...each } of some(release.asked.filter(({ key }) => key?.startsWith('issue'))))
      expect((await send({ ...each, key, body: { note: 'another' } } as Asked)).status).toBe(422);
  });

  it('finishes what a process was at that died', async () => {
    const before = (await get('/v1/servers/ecs-die-1/authorization-codes')).answer.items.length;
    for (const each of some(release.died as Exchanged[])) {
      const answered = await send(each);
      expect([each.path, answered.status < 300 || answered.status], JSON.stringify(answered.answer)).toEqual([
        each.path,
        true,
      ]);
    }
    const codes = (await get('/v1/servers/ecs-die-1/authorization-codes')).answer.items;
    expect(codes.length).toBeGreaterThanOrEqual(before);
    expect(codes.length).toBe(
      new Set(release.died.flatMap(({ path, key }) => (path.endsWith('codes') ? [key] : []))).size,
    );
  });

  it('redeems every code that was free, for who may, once; and no other', async () => {
    const free = { [OWNER]: 0, [GUEST]: 0 };
    for (const { path, tenant: maker, answer } of some(
      release.read.filter(({ path }) => /authorization-codes\/[^/]+$/.test(path)),
    )) {
      const now = (await get(path, maker)).answer;
      const tenant = now.grantedTo ?? maker;
      const redeemed = await post(
        '/v1/redemptions',
        { code: answer.code, website: { domain: `site-${now.id.toLowerCase()}.cn` } },
        tenant,
      );
      expect([now.id, now.status, redeemed.status]).toEqual([
        now.id,
        now.status,
        now.status === 'available' ? 201 : expect.toBeOneOf([404, 409]),
      ]);
      if (redeemed.status === 201) free[tenant as keyof typeof free] += 1;
    }
    expect(free[OWNER]).toBeGreaterThan(0);
    expect(free[GUEST]).toBeGreaterThan(0);
  });

  it('goes on with what was redeemed: files it, releases it, tells its history', async () => {
    const redeemed = some(asked('POST', /^\/v1\/redemptions$/).filter(({ status }) => status === 201));
    for (const { tenant, answer } of redeemed) {
      const now = (await get(`/v1/redemptions/${answer.id}`, tenant)).answer;
      expect(now).toMatchObject({ id: answer.id, codeId: answer.codeId, website: answer.website });
      if (now.status !== 'redeemed') continue;
      const { status, answer: filed } = await post(
        `/v1/redemptions/${answer.id}/filing`,
        { number: '粤ICP备2026099999号-1' },
        tenant,
      );
      expect([status, filed.status]).toEqual([200, 'filed']);
    }
  });

  it('moves every filing on, and follows its revision', async () => {
    for (const { path, answer } of some(release.read.filter(({ path }) => /^\/v1\/filings\//.test(path)))) {
      const shown = (await get(path)).answer;
      expect(shown.revision).toBe(answer.revision);
      const [state] = shown.next.states.filter((each: string) => each !== 'abandoned');
      if (state === undefined) continue;
      const moved = await send({ tenant: OWNER, method: 'PUT', path: `${path}/state`, body: { state } });
      expect([path, state, moved.status], JSON.stringify(moved.answer)).toEqual([path, state, 200]);
      expect(moved.answer.revision).toBe(answer.revision + 1);
    }
  });

  it('opens calendars by the keys that were given out', async () => {
    for (const { answer } of some(asked('PUT', /calendar-feeds/))) {
      const feed = await send({ tenant: OWNER, method: 'GET', path: answer.path, open: true });
      expect([feed.status, feed.answer.startsWith('BEGIN:VCALENDAR')]).toEqual([200, true]);
    }
  });

  it('looks at everything that is due, in every queue, and hands over every notice that waited', async () => {
    const waited = (await items()).filter(({ duepk }) => String(duepk).startsWith('deliveries')).length;
    expect(waited).toBeGreaterThan(0);
    receiver.answer(204);
    world.clock.now += 36 * HOUR_MS;
    const summary = await run();
    expect(summary).toMatchObject({ failed: 0, remaining: 0 });
    expect(summary.due).toBeGreaterThan(0);
    expect(summary.notified).toBeGreaterThanOrEqual(waited);
    const late = (await items()).filter(
      ({ duesk }) => duesk !== undefined && Date.parse(String(duesk).split('#')[0] ?? '') <= world.clock.now,
    );
    expect(late).toEqual([]);
    expect((await items()).filter(({ duepk }) => String(duepk).startsWith('due#filing'))).toEqual([]);
    const secrets = asked('PUT', /webhooks/)
      .map(({ answer }) => answer.secret)
      .filter(Boolean);
    const messages = receiver.take();
    expect(messages).toHaveLength(summary.notified);
    for (const message of messages)
      expect(secrets.some((secret) => isSignedWith(message, secret))).toBe(true);
  });

  it('counts the servers that were tracked before among those that a tenant may track', async () => {
    const { length } = (await get('/v1/servers?limit=100')).answer.items;
    world.services.serversPerTenant = length + 1;
    const [{ body }] = some(asked('POST', /server-checks/)) as [Exchanged];
    const checkOf = (id: string) => post('/v1/server-checks', { ...(body as object), id });
    expect((await checkOf('ecs-new')).status).toBe(201);
    expect(await checkOf('ecs-one-too-many')).toMatchObject({
      status: 409,
      answer: { type: expect.stringContaining('limit-reached') },
    });
    expect((await checkOf('ecs-long')).status).toBe(201);
  });

  it('changes and deletes webhooks, feeds, servers and domains that were made before', async () => {
    for (const { path, body } of some(asked('PUT', /webhooks|calendar-feeds/)))
      expect((await send({ tenant: OWNER, method: 'PUT', path, body })).status).toBe(200);
    const records = release.read.flatMap(({ path, tenant }) =>
      /^\/v1\/(domains|webhooks|calendar-feeds)\//.test(path) ? [{ path, tenant }] : [],
    );
    for (const { path, tenant } of records) {
      expect([path, (await send({ tenant, method: 'DELETE', path })).status]).toEqual([path, 204]);
      expect((await get(path, tenant)).status).toBe(404);
    }
  });

  it('exports and erases a tenant without leaving anything', async () => {
    const before = await items();
    const ofOwner = before.filter((item) => tracesOf(item, OWNER).length > 0);
    const folder = mkdtempSync(join(tmpdir(), 'icp-upgrade-'));
    const file = join(folder, 'tenant.jsonl');
    const pass = { pass: 1, after: undefined };
    const at = { client: client(), tableName: LOCAL_TABLE, tenant: OWNER, onPage: () => {} };
    await exportTenant({ ...at, file }, { ...pass, counts: NOTHING_EXPORTED });
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines.length).toBe(ofOwner.length);
    rmSync(folder, { recursive: true });
    const table = world.services.tableFor(60_000);
    expect(await eraseTenant({ ...at, table }, { ...pass, counts: NOTHING_ERASED })).toBe(true);
    const text = JSON.stringify(await items());
    for (const trace of [OWNER, '海棠家具', 'haitangjiaju', '备用'])
      expect(text.includes(trace), trace).toBe(false);
    expect((await get('/v1/servers', GUEST)).answer.items.length).toBeGreaterThan(0);
  });
});
