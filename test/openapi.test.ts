import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../docs/openapi.json' with { type: 'json' };
import type { Api } from '../lib/http/route.ts';
import { PROBLEMS } from '../lib/respond/problem-texts.ts';
import { application, domain, entity, server } from '../testing/facts.ts';
import { openGateway } from '../testing/gateway.ts';
import { createWorld, type World } from '../testing/world.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'api');
const validator = (name: string) => {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
  return (value: unknown) => (validate(value) ? [] : validate.errors);
};
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

describe('docs/openapi.json', () => {
  it('has every route of every function, and no other', async () => {
    const declared: string[] = [];
    for (const file of globSync('functions/*.ts')) {
      // A function without routes runs on a schedule.
      const { api }: { api?: Api } = await import(`../functions/${basename(file, '.ts')}.ts`);
      declared.push(...(api?.routes ?? []).map(({ method, path }) => `${method} ${path}`));
    }
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(declared.sort());
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(references.length).toBeGreaterThan(50);
    for (const path of references) {
      const target = path
        .split('/')
        .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
      expect(target, path).toBeDefined();
    }
  });

  it('tells every problem of the service', () => {
    const described = Object.values(document.components.responses)
      .map(({ description }) => description)
      .join(' ');
    for (const name of Object.keys(PROBLEMS)) expect(described).toContain(`${name}:`);
  });

  it.each(['DomainCheck', 'ServerCheck', 'RoutingAdvice', 'Assessment', 'AllocationRequest'] as const)(
    'gives an example of %s that fits its schema and is judged',
    async (name) => {
      const operations = Object.entries(document.paths).map(([path, operation]) => ({ path, ...operation }));
      const found = operations.find(
        (each) =>
          'post' in each &&
          each.post.requestBody.content['application/json'].schema.$ref.endsWith(`/${name}`),
      );
      if (found === undefined || !('post' in found)) throw new Error(`no operation takes ${name}`);
      const { example } = found.post.requestBody.content['application/json'];
      expect(validator(name)(example)).toEqual([]);
      const answer = await fetch(`${gateway.address}${found.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await world.token({ tenant: 'a', scope: 'check' })}`,
        },
        body: JSON.stringify(example),
      });
      expect(answer.status).toBe(201);
      expect(validator('Result')(await answer.json())).toEqual([]);
    },
  );

  it('describes answers as they are', async () => {
    const authorization = `Bearer ${await world.token({ tenant: 'a', scope: 'read check codes redeem' })}`;
    const send = async (path: string, body?: unknown, method = 'POST') => {
      const init = body === undefined ? {} : { method, body: JSON.stringify(body) };
      return (
        await fetch(`${gateway.address}${path}`, {
          ...init,
          headers: { authorization, 'content-type': 'application/json' },
        })
      ).json();
    };
    const routing = {
      domain: domain.name,
      filing: { status: 'none' },
      servers: [server],
      authorizationCodes: [{ code: 'ABCDE-FGHJK' }],
      cdn: { serviceArea: 'global', cname: 'a.b.c' },
    };
    const { servers: _, ...part } = routing;
    expect(validator('Result')(await send('/v1/domain-checks', { name: 'a.nosuchtld' }))).toEqual([]);
    expect(validator('Result')(await send('/v1/routing-advice', routing))).toEqual([]);
    expect(
      validator('Result')(
        await send('/v1/assessments', {
          ...application,
          routing: [part],
          account: undefined,
          entity: { ...entity, kind: 'individual' },
        }),
      ),
    ).toEqual([]);
    const listed = JSON.stringify(await send('/v1/results'));
    const id = /"id":"(\w+)"/.exec(listed)?.[1];
    expect(validator('Replay')(await send(`/v1/results/${id}/replay`))).toEqual([]);
    expect(validator('Impact')(await send('/v1/impact'))).toEqual([]);
    const move = { method: 'PUT', body: JSON.stringify({ state: 'filed', adopt: true, note: 'n' }) };
    for (const body of [move.body, JSON.stringify({ state: 'to-complete' })]) {
      const told = await fetch(`${gateway.address}/v1/filings/a.cn/state`, {
        ...move,
        body,
        headers: { authorization, 'content-type': 'application/json' },
      });
      expect(validator(told.ok ? 'Filing' : 'Problem')(await told.json())).toEqual([]);
    }
    expect(validator('Filing')(await send('/v1/filings/a.cn'))).toEqual([]);
    expect(validator('FilingList')(await send('/v1/filings'))).toEqual([]);
    expect(validator('ResultList')(await send('/v1/results'))).toEqual([]);
    await send('/v1/server-checks', server);
    await send('/v1/domain-checks', { name: 'b.cn' });
    expect(validator('TrackedServer')(await send(`/v1/servers/${server.id}`))).toEqual([]);
    expect(validator('TrackedServerList')(await send('/v1/servers'))).toEqual([]);
    expect(validator('TrackedDomain')(await send('/v1/domains/b.cn'))).toEqual([]);
    expect(validator('TrackedDomainList')(await send('/v1/domains?status=ok'))).toEqual([]);
    const put = (path: string, body: unknown) => send(path, body, 'PUT');
    const url = 'https://ops.example.com/icp';
    expect(validator('MadeWebhook')(await put('/v1/webhooks/ops', { url }))).toEqual([]);
    expect(validator('Webhook')(await put('/v1/webhooks/ops', { url, events: ['server.expired'] }))).toEqual(
      [],
    );
    expect(validator('WebhookList')(await send('/v1/webhooks'))).toEqual([]);
    expect(validator('MadeCalendarFeed')(await put('/v1/calendar-feeds/ops', {}))).toEqual([]);
    expect(validator('CalendarFeed')(await send('/v1/calendar-feeds/ops'))).toEqual([]);
    expect(validator('CalendarFeedList')(await send('/v1/calendar-feeds'))).toEqual([]);
    expect(validator('RuleList')(await send('/v1/rules'))).toEqual([]);
    expect(validator('Health')(await send('/v1/health'))).toEqual([]);
    expect(validator('Problem')(await send('/v1/nowhere'))).toEqual([]);
    expect(validator('Problem')(await send('/v1/domain-checks', { x: 1 }))).toEqual([]);
    expect(validator('Problem')({ title: 'no problem' })).not.toEqual([]);
  });
});
