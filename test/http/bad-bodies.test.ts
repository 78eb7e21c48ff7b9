import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { bodies, useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send, refused } = lab;

describe('bad bodies', () => {
  const path = '/v1/assessments';
  it.each([
    ['malformed JSON', '{"a":'],
    ['a trailing comma', '{"a":1,}'],
    ['text that is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['nothing', ''],
    ['NaN', 'NaN'],
  ])('400 for %s', async (_, body) => {
    await refused(path, { method: 'POST', body }, [400, 'invalid-json']);
  });
  it('400 for bytes that a gateway has replaced, and for damaged base64', async () => {
    for (const call of [
      { body: '{"name":"\uFFFD.cn"}' },
      { body: '*** no base64 ***', base64: true },
      { body: 'eyJhIjoxfQ=x', base64: true },
    ]) {
      const answer = await lab.world.call(checkDomain, { path: '/v1/domain-checks', ...call });
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:icp-preflight:problem:invalid-json']);
    }
  });
  it('takes the character U+FFFD where it was sent, and refuses it where it stands for bytes that were none', async () => {
    const sent = JSON.stringify({ ...domain, registrant: { name: 'A \uFFFD B' } });
    const over = await send('/v1/domain-checks', { body: sent });
    expect([over.status, over.body.request?.registrant.name]).toEqual([201, 'A \uFFFD B']);
    const headersOf = (bytes: number) => ({ 'content-length': String(bytes) });
    const bytes = Buffer.byteLength(sent);
    const asText = { path: '/v1/domain-checks', body: sent };
    const inBase64 = { ...asText, body: Buffer.from(sent).toString('base64'), base64: true };
    for (const [call, status] of [
      [{ ...asText, headers: headersOf(bytes) }, 201],
      // One byte that was not UTF-8 became three.
      [{ ...asText, headers: headersOf(bytes - 2) }, 400],
      [{ ...asText, headers: headersOf(bytes - 1) }, 400],
      [asText, 400],
      [inBase64, 201],
      [{ ...asText, body: sent.replace('\uFFFD', '\\ufffd') }, 201],
    ] as const)
      expect((await lab.world.call(checkDomain, call)).status).toBe(status);
  });
  it.each([
    ['half a pair in a text', '{"name":"a.cn","registrant":{"name":"A\\ud800B"}}', ['#/registrant/name']],
    ['the other half', '{"name":"a.cn","registrant":{"name":"\\uDFFF"}}', ['#/registrant/name']],
    ['NUL in a text', '{"name":"a\\u0000.cn"}', ['#/name']],
    ['NUL in a list', '{"name":"a.cn","statuses":["ok","\\u0000"]}', ['#/statuses/1']],
    ['NUL in a name', '{"name":"a.cn","x\\u0000":1}', ['#/x\u0000']],
    [
      'half a pair in a name deep down',
      '{"name":"a.cn","realName":{"\\udc00":{}}}',
      ['#/realName/\udc00', '#/realName/verified'],
    ],
    ['a text alone', '"\\ud800"', ['#']],
    [
      'several, and what else is wrong',
      '{"name":"\\u0000","expiresOn":1,"statuses":["\\ud83d"]}',
      ['#/name', '#/statuses/0', '#/expiresOn'],
    ],
    ['__proto__', '{"name":"a.cn","__proto__":"\\u0000"}', ['#/__proto__']],
  ])('422 with a pointer for %s', async (_, body, pointers) => {
    const { body: answer } = await refused('/v1/domain-checks', { body }, [422, 'invalid-request']);
    expect(answer.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });
  it.each(Object.keys(bodies))('422 for NUL in any text of a body of %s', async (path) => {
    const good = JSON.stringify(bodies[path as keyof typeof bodies]);
    const texts = [...good.matchAll(/:"/g)].map(({ index }) => index + 2);
    for (const at of texts) {
      const { body: answer } = await refused(path, { body: `${good.slice(0, at)}\\u0000${good.slice(at)}` }, [
        422,
        'invalid-request',
      ]);
      expect(answer.errors).toHaveLength(1);
    }
  });
  it('takes whole pairs, and a backslash before u0000', async () => {
    for (const name of ['\\ud83d\\ude00', '\\\\u0000', '😀'])
      expect(
        (await send('/v1/domain-checks', { body: `{"name":"a.cn","registrant":{"name":"${name}"}}` })).status,
      ).toBe(201);
  });
  it('422 for a body as deep as it may be, with a text that is none at its end', async () => {
    const deep = 100_000;
    const body = `${'['.repeat(deep)}"\\u0000"${']'.repeat(deep)}`;
    const { body: answer } = await refused('/v1/domain-checks', { body }, [422, 'invalid-request']);
    expect(answer.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      expect.stringContaining('nested too deeply'),
      expect.stringContaining('NUL'),
      expect.stringContaining('type object'),
    ]);
  });
  it('takes a body in base64', async () => {
    const body = Buffer.from(JSON.stringify({ ...domain, entity })).toString('base64');
    expect(
      (await lab.world.call(checkDomain, { path: '/v1/domain-checks', body, base64: true })).status,
    ).toBe(201);
  });
  it('413 for more than 256 KiB, and for 10 MB', async () => {
    const padded = (bytes: number) =>
      JSON.stringify({ ...application, x: 'a' }).replace('"a"}', `"${'a'.repeat(bytes)}"}`);
    await refused(path, { method: 'POST', body: padded(256 * 1024) }, [413, 'payload-too-large']);
    await refused(path, { method: 'POST', body: padded(10 * 1024 * 1024) }, [413, 'payload-too-large']);
    await refused(path, { method: 'POST', body: padded(200 * 1024) }, [422, 'invalid-request']);
    const wide = JSON.stringify({ x: '界'.repeat(100_000) });
    await refused(path, { method: 'POST', body: wide }, [413, 'payload-too-large']);
  });
  it.each([['text/plain'], ['application/xml'], ['application/json; charset=gbk'], ['']])(
    '415 for %j',
    async (type) => {
      await refused(path, { body: application, headers: { 'content-type': type } }, [
        415,
        'unsupported-media-type',
      ]);
    },
  );
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('415 for a body in %s, and none where a gateway has unpacked it', async (coding, pack) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': coding };
    const packed = new Uint8Array(pack(JSON.stringify(domain)));
    await refused('/v1/domain-checks', { method: 'POST', body: packed, headers }, [
      415,
      'unsupported-media-type',
    ]);
    const call = { path: '/v1/domain-checks', body: JSON.stringify(domain), headers };
    expect((await lab.world.call(checkDomain, call)).status).toBe(201);
  });
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
    const { body: problem } = await refused(path, { body }, [422, 'invalid-request']);
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
    const second = await refused(path, { body: repeated }, [422, 'invalid-request']);
    expect(second.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['#/servers/1', '#/websites/1/domains/0/name']),
    );
  });
  it('422 for what is missing, of another type, or no object', async () => {
    const { body } = await refused(path, { body: {} }, [422, 'invalid-request']);
    expect(body.errors).toEqual(
      ['entity', 'websites', 'servers'].map((member) => ({
        pointer: `#/${member}`,
        detail: 'This field is required.',
      })),
    );
    for (const value of ['[]', '5', 'null', '"text"', 'true'])
      await refused(path, { method: 'POST', body: value }, [422, 'invalid-request']);
  });
  it('422 for prototype keys, at any depth, and no prototype is touched', async () => {
    const text = `{"name":"a.cn","__proto__":{"polluted":1},"constructor":{"prototype":{}},"registrant":{"name":"x","__proto__":{"polluted":1}}}`;
    const { body } = await refused('/v1/domain-checks', { method: 'POST', body: text }, [
      422,
      'invalid-request',
    ]);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/__proto__',
      '#/constructor',
      '#/registrant/__proto__',
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
  it('422 for 100,000 levels of nesting', async () => {
    await refused(path, { method: 'POST', body: '['.repeat(100_000) + ']'.repeat(100_000) }, [
      422,
      'invalid-request',
    ]);
    await refused(path, { method: 'POST', body: `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}` }, [
      422,
      'invalid-request',
    ]);
  });
  it('lists a thousand of very many faults and counts the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
    const { body } = await refused(path, { body: { ...application, ...many } }, [422, 'invalid-request']);
    expect(body.errors).toHaveLength(1000);
    expect(body.errorsOmitted).toBe(4000);
  });
  it('422 when there is too much of anything', async () => {
    const servers = Array.from({ length: 101 }, (_, index) => ({ ...server, id: `s${index}` }));
    const { body } = await refused(path, { body: { ...application, servers } }, [422, 'invalid-request']);
    expect(body.errors).toEqual([{ pointer: '#/servers', detail: 'The maximum number of items is 100.' }]);
  });
  it('takes hostile text as text, and never as anything else', async () => {
    for (const name of [
      '\u202Egnp.exe',
      '<script>alert(1)</script>',
      "'; DROP TABLE x; --",
      '{registrant}',
      '$' + '{process.env}',
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
    const token = await lab.world.token({ tenant: 'fuzz', scope: 'read check' });
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
          const answer = await lab.world.call(api, {
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
