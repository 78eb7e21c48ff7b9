import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as trackFiling } from '../../functions/track-filing.ts';
import { FILING_STATES } from '../../lib/policy/lifecycle.ts';
import { openGateway } from '../../testing/gateway.ts';
import { type Answer, createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
});
afterAll(async () => {
  await gateway.close();
  await world.close();
});

const DAY = 24 * 3_600_000;
type Options = { tenant?: string; headers?: Record<string, string>; scope?: string; query?: string };

function put(domain: string, body: unknown, options: Options = {}): Promise<Answer> {
  const path = `/v1/filings/${encodeURIComponent(domain)}/state`;
  return world.call(trackFiling, { method: 'PUT', path, body, ...options });
}
const get = (domain: string, options: Options = {}) =>
  world.call(trackFiling, { path: `/v1/filings/${encodeURIComponent(domain)}`, ...options });
const forget = (domain: string, options: Options = {}) =>
  world.call(trackFiling, { method: 'DELETE', path: `/v1/filings/${domain}`, ...options });
const list = (query: string, tenant: string) =>
  world.call(trackFiling, { path: '/v1/filings', query, tenant });
const problem = ({ body }: Answer) => String(body.type).replace('urn:icp-preflight:problem:', '');

describe('PUT /v1/filings/{domain}/state', () => {
  it('keeps where an application stands: 201 at first, then 200, with who acts next and by when', async () => {
    const first = await put('a.cn', { state: 'to-complete' });
    expect(first.status).toBe(201);
    expect(first.headers).toMatchObject({ location: '/v1/filings/a.cn', etag: '"1"' });
    for (const state of ['awaiting-first-review', 'awaiting-send', 'sms-verification'])
      expect((await put('a.cn', { state })).status).toBe(200);
    const answer = await put('a.cn', { state: 'at-authority', note: 'sent on' });
    expect(answer.headers.etag).toBe('"5"');
    expect(answer.body).toMatchObject({
      domain: 'a.cn',
      state: 'at-authority',
      name: 'At the authority',
      sinceAt: '2026-11-23T01:15:00.000Z',
      filedAt: null,
      editable: false,
      withdrawable: false,
      next: {
        actor: 'authority',
        dueOn: '2026-12-21',
        dueAt: '2026-12-21T16:00:00.000Z',
        states: ['authority-rejected', 'filed'],
      },
      deadlines: [{ kind: 'authority-review', binding: false, overdue: false }],
      revision: 5,
    });
    const states = answer.body.history.map(({ state }: { state: string }) => state);
    expect(states).toEqual([
      'to-complete',
      'awaiting-first-review',
      'awaiting-send',
      'sms-verification',
      'at-authority',
    ]);
    expect((await get('a.cn')).body).toEqual(answer.body);
  });

  it('refuses an illegal move with 409, and names the legal ones, in either language', async () => {
    const answer = await put('a.cn', { state: 'to-complete' });
    expect([answer.status, problem(answer)]).toEqual([409, 'illegal-transition']);
    expect(answer.body).toMatchObject({ from: 'at-authority', allowed: ['authority-rejected', 'filed'] });
    expect(answer.body.detail).toContain('filed (Filed)');
    const zh = await put('a.cn', { state: 'to-complete' }, { headers: { 'accept-language': 'zh-CN' } });
    expect(zh.body.detail).toContain('authority-rejected (管局驳回)');
    expect((await get('a.cn')).body.revision).toBe(5);
    const none = await put('new.cn', { state: 'filed' });
    expect(none.body).toMatchObject({ status: 409, from: null, allowed: ['to-complete'] });
    expect((await get('new.cn')).status).toBe(404);
    await put('end.cn', { state: 'abandoned', adopt: true });
    expect((await put('end.cn', { state: 'to-complete' })).body.allowed).toEqual([]);
  });

  it('says of an order on a filing by when its own step is due, not what is due of the filing', async () => {
    world.clock.now = NOW;
    await put('changed.cn', { state: 'filed', adopt: true });
    const next = async (body: object) => (await put('changed.cn', body)).body.next;
    expect(await next({ state: 'to-complete', order: 'change' })).toMatchObject({ dueOn: null, dueAt: null });
    await put('changed.cn', { state: 'awaiting-first-review' });
    await put('changed.cn', { state: 'awaiting-send' });
    const sms = await next({ state: 'sms-verification' });
    expect(sms).toMatchObject({ actor: 'applicant', dueAt: new Date(NOW + DAY).toISOString() });
    const { body } = await get('changed.cn');
    expect(body.deadlines.map(({ kind }: { kind: string }) => kind)).toEqual([
      'public-security',
      'sms-verification',
    ]);
  });

  it('is the same whatever the spelling of the domain, in the path of a gateway too', async () => {
    const token = await world.token({ tenant: 'idn', scope: 'check read' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ state: 'to-complete' });
    const address = gateway.decodesPaths ? '例子。中国' : 'https://例子.中国/x?y';
    const spellings = ['例子.中国', 'WWW.例子.中国.', 'xn--fsqu00a.XN--FIQS8S', address];
    const answers = [];
    for (const spelling of spellings) {
      const path = `/v1/filings/${encodeURIComponent(spelling)}/state`;
      answers.push(await fetch(`${gateway.address}${path}`, { method: 'PUT', headers, body }));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    for (const answer of answers)
      expect(JSON.parse(await answer.text()).domain).toBe('xn--fsqu00a.xn--fiqs8s');
    const { body: listed } = await list('', 'idn');
    expect(listed.items.map(({ domain }: { domain: string }) => domain)).toEqual(['xn--fsqu00a.xn--fiqs8s']);
  });

  it('told again changes nothing, also with an ETag of before: the first answer may have been lost', async () => {
    await put('again.cn', { state: 'to-complete' });
    const first = await put(
      'again.cn',
      { state: 'abandoned', note: 'n' },
      { headers: { 'if-match': '"1"' } },
    );
    world.clock.now = NOW + DAY;
    const again = await put(
      'again.cn',
      { state: 'abandoned', note: 'n' },
      { headers: { 'if-match': '"1"' } },
    );
    world.clock.now = NOW;
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
  });

  it('with If-Match changes only what the caller has seen', async () => {
    const to = (state: string, ifMatch: string) =>
      put('match.cn', { state }, { headers: { 'if-match': ifMatch } });
    const unseen = await to('to-complete', '*');
    expect([unseen.status, problem(unseen)]).toEqual([412, 'revision-mismatch']);
    await put('match.cn', { state: 'to-complete' });
    const stale = await to('awaiting-first-review', '"7", W/"1"');
    expect([stale.status, stale.body.detail]).toEqual([412, expect.stringContaining('"1"')]);
    expect((await to('awaiting-first-review', '"7", "1"')).status).toBe(200);
    expect((await to('to-complete', '*')).status).toBe(200);
    const broken = await to('abandoned', 'three');
    expect([broken.status, broken.body.errors[0].pointer]).toEqual([422, '#']);
    // Two at once that have both seen revision 3: one wins.
    const both = await Promise.all([to('awaiting-first-review', '"3"'), to('abandoned', '"3"')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('tells of a calendar that does not reach so far', async () => {
    world.clock.now = Date.parse('2026-12-20T02:00:00Z');
    const { body } = await put('far.cn', { state: 'at-authority', adopt: true });
    world.clock.now = NOW;
    expect(body.next).toMatchObject({ dueOn: null, dueAt: null });
    expect(body.deadlines[0]).toMatchObject({ overdue: null, notes: expect.any(Array) });
    expect(body.deadlines[0].notes.join()).toContain('2026-12-31');
  });

  it('ends a duty that is done', async () => {
    const filed = await put('done.cn', { state: 'filed', adopt: true, since: '2026-11-01' });
    expect(filed.body.next).toMatchObject({ actor: 'applicant', dueOn: '2026-12-01' });
    const done = await put('done.cn', { state: 'filed', completed: ['public-security'] });
    expect(done.body).toMatchObject({ deadlines: [], completed: ['public-security'], next: { dueOn: null } });
  });

  it.each([
    ['no state', {}, ['#/state']],
    ['a state that is none', { state: 'approved' }, ['#/state']],
    [
      'every fault at once',
      { state: 'x', since: '2026-02-30', adopt: 1, completed: ['sms'], note: ' ', more: 1 },
      ['#/state', '#/since', '#/adopt', '#/completed/0', '#/note', '#/more'],
    ],
    ['the future', { state: 'to-complete', since: '2026-11-24' }, ['#/since']],
    ['the distant past', { state: 'to-complete', since: '1999-12-31' }, ['#/since']],
    [
      'a duty that does not run, and a time to come',
      { state: 'to-complete', completed: ['public-security'], since: '9999-12-31' },
      ['#/since', '#/completed/0'],
    ],
  ])('refuses %s, naming every fault', async (_, body, pointers) => {
    const answer = await put('faults.cn', body);
    expect(answer.status).toBe(422);
    const found = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(found.sort()).toEqual(pointers.sort());
    expect((await get('faults.cn')).status).toBe(404);
  });

  it.each([
    ['no domain', () => put('nodomain', { state: 'to-complete' }), 422, 'invalid-request'],
    ['a public suffix', () => put('com.cn', { state: 'to-complete' }), 422, 'invalid-request'],
    ['a query', () => put('a.cn', { state: 'filed' }, { query: 'dryRun=1' }), 422, 'invalid-request'],
    ['broken JSON', () => put('a.cn', '{'), 400, 'invalid-json'],
    ['the scope read', () => put('a.cn', { state: 'filed' }, { scope: 'read' }), 403, 'forbidden'],
    ['no scope to read', () => get('a.cn', { scope: 'check' }), 403, 'forbidden'],
    ['no scope to delete', () => forget('a.cn', { scope: 'read' }), 403, 'forbidden'],
    ['another tenant', () => get('a.cn', { tenant: 'other' }), 404, 'not-found'],
    ['deletion by another tenant', () => forget('a.cn', { tenant: 'other' }), 404, 'not-found'],
  ])('refuses %s', async (_, call, status, name) => {
    const answer = await call();
    expect([answer.status, problem(answer)]).toEqual([status, name]);
  });

  it('never answers a body or path with a 5xx, nor logs what it says', async () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          state: fc.oneof(fc.constantFrom(...FILING_STATES), fc.string()),
          since: fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.constantFrom('2026-11-23', '')),
          adopt: fc.oneof(fc.boolean(), fc.constant(null)),
          note: fc.constantFrom('secret-note', '\u0000'),
          completed: fc.constantFrom([], ['public-security'], ['public-security', 'public-security']),
        },
        { requiredKeys: [] },
      ),
    );
    const domain = fc.oneof(fc.webUrl(), fc.domain(), fc.string({ minLength: 1 }), fc.constant('z.cn'));
    world.logged.length = 0;
    await fc.assert(
      fc.asyncProperty(domain, body, async (name, given) => {
        const answer = await put(name, JSON.stringify(given), { tenant: 'fuzz' });
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
    expect(JSON.stringify(world.logged)).not.toMatch(/secret-note|z\.cn/);
  });
});

describe('DELETE /v1/filings/{domain}', () => {
  it('forgets the application, once, if it is what the caller has seen', async () => {
    await put('gone.cn', { state: 'to-complete' });
    expect((await forget('gone.cn', { headers: { 'if-match': '"2"' } })).status).toBe(412);
    const deleted = await forget('gone.cn', { headers: { 'if-match': '"1"' } });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect((await get('gone.cn')).status).toBe(404);
    expect((await forget('gone.cn')).status).toBe(404);
    expect((await put('gone.cn', { state: 'to-complete' })).status).toBe(201);
  });
});

describe('GET /v1/filings', () => {
  it('lists by domain, page by page, by state, each with who acts next', async () => {
    for (let index = 0; index < 5; index += 1)
      await put(
        `s${index}.cn`,
        { state: index % 2 ? 'filed' : 'to-complete', adopt: true },
        { tenant: 'pages' },
      );
    const first = await list('limit=3', 'pages');
    expect(first.body.items.map(({ domain }: { domain: string }) => domain)).toEqual([
      's0.cn',
      's1.cn',
      's2.cn',
    ]);
    expect(first.body.items[1].next).toMatchObject({ actor: 'applicant', dueOn: '2026-12-23' });
    const rest = await list(`limit=3&cursor=${first.body.nextCursor}`, 'pages');
    expect([rest.body.items.length, rest.body.nextCursor]).toEqual([2, null]);
    expect((await list('state=filed', 'pages')).body.items).toHaveLength(2);
    for (const [query, tenant] of [
      [`cursor=${first.body.nextCursor}`, 'acme'],
      [`cursor=${first.body.nextCursor}&state=filed`, 'pages'],
      ['state=approved', 'pages'],
      ['limit=0', 'pages'],
    ] as const)
      expect((await list(query, tenant)).status).toBe(422);
  });
});
