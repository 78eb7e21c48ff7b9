import { describe, expect, it } from 'vitest';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { bodies, useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send } = lab;

/**
 * One write; a read of the ledger before it, where servers or codes are asked about; the server that is tracked. A server
 * that was not tracked before needs a place as well: `test/store/tracked-count.test.ts`.
 */
const TABLE_CALLS: { readonly [path: string]: number } = {
  '/v1/domain-checks': 2,
  '/v1/server-checks': 3,
  '/v1/routing-advice': 3,
  '/v1/assessments': 4,
  '/v1/allocations': 1,
};

describe('a check', () => {
  it.each(Object.entries(bodies))(
    '%s: 201, the stored result, its address, no more table calls than it takes',
    async (path, body) => {
      expect((await send('/v1/server-checks', { body: server })).status).toBe(201);
      lab.world.logged.length = 0;
      const answer = await send(path, { body });
      expect(answer.status).toBe(201);
      expect(answer.body.verdict).toBe('ready');
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('location')).toBe(`/v1/results/${answer.body.id}`);
      expect(answer.body.evaluatedAt).toBe('2026-11-23T01:15:00.000Z');
      expect(answer.body.asOf).toBeNull();
      expect(answer.body.catalogue).toMatch(/^[0-9a-f]{12}$/);
      expect(lab.world.logged).toEqual([
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

  it('refuses more domains than are judged in one request, with a text that names the limit, and stores nothing', async () => {
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
    expect(body.errors).toMatchObject([
      {
        pointer: '#/websites',
        detail: expect.stringMatching(/1000 domain names in total; the limit per request is \d+/),
      },
    ]);
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
