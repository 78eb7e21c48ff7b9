import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../docs/openapi.json' with { type: 'json' };
import type { ProblemName } from '../lib/errors.ts';
import type { Api } from '../lib/http/route.ts';
import { PROBLEMS } from '../lib/respond/texts/problems.ts';
import { faultsOf, misfitsOf } from '../testing/api-document.ts';
import { application, domain, entity, server } from '../testing/facts.ts';
import { openGateway } from '../testing/gateway.ts';
import { createWorld, type World } from '../testing/world.ts';

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

  it('has an example of each answer with a body, and each fits the document', () => {
    type Response = { $ref?: string; content?: { [type: string]: { example?: unknown } } };
    let examples = 0;
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        for (const [status, response] of Object.entries(responses as { [status: string]: Response })) {
          for (const [contentType, { example }] of Object.entries(response.content ?? {})) {
            const body = typeof example === 'string' ? example : JSON.stringify(example);
            const asked = { method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, 'x') };
            expect(faultsOf({ ...asked, status: Number(status), contentType, body })).toEqual([]);
            examples += 1;
          }
        }
      }
    }
    expect(examples).toBeGreaterThan(30);
  });

  it('has an example of every problem, under its status', () => {
    const examples: { [name: string]: { value: { status: number } } } = document.components.examples;
    expect(Object.keys(examples).sort()).toEqual(Object.keys(PROBLEMS).sort());
    for (const [name, { value }] of Object.entries(examples)) {
      expect(misfitsOf('Problem', value)).toEqual([]);
      expect(value).toMatchObject({
        type: `urn:icp-preflight:problem:${name}`,
        status: PROBLEMS[name as ProblemName].status,
      });
    }
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
      expect(misfitsOf(name, example)).toEqual([]);
      const answer = await fetch(`${gateway.address}${found.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await world.token({ tenant: 'a', scope: 'check' })}`,
        },
        body: JSON.stringify(example),
      });
      expect(answer.status).toBe(201);
    },
  );

  it('describes the answer of every operation as it is', async () => {
    const authorization = `Bearer ${await world.token({ tenant: 'a', scope: 'read check codes redeem' })}`;
    const answered = new Set<string>();
    // The gateway holds each answer against the document.
    const send = async (operation: string, body?: unknown, ids: Record<string, string> = {}) => {
      const [method = '', template = ''] = operation.split(' ');
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
      const answer = await fetch(`${gateway.address}${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      expect(answer.ok, `${operation}: ${answer.status} ${text}`).toBe(true);
      answered.add(operation.replace(/\?.*/, ''));
      return text.startsWith('{') ? JSON.parse(text) : text;
    };
    const code = { code: 'ABCDE-FGHJK' };
    const routing = {
      domain: domain.name,
      filing: { status: 'none' },
      authorizationCodes: [code],
      cdn: { serviceArea: 'global', cname: 'a.b.c' },
    };
    const individual = { ...entity, kind: 'individual' };
    const { id } = await send('POST /v1/domain-checks', { name: 'a.nosuchtld' });
    await send('POST /v1/domain-lookups', { domains: ['haitangjiaju.cn'] });
    await send('POST /v1/routing-advice', { ...routing, servers: [server] });
    await send('POST /v1/allocations', {
      websites: [
        { domain: 'a.cn', entity: 'A' },
        { domain: 'b.cn', entity: 'B' },
      ],
      servers: [server],
      authorizationCodes: [{ ...code, serverId: server.id }],
    });
    await send('POST /v1/assessments', {
      ...application,
      routing: [routing],
      account: undefined,
      entity: individual,
    });
    await send('POST /v1/server-checks', server);
    await send('GET /v1/results');
    await send('GET /v1/results/{id}', undefined, { id });
    await send('GET /v1/results/{id}/replay', undefined, { id });
    await send('GET /v1/impact');
    await send(
      'PUT /v1/filings/{domain}/state',
      { state: 'filed', adopt: true, note: 'n' },
      { domain: 'a.cn' },
    );
    await send('GET /v1/filings/{domain}', undefined, { domain: 'a.cn' });
    await send('GET /v1/filings');
    await send('DELETE /v1/filings/{domain}', undefined, { domain: 'a.cn' });
    const serverId = server.id;
    const made = await send('POST /v1/servers/{serverId}/authorization-codes', { note: 'n' }, { serverId });
    const spare = await send('POST /v1/servers/{serverId}/authorization-codes', {}, { serverId });
    const website = { domain: 'a.cn', name: '海棠' };
    await send('POST /v1/redemptions?dryRun=true', { code: made.code, website });
    const redeemed = await send('POST /v1/redemptions', { code: made.code, website });
    await send('POST /v1/redemptions', { code: made.code, website });
    const filed = await send('POST /v1/redemptions', { code: spare.code, website: { domain: 'b.cn' } });
    await send('POST /v1/redemptions/{id}/filing', { number: '粤ICP备12345678号-1' }, filed);
    await send('GET /v1/redemptions/{id}', undefined, redeemed);
    await send('GET /v1/servers/{serverId}/authorization-codes', undefined, { serverId });
    await send('GET /v1/authorization-codes/{id}', undefined, made);
    await send('GET /v1/servers/{id}', undefined, { id: serverId });
    await send('DELETE /v1/redemptions/{id}', undefined, redeemed);
    await send('DELETE /v1/authorization-codes/{id}', undefined, made);
    await send('GET /v1/authorization-codes/{id}/events', undefined, made);
    await send('GET /v1/servers');
    await send('POST /v1/server-checks', { ...server, id: 'ecs-2' });
    await send('DELETE /v1/servers/{id}', undefined, { id: 'ecs-2' });
    await send('GET /v1/domains?status=expiring');
    await send('GET /v1/domains/{name}', undefined, { name: 'a.nosuchtld' });
    await send('DELETE /v1/domains/{name}', undefined, { name: 'a.nosuchtld' });
    const url = 'https://ops.example.com/icp';
    const ops = { id: 'ops' };
    await send('PUT /v1/webhooks/{id}', { url }, ops);
    await send('PUT /v1/webhooks/{id}', { url, events: ['server.expired'] }, ops);
    await send('GET /v1/webhooks/{id}', undefined, ops);
    await send('GET /v1/webhooks');
    await send('DELETE /v1/webhooks/{id}', undefined, ops);
    const feed = await send('PUT /v1/calendar-feeds/{id}', {}, ops);
    await send('GET /v1/calendar-feeds/{id}', undefined, ops);
    await send('GET /v1/calendar-feeds');
    await send(`GET ${feed.path}`);
    await send('DELETE /v1/calendar-feeds/{id}', undefined, ops);
    for (const path of ['rules', 'health', 'openapi.json']) await send(`GET /v1/${path}`);
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...answered].sort()).toEqual(documented.sort());
  });
});
