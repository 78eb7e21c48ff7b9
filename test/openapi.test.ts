import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../docs/openapi.json' with { type: 'json' };
import type { ProblemName } from '../lib/errors.ts';
import type { Api } from '../lib/http/route.ts';
import { PROBLEMS } from '../lib/respond/texts/problems.ts';
import { tell } from '../scripts/docs/story.ts';
import { faultsOf, misfitsOf } from '../testing/api-document.ts';
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
      const routes = (api?.routes ?? []).filter(({ outsideApi }) => outsideApi !== true);
      declared.push(...routes.map(({ method, path }) => `${method} ${path}`));
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
    const answered = new Set<string>();
    // The gateway holds each answer against the document.
    await tell(async (call, circumstance) => {
      const { method = call.body === undefined ? 'GET' : 'POST', path, query = '', body, headers } = call;
      if (circumstance !== undefined) return {};
      const claims = { tenant: 'a', scope: call.scope ?? 'read check codes redeem' };
      const answer = await fetch(`${gateway.address}${path}${query && `?${query}`}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(call.token === null ? {} : { authorization: `Bearer ${await world.token(claims)}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const operation = operationOf(method, path);
      if (answer.ok && operation !== undefined) answered.add(operation);
      return text.startsWith('{') ? JSON.parse(text) : {};
    });
    await fetch(`${gateway.address}/v1/openapi.json`);
    const known = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect([...answered, 'getOpenApi'].sort()).toEqual(known.sort());
  });
});

function operationOf(method: string, path: string): string | undefined {
  const found = Object.entries(document.paths).find(([template]) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const operation = Object.entries(found?.[1] ?? {}).find(([verb]) => verb.toUpperCase() === method);
  return operation?.[1].operationId;
}
