import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { createAuthenticate } from '../../lib/http/authenticate.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import { clientFor, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { openGateway } from '../../testing/gateway.ts';
import { AUDIENCE, createWorld, eventOf, ISSUER, NOW, type World } from '../../testing/world.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
const bodies = {
  '/v1/domain-checks': { ...domain, entity },
  '/v1/server-checks': server,
  '/v1/routing-advice': { domain: domain.name, filing: { status: 'none' }, servers: [server] },
  '/v1/assessments': application,
  '/v1/allocations': {
    websites: [{ domain: domain.name, entity: application.entity.name }],
    servers: [server],
  },
};

/** One write; a read of the ledger before it, where servers or codes are asked about; the server that is tracked. */
const TABLE_CALLS: { readonly [path: string]: number } = {
  '/v1/domain-checks': 2,
  '/v1/server-checks': 3,
  '/v1/routing-advice': 3,
  '/v1/assessments': 4,
  '/v1/allocations': 1,
};

beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
});
afterAll(async () => {
  await gateway.close();
  await world.close();
});

type Options = {
  method?: string;
  body?: unknown;
  tenant?: string;
  scope?: string;
  token?: string | null;
  headers?: Record<string, string>;
};

async function send(
  path: string,
  { method, body, tenant = 'acme', scope = 'read check', token, headers = {} }: Options = {},
) {
  const bearer = token === undefined ? await world.token({ tenant, scope }) : token;
  const answer = await fetch(`${gateway.address}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : {
          body:
            typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
        }),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
  const parsed: any = text === '' ? undefined : JSON.parse(text);
  return { status: answer.status, headers: answer.headers, text, body: parsed };
}

async function items(): Promise<number> {
  const { Count = 0 } = await clientFor(world.table.endpoint ?? '').send(
    new ScanCommand({ TableName: LOCAL_TABLE, Select: 'COUNT' }),
  );
  return Count;
}

/** Sends what must be refused, and holds that it wrote nothing. */
async function refused(path: string, options: Options, status: number, problem: string) {
  const before = await items();
  const answer = await send(path, options);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    type: `urn:icp-preflight:problem:${problem}`,
    status,
    requestId: answer.headers.get('x-request-id'),
  });
  expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(['title', 'detail']));
  expect(await items()).toBe(before);
  return answer;
}

describe('a check', () => {
  it.each(Object.entries(bodies))(
    '%s: 201, the stored result, its address, no more table calls than it takes',
    async (path, body) => {
      world.logged.length = 0;
      const answer = await send(path, { body });
      expect(answer.status).toBe(201);
      expect(answer.body.verdict).toBe('ready');
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('location')).toBe(`/v1/results/${answer.body.id}`);
      expect(answer.body.evaluatedAt).toBe('2026-11-23T01:15:00.000Z');
      expect(answer.body.asOf).toBeNull();
      expect(answer.body.catalogue).toMatch(/^[0-9a-f]{12}$/);
      expect(world.logged).toEqual([
        expect.objectContaining({
          tableCalls: TABLE_CALLS[path],
          status: 201,
          verdict: 'ready',
          tenant: 'acme',
          failedRules: [],
        }),
      ]);
      const again = await send(answer.headers.get('location') ?? '');
      expect(again.status).toBe(200);
      expect(again.body).toEqual(answer.body);
    },
  );

  it('takes any spelling of a domain', async () => {
    for (const name of ['WWW.Example.COM.', 'https://example.com/x', 'example.com']) {
      expect((await send('/v1/domain-checks', { body: { name } })).body.subject).toBe('example.com');
    }
    expect((await send('/v1/domain-checks', { body: { name: '例子.中国' } })).body.subject).toBe(
      'xn--fsqu00a.xn--fiqs8s',
    );
  });

  it('judges as of a day, or of an instant in its Shanghai day', async () => {
    const verdicts = async (asOf: string) =>
      (await send('/v1/domain-checks', { body: { ...domain, entity, expiresOn: '2026-11-23', asOf } })).body;
    expect((await verdicts('2026-11-23')).verdict).toBe('ready');
    expect((await verdicts('2026-11-24')).verdict).toBe('not-ready');
    expect((await verdicts('2026-11-23T15:59:59Z')).verdict).toBe('ready');
    expect(await verdicts('2026-11-23T16:00:00Z')).toMatchObject({
      verdict: 'not-ready',
      asOf: '2026-11-23T16:00:00Z',
    });
    expect((await verdicts('2026-11-24T00:00:00+08:00')).verdict).toBe('not-ready');
  });

  it('masks authorization codes in what it stores and shows', async () => {
    const body = {
      ...application,
      authorizationCodes: [{ code: 'SECRET-CODE-12345' }],
      routing: [
        {
          domain: domain.name,
          filing: { status: 'none' },
          authorizationCodes: [{ code: 'OTHER-CODE-98765' }],
        },
      ],
    };
    const answer = await send('/v1/assessments', { body });
    expect(answer.status).toBe(201);
    expect(answer.text).not.toMatch(/SECRET|OTHER/);
    expect(answer.body.request.authorizationCodes).toEqual([{ code: '****2345' }]);
    expect(answer.body.request.routing[0].authorizationCodes).toEqual([{ code: '****8765' }]);
    expect(
      (
        await send('/v1/routing-advice', {
          body: { ...bodies['/v1/routing-advice'], authorizationCodes: [{ code: 'SECRET-CODE-12345' }] },
        })
      ).text,
    ).not.toContain('SECRET');
  });

  it('stores a large application, compressed, and reads it back the same', async () => {
    const websites = Array.from({ length: 100 }, (_, index) => ({
      ...website,
      domains: [{ ...domain, name: `haitang${index}.cn` }],
    }));
    const servers = Array.from({ length: 100 }, (_, index) => ({ ...server, id: `ecs-${index}` }));
    const answer = await send('/v1/assessments', { body: { ...application, websites, servers } });
    expect(answer.status).toBe(201);
    expect(answer.body.sections).toHaveLength(301);
    expect((await send(`/v1/results/${answer.body.id}`)).text).toBe(answer.text);
  });

  it('refuses an application whose answer a function could not return, and stores nothing of it', async () => {
    const sized = (perWebsite: number) => ({
      entity: application.entity,
      websites: Array.from({ length: 100 }, (_, index) => ({
        name: `海棠${index}`,
        domains: Array.from({ length: perWebsite }, (_, other) => ({ name: `a${index}-${other}.cn` })),
      })),
      servers: Array.from({ length: 100 }, (_, index) => ({
        id: `ecs-${index}`,
        product: 'ecs',
        region: 'cn-north-4',
        billingMode: 'yearly-monthly',
      })),
    });
    const tenant = 'large';
    for (const headers of [{ 'accept-language': 'zh-CN' }, { 'accept-language': 'en' }])
      expect((await send('/v1/assessments', { body: sized(1), tenant, headers })).status).toBe(201);
    const stored = (await send('/v1/results', { tenant })).body.items.length;
    const { status, body } = await send('/v1/assessments', { body: sized(10), tenant });
    expect([status, body.type]).toEqual([422, 'urn:icp-preflight:problem:invalid-request']);
    expect(body.errors).toMatchObject([{ pointer: '#', detail: expect.stringContaining('at most 5.5') }]);
    expect((await send('/v1/results', { tenant })).body.items).toHaveLength(stored);
    expect((await send('/v1/domains/a0-0.cn', { tenant })).status).toBe(200);
    expect((await send('/v1/domains/a0-9.cn', { tenant })).status).toBe(404);
  });

  it('can send its own normalised request again and gets the same findings', async () => {
    const first = await send('/v1/assessments', { body: application });
    const second = await send('/v1/assessments', { body: first.body.request });
    expect(second.body.findings).toEqual(first.body.findings);
    expect(second.body.request).toEqual(first.body.request);
  });
});

describe('languages', () => {
  const han = /\p{Script=Han}/u;
  const body = {
    ...application,
    account: undefined,
    websites: [
      {
        ...website,
        name: 'Hello',
        domains: [{ name: 'x.nosuchtld', expiresOn: '2026-01-01' }, { name: 'y.io' }],
      },
    ],
    servers: [{ ...server, eip: null, filingsUsed: 9 }],
    routing: [{ domain: 'y.io', filing: { status: 'none' }, cdn: { serviceArea: 'global' } }],
  };
  it('changes texts and nothing else', async () => {
    const en = await send('/v1/assessments', { body });
    const zh = await send('/v1/assessments', { body, headers: { 'accept-language': 'zh-CN' } });
    expect([en.headers.get('content-language'), zh.headers.get('content-language')]).toEqual(['en', 'zh-CN']);
    const texts = ['title', 'message', 'fix', 'question', 'text', 'why', 'name'];
    const without = (text: string) =>
      JSON.parse(text, (member, value) => (texts.includes(member) && typeof value === 'string' ? '' : value));
    expect({ ...without(zh.text), id: '' }).toEqual({ ...without(en.text), id: '' });
    const spoken: string[] = [];
    JSON.parse(zh.text, (member, value) => {
      if (
        ['title', 'message', 'fix', 'question', 'text', 'why'].includes(member) &&
        typeof value === 'string'
      )
        spoken.push(value);
      return value;
    });
    expect(spoken.length).toBeGreaterThan(60);
    for (const text of spoken) expect(text).toMatch(han);
    for (const text of [...spoken, en.text]) expect(text).not.toMatch(/\{\w+\}/);
  });
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-TW;q=0.9, en;q=0.8', 'zh-CN'],
    ['en;q=0.3, zh;q=0.4', 'zh-CN'],
    ['en, zh', 'en'],
    ['fr, *;q=0.1', 'en'],
    ['zh;q=0', 'en'],
    ['zh;q=9', 'en'],
    [';;;,,,', 'en'],
    ['de', 'en'],
    ['ZH-hans-cn', 'zh-CN'],
  ])('Accept-Language %s: %s', async (header, language) => {
    const answer = await send('/v1/rules', { token: null, headers: { 'accept-language': header } });
    expect(answer.headers.get('content-language')).toBe(language);
  });
  it('speaks Chinese in problems as well', async () => {
    const answer = await send('/v1/domain-checks', {
      body: { name: 5, zip: 1 },
      headers: { 'accept-language': 'zh' },
    });
    for (const text of [
      answer.body.title,
      answer.body.detail,
      ...answer.body.errors.map((fault: { detail: string }) => fault.detail),
    ])
      expect(text).toMatch(han);
  });
});

describe('tokens', () => {
  const path = '/v1/results';
  it('401 without one, with a challenge', async () => {
    const answer = await refused(path, { token: null }, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
  it.each([
    ['an expired one', { exp: NOW / 1000 - 60 }],
    ['one for later', { nbf: NOW / 1000 + 60 }],
    ['one of another issuer', { iss: 'https://other.example' }],
    ['one for another audience', { aud: 'other' }],
    ['one without a tenant', { tenant: undefined }],
    ['one with a tenant that is none', { tenant: 'A#B' }],
    ['one whose tenant is no text', { tenant: 5 }],
    ['one with a scope that is no text', { scope: ['read'] }],
  ])('401 for %s', async (_, claims) => {
    const token = await world.token({ tenant: 'acme', scope: 'read', ...claims } as never);
    const answer = await refused(path, { token }, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });
  it('401 for a token that never ends', async () => {
    const token = await new SignJWT({ iss: ISSUER, aud: AUDIENCE, tenant: 'acme', scope: 'read' })
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .sign(world.privateKey);
    await refused(path, { token }, 401, 'unauthenticated');
  });
  it('401 for another key, for no signature, for a shared secret made of the public key', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await refused(
      path,
      { token: await world.token({ tenant: 'acme', scope: 'read' }, privateKey) },
      401,
      'unauthenticated',
    );
    const payload = { iss: ISSUER, aud: AUDIENCE, exp: NOW / 1000 + 60, tenant: 'acme', scope: 'read' };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    await refused(path, { token: `${part({ alg: 'none' })}.${part(payload)}.` }, 401, 'unauthenticated');
    await refused(path, { token: `${part({ alg: 'none' })}.${part(payload)}.x` }, 401, 'unauthenticated');
    const secret = Buffer.from(JSON.stringify(world.jwks.keys[0]));
    const shared = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'test' }).sign(secret);
    await refused(path, { token: shared }, 401, 'unauthenticated');
    await refused(path, { token: 'nonsense' }, 401, 'unauthenticated');
  });
  it('403 without the scope, which is named', async () => {
    const answer = await refused(path, { scope: 'check' }, 403, 'forbidden');
    expect(answer.body.detail).toContain('read');
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
    await refused('/v1/domain-checks', { scope: 'read codes redeem', body: domain }, 403, 'forbidden');
    await refused('/v1/domain-checks', { scope: '', body: domain }, 403, 'forbidden');
  });
  it('none is needed for health, rules and the API document', async () => {
    expect((await send('/v1/health', { token: null })).body).toMatchObject({ status: 'ok' });
    const rules = await send('/v1/rules', { token: null });
    expect(rules.body.items.length).toBeGreaterThan(25);
    expect(rules.body.items[0]).toMatchObject({
      id: 'verification/available',
      severity: 'error',
      constraint: 'basic-requirements',
    });
    expect((await send('/v1/openapi.json', { token: null })).body.openapi).toBe('3.1.0');
  });
  it('notices within a minute that a token has ended', async () => {
    const token = await world.token({ tenant: 'acme', scope: 'read', exp: NOW / 1000 + 30 });
    expect((await send(path, { token })).status).toBe(200);
    world.clock.now += 40_000;
    await refused(path, { token }, 401, 'unauthenticated');
    world.clock.now = NOW;
  });
  it('503 when the keys cannot be fetched', async () => {
    const { publicKey } = await generateKeyPair('ES256');
    expect(await exportJWK(publicKey)).toBeDefined();
    const authenticate = createAuthenticate(
      { issuer: ISSUER, audience: AUDIENCE, jwks: new URL('http://127.0.0.1:9/jwks') },
      () => NOW,
    );
    const answer = await world.call(
      readRecords,
      { path: '/v1/results' },
      { ...world.services, authenticate },
    );
    expect([answer.status, answer.body.type, answer.headers['retry-after']]).toEqual([
      503,
      'urn:icp-preflight:problem:keys-unavailable',
      '5',
    ]);
  });
});

describe('addresses and methods', () => {
  it('404 for what is not there', async () => {
    await refused('/nowhere', {}, 404, 'not-found');
    await refused('/v1/results/01ARZ3NDEKTSV4RRFFQ69G5FAV', {}, 404, 'not-found');
    await refused('/v1/results/short', {}, 404, 'not-found');
    await refused('/v1/results/%E0%A4%A', {}, 404, 'not-found');
  });
  it("404 for another tenant's result", async () => {
    const { body } = await send('/v1/domain-checks', { body: domain, tenant: 'acme' });
    await refused(`/v1/results/${body.id}`, { tenant: 'other' }, 404, 'not-found');
    expect((await send(`/v1/results/${body.id}`, { tenant: 'acme' })).status).toBe(200);
    const list = await send('/v1/results?kind=domain-check', { tenant: 'other' });
    expect(list.body).toEqual({ items: [], nextCursor: null });
  });
  it.each([
    ['/v1/domain-checks', 'PUT', 'POST'],
    ['/v1/assessments', 'DELETE', 'POST'],
    ['/v1/results', 'POST', 'GET'],
    ['/v1/results/01ARZ3NDEKTSV4RRFFQ69G5FAV', 'PATCH', 'GET'],
    ['/v1/health', 'POST', 'GET'],
  ])('405 for %s %s, with what is allowed', async (path, method, allowed) => {
    const answer = await refused(path, { method }, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe(allowed);
  });
  it("keeps a caller's request id if it is sane", async () => {
    const id = async (header: string) =>
      (await send('/v1/health', { token: null, headers: { 'x-request-id': header } })).headers.get(
        'x-request-id',
      );
    expect(await id('my-id_1.2:3')).toBe('my-id_1.2:3');
    for (const bad of ['a b', 'x'.repeat(129), '<script>']) expect(await id(bad)).toMatch(/^[0-9A-Z]{26}$/);
  });
});

describe('bad bodies', () => {
  const path = '/v1/assessments';
  it.each([
    ['malformed JSON', '{"a":'],
    ['a trailing comma', '{"a":1,}'],
    ['text that is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['nothing', ''],
    ['NaN', 'NaN'],
  ])('400 for %s', async (_, body) => {
    await refused(path, { method: 'POST', body }, 400, 'invalid-json');
  });
  it('400 for bytes that a gateway has replaced, and for damaged base64', async () => {
    for (const call of [
      { body: '{"name":"\uFFFD.cn"}' },
      { body: '*** no base64 ***', base64: true },
      { body: 'eyJhIjoxfQ=x', base64: true },
    ]) {
      const answer = await world.call(checkDomain, { path: '/v1/domain-checks', ...call });
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:icp-preflight:problem:invalid-json']);
    }
  });
  it('takes a body in base64', async () => {
    const body = Buffer.from(JSON.stringify({ ...domain, entity })).toString('base64');
    expect((await world.call(checkDomain, { path: '/v1/domain-checks', body, base64: true })).status).toBe(
      201,
    );
  });
  it('413 for more than 256 KiB, and for 10 MB', async () => {
    const padded = (bytes: number) =>
      JSON.stringify({ ...application, x: 'a' }).replace('"a"}', `"${'a'.repeat(bytes)}"}`);
    await refused(path, { method: 'POST', body: padded(256 * 1024) }, 413, 'payload-too-large');
    await refused(path, { method: 'POST', body: padded(10 * 1024 * 1024) }, 413, 'payload-too-large');
    await refused(path, { method: 'POST', body: padded(200 * 1024) }, 422, 'invalid-request');
    const wide = JSON.stringify({ x: '界'.repeat(100_000) });
    await refused(path, { method: 'POST', body: wide }, 413, 'payload-too-large');
  });
  it.each([['text/plain'], ['application/xml'], ['application/json; charset=gbk'], ['']])(
    '415 for %j',
    async (type) => {
      await refused(
        path,
        { body: application, headers: { 'content-type': type } },
        415,
        'unsupported-media-type',
      );
    },
  );
  it('takes JSON with its charset spelled out', async () => {
    expect(
      (
        await send('/v1/domain-checks', {
          body: domain,
          headers: { 'content-type': 'Application/JSON; charset="UTF-8"' },
        })
      ).status,
    ).toBe(201);
  });
  it('422 names every fault with its pointer', async () => {
    const body = {
      entity: { kind: 'company', name: '', province: 'GD' },
      websites: [
        {
          name: 'x',
          domains: [
            { name: 'com.cn' },
            { name: 'not a domain' },
            { name: 'a.cn', expiresOn: '2026-02-30', registrar: {} },
            { name: 'A.CN' },
          ],
          content: { industries: ['News!'] },
        },
      ],
      servers: [
        {
          id: 'a b',
          product: 'ecs',
          region: 'cn-north-4',
          billingMode: 'monthly',
          subscription: { startsOn: '2026-01-01' },
          eip: { address: '1.2.3' },
          filingsUsed: -1,
        },
        {
          id: 'b',
          product: 'ecs',
          region: 'cn-north-4',
          billingMode: 'pay-per-use',
          subscription: { startsOn: '2026-02-01', expiresOn: '2026-01-01' },
        },
        {
          id: 'b',
          product: 'ecs',
          region: 'cn-north-4',
          billingMode: 'pay-per-use',
          subscription: { orders: [] },
        },
      ],
      asOf: '2026-13-01',
      track: 'yes',
      'a/b~c': 1,
    };
    const { body: problem } = await refused(path, { body }, 422, 'invalid-request');
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(
      [
        '#/a~1b~0c',
        '#/asOf',
        '#/entity/kind',
        '#/entity/name',
        '#/entity/province',
        '#/servers/0/billingMode',
        '#/servers/0/eip/address',
        '#/servers/0/filingsUsed',
        '#/servers/0/id',
        '#/servers/0/subscription',
        '#/servers/1/subscription',
        '#/servers/2/subscription/orders',
        '#/track',
        '#/websites/0/content/industries/0',
        '#/websites/0/domains/0/name',
        '#/websites/0/domains/1/name',
        '#/websites/0/domains/2/expiresOn',
        '#/websites/0/domains/2/registrar',
      ].sort(),
    );
    for (const { detail } of problem.errors) expect(detail).toMatch(/\w.*\.$/);
    const repeated = { ...application, servers: [server, server], websites: [website, website] };
    const second = await refused(path, { body: repeated }, 422, 'invalid-request');
    expect(second.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['#/servers/1', '#/websites/1/domains/0/name']),
    );
  });
  it('422 for what is missing, of another type, or no object', async () => {
    const { body } = await refused(path, { body: {} }, 422, 'invalid-request');
    expect(body.errors).toEqual(
      ['entity', 'websites', 'servers'].map((member) => ({
        pointer: `#/${member}`,
        detail: 'This member is required.',
      })),
    );
    for (const value of ['[]', '5', 'null', '"text"', 'true'])
      await refused(path, { method: 'POST', body: value }, 422, 'invalid-request');
  });
  it('422 for prototype keys, at any depth, and no prototype is touched', async () => {
    const text = `{"name":"a.cn","__proto__":{"polluted":1},"constructor":{"prototype":{}},"registrant":{"name":"x","__proto__":{"polluted":1}}}`;
    const { body } = await refused(
      '/v1/domain-checks',
      { method: 'POST', body: text },
      422,
      'invalid-request',
    );
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/__proto__',
      '#/constructor',
      '#/registrant/__proto__',
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
  it('422 for 100,000 levels of nesting', async () => {
    await refused(
      path,
      { method: 'POST', body: '['.repeat(100_000) + ']'.repeat(100_000) },
      422,
      'invalid-request',
    );
    await refused(
      path,
      { method: 'POST', body: `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}` },
      422,
      'invalid-request',
    );
  });
  it('lists a thousand of very many faults and counts the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
    const { body } = await refused(path, { body: { ...application, ...many } }, 422, 'invalid-request');
    expect(body.errors).toHaveLength(1000);
    expect(body.errorsOmitted).toBe(4000);
  });
  it('422 when there is too much of anything', async () => {
    const servers = Array.from({ length: 101 }, (_, index) => ({ ...server, id: `s${index}` }));
    const { body } = await refused(path, { body: { ...application, servers } }, 422, 'invalid-request');
    expect(body.errors).toEqual([{ pointer: '#/servers', detail: 'At most 100 entries.' }]);
  });
  it('takes hostile text as text, and never as anything else', async () => {
    for (const name of [
      '\u0000',
      '\u202Egnp.exe',
      '<script>alert(1)</script>',
      "'; DROP TABLE x; --",
      '{registrant}',
      '$' + '{process.env}',
      '\uD800',
    ]) {
      const answer = await send('/v1/domain-checks', {
        body: { ...domain, registrant: { name: `甲${name}` }, entity: { kind: 'enterprise', name: '乙' } },
      });
      expect(answer.status).toBe(201);
      expect((await send(`/v1/results/${answer.body.id}`)).text).toBe(answer.text);
    }
  });
  it('never answers 5xx, whatever is sent', async () => {
    const paths = [
      ...Object.keys(bodies),
      '/v1/results',
      '/v1/results/x',
      '/v1/rules',
      '/v1/health',
      '/',
      '/v1/%00',
      '//',
    ];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(...Object.values(bodies).map((body) => structuredClone(body) as never)),
    );
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      value.map((each) => JSON.stringify(each)),
      value.map((each) => JSON.stringify(each).slice(0, -1)),
      value.map((each) => JSON.stringify(each).replace(/"([a-z]+)":/, '"$1x":')),
    );
    const header = fc.string({ unit: fc.constantFrom(...'abcXYZ019 /;=,."*-') });
    const token = await world.token({ tenant: 'fuzz', scope: 'read check' });
    const names = ['check-domain', 'check-server', 'advise-routing', 'assess', 'read-records', 'describe'];
    const apis = await Promise.all(
      names.map(async (name) => (await import(`../../functions/${name}.ts`)).api),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...apis),
        fc.constantFrom(...paths),
        fc.constantFrom('GET', 'POST', 'DELETE', 'x'),
        body,
        header,
        header,
        fc.boolean(),
        async (api, path, method, text, one, two, base64) => {
          const headers = {
            'accept-language': one,
            'idempotency-key': two,
            'x-request-id': one,
            'content-type': one.length % 3 === 0 ? one : 'application/json',
          };
          const answer = await world.call(api, {
            path,
            method,
            body: text,
            token,
            headers,
            base64,
            query: one,
          });
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('Idempotency-Key', () => {
  const keyed = (key: string, body: unknown, more: Options = {}) =>
    send('/v1/domain-checks', { body, ...more, headers: { 'idempotency-key': key, ...more.headers } });
  it('answers a repeat as the first time, and says so', async () => {
    const first = await keyed('key-1', { ...domain, entity });
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null]);
    world.clock.now += 5000;
    const before = await items();
    const second = await keyed('key-1', { ...domain, entity });
    expect([second.status, second.headers.get('idempotency-replayed'), second.text]).toEqual([
      201,
      'true',
      first.text,
    ]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await items()).toBe(before);
    world.clock.now = NOW;
  });
  it('422 when the key comes with another body, or at another address', async () => {
    await keyed('key-2', domain);
    await refused(
      '/v1/domain-checks',
      { body: { name: 'other.cn' }, headers: { 'idempotency-key': 'key-2' } },
      422,
      'idempotency-key-reused',
    );
    await refused(
      '/v1/server-checks',
      { body: server, headers: { 'idempotency-key': 'key-2' } },
      422,
      'idempotency-key-reused',
    );
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
    world.clock.now += 24 * 3600_000;
    expect((await keyed('key-5', domain)).text).toBe(first.text);
    world.clock.now += 2 * 3600_000;
    const later = await keyed('key-5', { name: 'other.cn' });
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null]);
    world.clock.now = NOW;
  });
  it.each([[''], ['x'.repeat(256)], ['a b'], ['schlüssel']])('422 for %j', async (key) => {
    const event = { path: '/v1/domain-checks', body: domain, headers: { 'idempotency-key': key } };
    expect((await world.call(checkDomain, event)).status).toBe(422);
  });
  it('is completed by a repeat after a crash between the two writes', async () => {
    let writes = 0;
    const dying = {
      ...world.services,
      tableFor: (deadline: number) => {
        const table = world.services.tableFor(deadline);
        return {
          ...table,
          put: (...call: Parameters<typeof table.put>) =>
            ++writes === 2 ? Promise.reject(new Error('the process died')) : table.put(...call),
        };
      },
    };
    const event = { path: '/v1/domain-checks', body: domain, headers: { 'idempotency-key': 'key-6' } };
    expect((await world.call(checkDomain, event, dying)).status).toBe(500);
    const repeat = await world.call(checkDomain, event);
    expect([repeat.status, repeat.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect((await send(`/v1/results/${repeat.body.id}`)).body).toEqual(repeat.body);
  });
});

