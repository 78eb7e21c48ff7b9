/** A code in a place where none belongs is in no answer and in no line of the log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayBeCode, plainCode } from '../../lib/spellings/authorization-code.ts';
import { domain, server } from '../../testing/facts.ts';
import { APIS, type LedgerLab, ledgerLab } from '../../testing/ledger-lab.ts';
import { type Answer, type Call, createWorld } from '../../testing/world.ts';

const world = await createWorld();
afterAll(() => world.close());

let lab: LedgerLab;
const codes: string[] = [];
beforeAll(async () => {
  lab = ledgerLab(world);
  await lab.track();
  await lab.track('ecs-2');
  for (let count = 0; count < 3; count += 1) codes.push((await lab.issue()).body.code);
  for (const code of ['HW-2026-7Q4K', '7Q4K', 'ABCD', '备案码2026', 'a1b2 c3d4'])
    codes.push((await lab.issue({ code }, { id: codes.length < 5 ? 'ecs-1' : 'ecs-2' })).body.code);
});

/** Spellings in which the same code may come, of one that was generated and of those that were recorded. */
const spelled = (code: string) => [code, code.replaceAll('-', ''), code.replaceAll('-', ' ')];

const nested = (name: string) => ({ [name]: { [name]: [{ [name]: 1 }] } });
/** Every place of a request where a text can stand that its sender chose. */
const PLACES: { [place: string]: (code: string) => Call[] } = {
  'a member’s name': (code) => [
    { path: '/v1/domain-checks', body: { ...domain, [code]: true } },
    { path: '/v1/server-checks', body: { ...server, [code]: code } },
    { path: '/v1/redemptions', body: { code, website: { domain: 'a.cn' }, [code]: 1 } },
    { path: '/v1/servers/ecs-1/authorization-codes', body: { [code]: code } },
  ],
  'the name of a nested member': (code) => [
    { path: '/v1/domain-checks', body: { ...domain, registrar: nested(code) } },
    { path: '/v1/server-checks', body: { ...server, subscription: { orders: [nested(code)] } } },
    { path: '/v1/assessments', body: { websites: [{ domains: [nested(code)] }], ...nested(code) } },
    { path: '/v1/redemptions', body: { code, website: nested(code) } },
    { path: '/v1/allocations', body: { websites: [nested(code)], servers: [nested(code)] } },
  ],
  'the name of a member with half a character': (code) => [
    { path: '/v1/domain-checks', body: `{"name":"a.cn","${code}":"\\ud800"}` },
    { path: '/v1/domain-checks', body: `{"${code}\\ud800":{"${code}":"\\u0000"}}` },
  ],
  'a value of another member': (code) => [
    { path: '/v1/domain-checks', body: { name: code } },
    { path: '/v1/domain-checks', body: { ...domain, expiresOn: code, statuses: [code] } },
    { path: '/v1/redemptions', body: { code, website: { domain: code } } },
    { path: '/v1/redemptions', body: { code, website: code } },
    { path: '/v1/servers/ecs-1/authorization-codes', body: { code, grantedTo: `${code} x` } },
    { path: '/v1/routing-advice', body: { domain: 'a.cn', filing: { status: code }, servers: [] } },
    { path: '/v1/redemptions/01ARZ3NDEKTSV4RRFFQ69G5FAV/filing', body: { number: code } },
  ],
  'a body that is none': (code) => [
    { path: '/v1/redemptions', body: `{"code":"${code}"` },
    { path: '/v1/redemptions', body: `["${code}"]` },
    { path: '/v1/redemptions', body: `"${code}"` },
    { path: '/v1/redemptions', body: '{}', headers: { 'content-type': `text/${code}` } },
  ],
  'the query': (code) =>
    [
      `${encodeURIComponent(code)}=1`,
      `dryRun=${encodeURIComponent(code)}`,
      `a=${encodeURIComponent(code)}`,
    ].flatMap((query) => [
      { path: '/v1/redemptions', query, body: { code, website: { domain: 'a.cn' } } },
      { path: '/v1/servers', query },
      { path: '/v1/results', query: `${query}&limit=${encodeURIComponent(code)}` },
      { path: '/v1/servers/ecs-1/authorization-codes', query: `${query}&cursor=${encodeURIComponent(code)}` },
    ]),
  'the path': (code) =>
    APIS.flatMap(({ routes }) => routes)
      .filter(({ path }) => path.includes('{'))
      .map(({ method, path }) => ({
        method,
        path: path.replaceAll(/\{\w+\}/g, encodeURIComponent(code)),
        ...(method === 'POST' ? { body: {} } : {}),
      })),
  'a header': (code) =>
    ['accept-language', 'if-match', 'accept', 'user-agent', 'referer', 'x-api-key'].map((name) => ({
      path: '/v1/servers',
      headers: { [name]: encodeURIComponent(code) },
    })),
  'the idempotency key': (code) => [
    {
      path: '/v1/redemptions',
      body: { code, website: { domain: 'b.cn' } },
      headers: { 'idempotency-key': encodeURIComponent(code) },
    },
    { path: '/v1/domain-checks', body: domain, headers: { 'idempotency-key': `${code} ${code}` } },
  ],
  'the token': (code) => [
    { path: '/v1/servers', token: code },
    { path: '/v1/servers', headers: { authorization: `Basic ${encodeURIComponent(code)}` } },
  ],
};

