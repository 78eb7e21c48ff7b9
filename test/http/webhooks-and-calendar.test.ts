import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as trackFiling } from '../../functions/track-filing.ts';
import { calendarText } from '../../lib/respond/calendar.ts';
import { type Call, createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let tenants = 0;
let tenant = '';
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  tenants += 1;
  tenant = `t${tenants}`;
  world.clock.now = NOW;
});

const call = (method: string, path: string, body?: unknown, more: Partial<Call> = {}) =>
  world.call(manageWebhooks, { method, path, tenant, ...(body === undefined ? {} : { body }), ...more });
const URL = 'https://ops.example.com/icp';

describe('a webhook', () => {
  it('answers with its secret once', async () => {
    const made = await call('PUT', '/v1/webhooks/ops', { url: URL });
    expect(made.status).toBe(201);
    expect(made.headers.location).toBe('/v1/webhooks/ops');
    expect(made.body).toMatchObject({ id: 'ops', url: URL, events: null, status: 'enabled', failing: null });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const again = await call('PUT', '/v1/webhooks/ops', { url: URL, events: ['server.expired'] });
    expect(again.status).toBe(200);
    expect(again.body.events).toEqual(['server.expired']);
    expect(again.text).not.toContain('whsec_');
    expect((await call('GET', '/v1/webhooks/ops')).text).not.toContain('whsec_');
    expect((await call('GET', '/v1/webhooks')).text).not.toContain('whsec_');
    const replaced = await call('PUT', '/v1/webhooks/ops', { url: URL, newSecret: true });
    expect(replaced.body.secret).not.toBe(made.body.secret);
    expect(JSON.stringify(world.logged)).not.toContain('whsec_');
  });

  it('belongs to its tenant, and is gone when deleted', async () => {
    await call('PUT', '/v1/webhooks/ops', { url: URL });
    expect((await call('GET', '/v1/webhooks/ops', undefined, { tenant: 'other' })).status).toBe(404);
    expect((await call('DELETE', '/v1/webhooks/ops', undefined, { tenant: 'other' })).status).toBe(404);
    expect((await call('DELETE', '/v1/webhooks/ops')).status).toBe(204);
    expect((await call('DELETE', '/v1/webhooks/ops')).status).toBe(404);
    expect((await call('GET', '/v1/webhooks/ops')).status).toBe(404);
    expect((await call('GET', '/v1/webhooks')).body).toEqual({ items: [], nextCursor: null });
  });

  it('is made once by ten requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('PUT', '/v1/webhooks/ops', { url: URL })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('whsec_'))).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
  });

  it('gives a new secret to one of ten requests that ask for one at once, or tells the others to repeat', async () => {
    await call('PUT', '/v1/webhooks/ops', { url: URL });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('PUT', '/v1/webhooks/ops', { url: URL, newSecret: true })),
    );
    const given = answers.filter(({ status }) => status === 200);
    expect(given.length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });

  it('is refused with every fault, and from the twenty-first on', async () => {
    const faulty = await call('PUT', '/v1/webhooks/Ops!', { url: URL });
    expect([faulty.status, faulty.body.errors[0].pointer]).toEqual([422, '#']);
    const faults = await call('PUT', '/v1/webhooks/ops', {
      url: 'https://me:secret@ops.example.com/#x',
      events: ['server.expired', 'server.expired'],
    });
    expect(faults.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/url',
      '#/events',
    ]);
    expect(faults.text).not.toContain('secret');
    expect((await call('PUT', '/v1/webhooks/ops', { url: URL }, { scope: 'read check' })).status).toBe(403);
    for (let index = 0; index < 20; index += 1) await call('PUT', `/v1/webhooks/w${index}`, { url: URL });
    const full = await call('PUT', '/v1/webhooks/one-more', { url: URL });
    expect([full.status, full.body.type]).toEqual([409, 'urn:icp-preflight:problem:limit-reached']);
    expect((await call('PUT', '/v1/webhooks/w0', { url: `${URL}/2` })).status).toBe(200);
  });

  it.each([['http://ops.example.com/'], ['https://10.0.0.1/'], ['https://localhost/'], ['https://[::1]/']])(
    'is not taken at %s where private addresses are refused',
    async (url) => {
      const services = { ...world.services, allowPrivateAddresses: false };
      const refused = await world.call(
        manageWebhooks,
        { method: 'PUT', path: '/v1/webhooks/ops', tenant, body: { url } },
        services,
      );
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '#/url']);
    },
  );
});