describe('lists', () => {
  const tenant = 'lister';
  beforeAll(async () => {
    for (let index = 0; index < 45; index += 1) {
      world.clock.now = NOW + index;
      const [path, body] = Object.entries(bodies)[index % 4] ?? ['', {}];
      expect((await send(path, { tenant, body })).status).toBe(201);
    }
    world.clock.now = NOW;
  });
  const pages = async (query: string, limit: number) => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await send(`/v1/results?limit=${limit}${query}${cursor}`, { tenant });
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    return ids;
  };
  it('come newest first, whole and without repeats, whatever the page', async () => {
    const all = await pages('', 100);
    expect(all).toHaveLength(45);
    expect(all).toEqual([...all].sort().reverse());
    for (const limit of [1, 7, 45]) expect(await pages('', limit)).toEqual(all);
    expect((await send('/v1/results', { tenant })).body.items).toHaveLength(20);
  });
  it('can be narrowed to a kind, and to a subject in any spelling', async () => {
    expect(await pages('&kind=server-check', 5)).toHaveLength(11);
    expect(
      await pages(`&kind=domain-check&subject=${encodeURIComponent('https://WWW.HaitangJiaju.CN./')}`, 5),
    ).toHaveLength(12);
    expect(await pages(`&subject=${domain.name}`, 4)).toHaveLength(34);
    expect(await pages('&kind=server-check&subject=ecs-1', 50)).toHaveLength(11);
    expect(await pages('&subject=nobody', 50)).toEqual([]);
  });
  it('show summaries', async () => {
    const { body } = await send('/v1/results?limit=1&kind=domain-check', { tenant });
    expect(Object.keys(body.items[0])).toEqual([
      'id',
      'kind',
      'subject',
      'verdict',
      'catalogue',
      'evaluatedAt',
      'asOf',
    ]);
  });
  it("422 for a cursor that was altered, or is of another list or somebody else's", async () => {
    const { body } = await send('/v1/results?limit=1', { tenant });
    const cursor: string = body.nextCursor;
    const altered = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`;
    for (const path of [
      `?cursor=${altered}`,
      `?cursor=${cursor}x`,
      `?cursor=x`,
      `?cursor=`,
      `?kind=assessment&cursor=${cursor}`,
      `?subject=a&cursor=${cursor}`,
    ]) {
      await refused(`/v1/results${path}`, { tenant }, 422, 'invalid-request');
    }
    await refused(`/v1/results?cursor=${cursor}`, { tenant: 'acme' }, 422, 'invalid-request');
    expect((await send(`/v1/results?limit=9&cursor=${cursor}`, { tenant })).status).toBe(200);
  });
  it.each([
    'limit=0',
    'limit=101',
    'limit=abc',
    'limit=1.5',
    'limit=-1',
    'limit=',
    'limit=1&limit=2',
    'kind=nothing',
    'subject=',
    'page=2',
  ])('422 for %s', async (query) => {
    await refused(`/v1/results?${query}`, { tenant }, 422, 'invalid-request');
  });
});

describe('a table in trouble', () => {
  const through = async (answer: (count: number) => [number, object] | undefined) => {
    let count = 0;
    const fake: Server = createServer((_, response) => {
      count += 1;
      const told = answer(count);
      if (told !== undefined)
        response
          .writeHead(told[0], { 'content-type': 'application/x-amz-json-1.0' })
          .end(JSON.stringify(told[1]));
    });
    await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
    const tableFor = openTable({ ...world.table, endpoint });
    const result = await world.call(
      checkDomain,
      { path: '/v1/domain-checks', body: domain },
      { ...world.services, tableFor: () => tableFor(1500) },
    );
    fake.closeAllConnections();
    fake.close();
    return { ...result, count };
  };
  const throttled: [number, object] = [
    400,
    {
      __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
      message: 'slow down',
    },
  ];
  const broken: [number, object] = [
    500,
    { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: 'secret internals' },
  ];
  it.each([
    ['always throttles', () => throttled],
    ['always fails', () => broken],
    ['never answers', () => undefined],
    [
      'has lost the table',
      (): [number, object] => [
        400,
        { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'no table' },
      ],
    ],
  ])('503 with Retry-After when it %s', async (_, answer) => {
    const { status, headers, body, text } = await through(answer);
    expect([status, body.type]).toEqual([503, 'urn:icp-preflight:problem:table-unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(text).not.toContain('secret');
  });
  it('answers as if nothing had been when it throttles once', async () => {
    const { status, count } = await through((turn) => (turn === 1 ? throttled : [200, {}]));
    expect([status, count]).toEqual([201, 3]);
  });
  it('503 when nobody listens', async () => {
    const tableFor = openTable({ ...world.table, endpoint: 'http://127.0.0.1:9' });
    const answer = await world.call(
      checkDomain,
      { path: '/v1/domain-checks', body: domain },
      { ...world.services, tableFor },
    );
    expect(answer.status).toBe(503);
  });
  it('500 shows and logs nothing of the values when the service is at fault', async () => {
    world.logged.length = 0;
    const services = {
      ...world.services,
      newId: () => {
        throw new Error('海棠 secret');
      },
    };
    const answer = await world.call(
      checkDomain,
      { path: '/v1/domain-checks', body: domain, headers: { 'x-request-id': 'r-1' } },
      services,
    );
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: 'urn:icp-preflight:problem:internal-error',
      title: 'The service failed',
      status: 500,
      detail: 'The failure is logged under the request id.',
      requestId: 'r-1',
    });
    expect(JSON.stringify(world.logged)).not.toContain('secret');
    expect(world.logged[0]).toMatchObject({
      requestId: 'r-1',
      status: 500,
      problem: 'internal-error',
      cause: { name: 'Error' },
    });
  });
});

describe('events of a REST API', () => {
  it('payload 1.0 is answered as payload 2.0, a stage before the path is taken off', async () => {
    const token = await world.token({ tenant: 'rest', scope: 'read check' });
    await world.call(checkDomain, { path: '/v1/domain-checks', body: domain, token });
    const v2 = await world.call(readRecords, {
      path: '/v1/results',
      query: 'kind=domain-check&limit=1',
      token,
      headers: { 'x-request-id': 'r' },
    });
    const { createHandler } = await import('../../lib/http/handler.ts');
    const handler = createHandler(readRecords, () => world.services);
    const rest = {
      httpMethod: 'get',
      path: '/v1/results',
      headers: { Authorization: `Bearer ${token}`, 'X-Request-Id': 'r' },
      requestContext: { requestId: 'x' },
      body: null,
    };
    const multi = await handler(
      {
        ...rest,
        queryStringParameters: { limit: '1', kind: 'domain-check' },
        multiValueQueryStringParameters: { kind: ['domain-check'] },
      },
      {} as never,
    );
    expect([multi.statusCode, multi.body, multi.headers]).toEqual([200, v2.text, v2.headers]);
    const staged = eventOf(
      { path: '/prod/v1/results', query: 'kind=domain-check&limit=1', headers: { 'x-request-id': 'r' } },
      token,
    );
    const answer = await handler(
      { ...staged, requestContext: { ...staged.requestContext, stage: 'prod' } },
      {} as never,
    );
    expect(answer.body).toBe(v2.text);
    const repeated = await handler(
      { ...rest, multiValueQueryStringParameters: { limit: ['1', '2'] } },
      {} as never,
    );
    expect(repeated.statusCode).toBe(422);
  });
  it('an event of another shape is refused with what was expected', async () => {
    const { createHandler } = await import('../../lib/http/handler.ts');
    const handler = createHandler(readRecords, () => world.services);
    for (const event of [{}, null, { Records: [] }, { version: '2.0' }])
      await expect(handler(event, {} as never)).rejects.toThrow(
        /^event: expected an HTTP event of an AWS HTTP API .*; found /,
      );
  });
});

describe('the log', () => {
  it('holds one line a request, and no name, number, token or code', async () => {
    world.logged.length = 0;
    const body = {
      ...application,
      entity: { ...entity, certificate: { kind: 'resident-id', number: '11010119900307001X' } },
      authorizationCodes: [{ code: 'SECRET-CODE-12345' }],
    };
    await send('/v1/assessments', { body });
    await send('/v1/assessments', { body: { ...body, entity: 5 } });
    await send(`/v1/results?subject=${encodeURIComponent('海棠')}`);
    expect(world.logged).toHaveLength(3);
    const text = JSON.stringify(world.logged);
    for (const secret of ['海棠', '11010119900307001X', 'SECRET', 'Bearer', 'eyJ'])
      expect(text).not.toContain(secret);
    expect(world.logged[1]).toMatchObject({
      status: 422,
      problem: 'invalid-request',
      route: '/v1/assessments',
    });
  });
});
