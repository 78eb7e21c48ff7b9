import { beforeAll, describe, expect, it } from 'vitest';
import { TOOLS } from '../../lib/mcp/tools.ts';
import { type BodyRoute, routesWithBody } from '../../testing/every-route.ts';
import { EXTREMES, jsonAt } from '../../testing/extreme-json.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
let token: string;
let routes: BodyRoute[];
beforeAll(async () => {
  token = await lab.world.token({ tenant: 'extreme', scope: 'read check codes redeem' });
  routes = await routesWithBody();
});

/** All of them, at every place: extreme-bodies.deep.test.ts. */
const SOME = [
  'numbers and NUL',
  'members and half a pair',
  'NUL in a list',
  'deep lists',
  'deep in both',
  'half a pair at the bottom',
];

describe.each(Object.entries(EXTREMES).filter(([name]) => SOME.includes(name)))(
  '%s, as many as a body takes',
  (_, json) => {
    it('is refused by every route, as what is wrong with it', async () => {
      expect(routes.length).toBeGreaterThan(10);
      for (const { api, method, path } of routes) {
        const { status, text } = await lab.world.call(api, { method, path, body: json, token });
        expect([path, status]).toEqual([path, path === '/mcp' ? 400 : 422]);
        expect(text.length).toBeLessThan(1_000_000);
      }
    });

    it('is refused by every tool of assistants, by the code for what is wrong with it', async () => {
      for (const name of Object.keys(TOOLS))
        for (const place of [['arguments', 'x'], ['x']]) {
          const given = jsonAt(place, json).slice(1);
          const params =
            place[0] === 'arguments'
              ? `{"name":"${name}",${given}`
              : `{"name":"${name}","arguments":{},${given}`;
          const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`;
          const answer = await lab.send('/mcp', { body });
          expect([name, answer.status < 500]).toEqual([name, true]);
          expect(answer.text.length).toBeLessThan(1_000_000);
        }
    });
  },
);

it('names the limit to whom it concerns, in either language', async () => {
  const deep = (levels: number) => `{"name":"a.cn","registrant":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const { body } = await lab.refused('/v1/domain-checks', { body: deep(200) }, [422, 'invalid-request']);
  expect(body.errors).toContainEqual({
    pointer: '#',
    detail: 'Objects and lists are nested too deeply. The maximum depth is 200 levels.',
  });
  const within = await lab.refused('/v1/domain-checks', { body: deep(199) }, [422, 'invalid-request']);
  expect(within.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/registrant']);
  const brackets = `{"name":"a.cn","registrant":{"name":"${'[{'.repeat(90)}\\"${'['.repeat(9)}"}}`;
  expect((await lab.send('/v1/domain-checks', { body: brackets })).status).toBe(201);
});