describe('a calendar feed', () => {
  const feed = async (language = 'en') => {
    const { body } = await call('PUT', '/v1/calendar-feeds/team', { language });
    return String(body.path);
  };
  const read = (path: string, more: Partial<Call> = {}) => {
    const [address = '', query = ''] = path.split('?');
    return world.call(readRecords, { path: address, query, token: null, ...more });
  };
  const track = async () => {
    await world.call(checkServer, {
      path: '/v1/server-checks',
      tenant,
      body: {
        id: 'ecs-1',
        product: 'ecs',
        region: 'cn-north-4',
        billingMode: 'yearly-monthly',
        subscription: { startsOn: '2026-01-31', expiresOn: '2027-02-28' },
      },
    });
    for (const [name, expiresOn] of [
      ['海棠家具.cn', '2026-12-31'],
      ['gone.cn', '2026-09-01'],
      ['long-gone.cn', '2026-01-01'],
      ['endless.cn', undefined],
    ])
      await world.call(checkDomain, { path: '/v1/domain-checks', tenant, body: { name, expiresOn } });
  };
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

  it('holds the last days of servers and domains, as an iCalendar parser reads them', async () => {
    await track();
    const answer = await read(await feed('zh-CN'));
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['content-language']).toBe('zh-CN');
    const events = eventsOf(answer.text);
    expect(
      events.map(({ summary, startDate, endDate }) => [summary, String(startDate), String(endDate)]),
    ).toEqual([
      ['服务器 ecs-1 到期', '2027-02-28', '2027-03-01'],
      ['域名 gone.cn 到期', '2026-09-01', '2026-09-02'],
      ['域名 海棠家具.cn 到期', '2026-12-31', '2027-01-01'],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
    for (const line of answer.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(answer.text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('holds the time limits of filings', async () => {
    await world.call(trackFiling, {
      method: 'PUT',
      path: '/v1/filings/a.cn/state',
      tenant,
      body: { state: 'sms-verification', since: '2026-11-23T09:00:00+08:00', adopt: true },
    });
    const [event, ...others] = eventsOf((await read(await feed('zh-CN'))).text);
    expect(others).toEqual([]);
    expect(String(event?.startDate)).toBe('2026-11-24');
    expect(event?.summary).toMatch(/^a\.cn 的备案：.*短信/);
  });

  it('moves an event that is renewed, under the same uid', async () => {
    const path = await feed();
    const check = (expiresOn: string) =>
      world.call(checkDomain, { path: '/v1/domain-checks', tenant, body: { name: 'a.cn', expiresOn } });
    await check('2026-12-31');
    const [before] = eventsOf((await read(path)).text);
    await check('2028-02-29');
    const [after] = eventsOf((await read(path)).text);
    expect(String(after?.startDate)).toBe('2028-02-29');
    expect(after?.uid).toBe(before?.uid);
  });

  it('is not sent again while it is the same', async () => {
    await track();
    const path = await feed();
    const { headers } = await read(path);
    const again = await read(path, { headers: { 'if-none-match': headers.etag ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
    const weak = await read(path, { headers: { 'if-none-match': `"other", W/${headers.etag}` } });
    expect(weak.status).toBe(304);
    await world.call(checkDomain, {
      path: '/v1/domain-checks',
      tenant,
      body: { name: 'new.cn', expiresOn: '2027-01-01' },
    });
    expect((await read(path, { headers: { 'if-none-match': headers.etag ?? '' } })).status).toBe(200);
  });

  it('opens with its own key alone, and no more once that is replaced or revoked', async () => {
    const path = await feed();
    const logged = world.logged.length;
    expect((await read(path)).status).toBe(200);
    const [, key = ''] = path.split('token=');
    expect(JSON.stringify(world.logged.slice(logged))).not.toContain(key);
    for (const wrong of [
      '/v1/calendar.ics',
      `/v1/calendar.ics?token=${key.slice(0, -1)}`,
      `/v1/calendar.ics?token=${key}x`,
      `/v1/calendar.ics?token=${key.replace(tenant, 'other')}`,
      `/v1/calendar.ics?token=${tenant}.none.${'a'.repeat(32)}`,
    ])
      expect((await read(wrong)).status, wrong).toBe(404);
    // It is no token for anything else.
    const elsewhere = await world.call(readRecords, { path: '/v1/servers', token: key });
    expect(elsewhere.status).toBe(401);
    const replaced = await call('PUT', '/v1/calendar-feeds/team', { newKey: true });
    expect([replaced.status, replaced.body.language]).toEqual([200, 'en']);
    expect((await read(path)).status).toBe(404);
    expect((await read(replaced.body.path)).status).toBe(200);
    expect((await call('PUT', '/v1/calendar-feeds/team', {})).text).not.toContain('token=');
    expect((await call('GET', '/v1/calendar-feeds/team')).text).not.toContain('token=');
    expect((await call('GET', '/v1/calendar-feeds')).body.items).toHaveLength(1);
    expect((await call('DELETE', '/v1/calendar-feeds/team')).status).toBe(204);
    expect((await read(replaced.body.path)).status).toBe(404);
    expect((await call('DELETE', '/v1/calendar-feeds/team')).status).toBe(404);
    expect((await call('GET', '/v1/calendar-feeds/team')).status).toBe(404);
  });

  it('is one of twenty at most', async () => {
    for (let index = 0; index < 20; index += 1) await call('PUT', `/v1/calendar-feeds/f${index}`, {});
    expect((await call('PUT', '/v1/calendar-feeds/one-more', {})).status).toBe(409);
  });

  it('keeps text with commas, semicolons, backslashes and line ends', () => {
    const name = 'a,b;c\\d\ne';
    const [event] = eventsOf(
      calendarText([{ uid: 'x', on: '2026-11-23', kind: 'server', name }], {
        language: 'en',
        stampedOn: '2026-11-23',
      }),
    );
    expect(event?.summary).toBe(`Server ${name} expires`);
  });
});