/** All that is told of a request, but the data of the item that it names. */
function told({ status, headers, text, body }: Answer): string {
  const known = status < 300 && body?.code !== undefined ? '' : text;
  return `${JSON.stringify(headers)}\n${known}`;
}

describe('a code', () => {
  it.each(Object.keys(PLACES))('that stands in %s', async (place) => {
    expect(codes).toHaveLength(8);
    for (const code of codes.flatMap(spelled)) {
      for (const call of PLACES[place]?.(code) ?? []) {
        const before = world.logged.length;
        const answer = await lab.send(call);
        const everything = `${told(answer)}\n${JSON.stringify(world.logged.slice(before))}`;
        const where = `${code} in ${JSON.stringify(call)}: ${everything}`;
        expect(everything.toUpperCase(), where).not.toContain(code.toUpperCase());
        // What is short stands in other texts by chance.
        if (plainCode(code).length > 4) expect(plainCode(everything), where).not.toContain(plainCode(code));
        expect(answer.status, where).toBeLessThan(500);
      }
    }
  });

  it('that the service made is no id of a request, in any spelling', async () => {
    for (const code of codes
      .slice(0, 3)
      .flatMap((each) => [each, each.replaceAll('-', ''), each.toLowerCase()])) {
      const { headers } = await lab.send({ path: '/v1/servers', headers: { 'x-request-id': code } });
      expect(headers['x-request-id']).not.toBe(code);
      expect(JSON.stringify(world.logged)).not.toContain(code);
    }
    for (const own of [
      'req-1',
      '4bf92f3577b34da6a3ce929d0e0e4736',
      '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      'a'.repeat(128),
    ]) {
      const { headers } = await lab.send({ path: '/v1/servers', headers: { 'x-request-id': own } });
      expect(headers['x-request-id']).toBe(own);
    }
  });
});

describe('a name that is not known', () => {
  it.each(['extra', 'colour', 'expiresAt', 'expires_on', 'a', 'x1', '$ref', '__proto', '名称', 'Name'])(
    'is told where it can be no code: %s',
    async (name) => {
      const { body } = await lab.post('/v1/domain-checks', { ...domain, [name]: 1 });
      expect(body.errors).toEqual([{ pointer: `#/${name}`, detail: expect.any(String) }]);
    },
  );

  it('is counted where it may be one', async () => {
    const { body } = await lab.post('/v1/domain-checks', {
      ...domain,
      [codes[0] ?? '']: 1,
      'HW-2026': 1,
      colour: 1,
    });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/…',
      '#/…',
      '#/colour',
    ]);
  });

  it('of a member that is known never looks like a code', async () => {
    const names = new Set<string>();
    const { default: document } = await import('../../docs/openapi.json', { with: { type: 'json' } });
    JSON.stringify(document.components.schemas, (key, value) => {
      if (key === 'properties') for (const name of Object.keys(value)) names.add(name);
      return value;
    });
    expect(names.size).toBeGreaterThan(100);
    expect([...names].filter(mayBeCode)).toEqual([]);
  });
});

describe('a recorded code that is spelled like a mask', () => {
  it.each(['****7Q4K', '***-9Z8Y', '＊＊＊＊5X3W', '****6V2U~2', '**** 4T7S'])(
    'is masked: %s',
    async (code) => {
      const own = ledgerLab(world);
      world.clock.now += 60_000;
      await own.track();
      const { id } = (await own.issue({ code })).body;
      expect((await own.send({ path: `/v1/authorization-codes/${id}` })).body.code).toBe(code);
      const list = await own.send({ path: '/v1/servers/ecs-1/authorization-codes' });
      expect(list.body.items.map((item: { code: string }) => item.code)).toEqual(['****']);
      const secret = plainCode(code);
      const routing = {
        domain: 'a.cn',
        filing: { status: 'none' },
        servers: [],
        authorizationCodes: [{ code }],
      };
      const advice = await own.post('/v1/routing-advice', routing);
      const stored = await own.send({ path: `/v1/results/${advice.body.id}` });
      const revoked = await own.send({ method: 'DELETE', path: `/v1/authorization-codes/${id}` });
      for (const { status, text } of [list, advice, stored, revoked]) {
        expect(status).toBeLessThan(300);
        expect(plainCode(text)).not.toContain(secret);
      }
    },
  );
});
