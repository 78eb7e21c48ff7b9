/** What a bundle has in the place of the Web's parts answers as they do. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../functions/mcp.ts';
import type { createHandler } from '../../lib/http/handler.ts';
import { createHandler as createOwnHandler } from '../../lib/http/handler.ts';
import type { Api } from '../../lib/http/route.ts';
import { bundleEntry } from '../../scripts/build.ts';
import * as ours from '../../scripts/in-place/web.ts';
import { whenAsked } from '../../scripts/in-place/when-asked.ts';
import { createWorld, type World } from '../../testing/world.ts';

type Bundled = { createHandler: typeof createHandler; api: Api };

const ENTRY = `
export { createHandler } from './lib/http/handler.ts';
export { api } from './functions/mcp.ts';`;
const envelope = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  },
};
const initialize = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};
const explain = { name: 'explain_rule', arguments: { rule: 'domain/tld-approved' } };

/** Messages of both protocols, with the headers that the newer one wants; well-formed and not. */
const MESSAGES: [string, object, Record<string, string>?][] = [
  ['an older hello', { id: 1, method: 'initialize', params: initialize }],
  ['an older ping', { id: 'a', method: 'ping' }],
  ['an older notification', { method: 'notifications/initialized' }],
  ['an older list of tools', { id: 2, method: 'tools/list' }, { 'mcp-protocol-version': '2025-06-18' }],
  ['an older call', { id: 3, method: 'tools/call', params: explain }],
  ['an older call of no tool', { id: 4, method: 'tools/call', params: { name: 'none', arguments: {} } }],
  [
    'an older call with faults',
    { id: 5, method: 'tools/call', params: { ...explain, arguments: { rule: 7 } } },
  ],
  ['a protocol that nobody speaks', { id: 6, method: 'ping' }, { 'mcp-protocol-version': '1999-01-01' }],
  ['a method that nobody knows', { id: 7, method: 'resources/list' }],
  [
    'a question of what there is',
    { id: 8, method: 'server/discover', params: envelope },
    newer('server/discover'),
  ],
  ['a newer list of tools', { id: 9, method: 'tools/list', params: envelope }, newer('tools/list')],
  [
    'a newer call',
    { id: 10, method: 'tools/call', params: { ...explain, ...envelope } },
    { ...newer('tools/call'), 'mcp-name': 'explain_rule' },
  ],
  [
    'a newer call whose headers say otherwise',
    { id: 11, method: 'tools/call', params: { ...explain, ...envelope } },
    { ...newer('tools/list'), 'mcp-name': 'explain_rule' },
  ],
  [
    'a newer notification',
    { method: 'notifications/cancelled', params: envelope },
    newer('notifications/cancelled'),
  ],
  [
    'a newer method that nobody knows',
    { id: 12, method: 'prompts/list', params: envelope },
    newer('prompts/list'),
  ],
];

function newer(method: string): Record<string, string> {
  return { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method };
}

let world: World;
let bundled: Bundled;
let code: string;
beforeAll(async () => {
  world = await createWorld();
  code = await bundleEntry(ENTRY, []);
  const shut = () => expect.unreachable('the platform has its fetch loaded');
  const web = { get: shut, construct: shut, apply: shut };
  const module = { exports: {} };
  const run = new Function('module', 'exports', 'require', 'Request', 'Response', 'Headers', code);
  const none = () => new Proxy(class {}, web);
  run(module, module.exports, createRequire(import.meta.url), none(), none(), none());
  bundled = module.exports as Bundled;
});
afterAll(() => world.close());

describe('the MCP function as it is bundled, without the parts of the Web that Node loads its fetch for', () => {
  it.each(MESSAGES)('answers %s as the source does', async (_, message, headers = {}) => {
    const token = await world.token({ tenant: 'acme', scope: 'check' });
    const event = {
      version: '2.0',
      rawPath: '/mcp',
      rawQueryString: '',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      requestContext: { http: { method: 'POST' }, stage: '$default' },
      body: JSON.stringify({ jsonrpc: '2.0', ...message }),
      isBase64Encoded: false,
    };
    const services = { ...world.services, newId: () => '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
    const [source, bundle] = [
      await createOwnHandler(api, () => services)(event, {} as never),
      await bundled.createHandler(bundled.api, () => services)(event, {} as never),
    ];
    expect(bundle).toEqual(source);
    expect(source.statusCode).toBeLessThan(500);
  });

  it.each(['jwks_uri', 'token_endpoint_auth_method', 'revocation_endpoint', 'client_secret_expires_at'])(
    'holds no schema that no message of its needs, as of OAuth: %s',
    (member) => expect(code).not.toContain(member),
  );
});

describe('a response of ours', () => {
  it.each<[unknown, { status?: number; headers?: Record<string, string> } | undefined]>([
    [{ jsonrpc: '2.0', id: 1 }, undefined],
    [{ text: '备案' }, { status: 400 }],
    [[], { headers: { 'Mcp-Session-Id': 'a', 'content-type': 'application/problem+json' } }],
  ])('in JSON is what the platform makes of %j %j', async (value, init) => {
    const [one, other] = [ours.Response.json(value, init), Response.json(value, init)];
    expect([one.status, one.ok, await one.text()]).toEqual([other.status, other.ok, await other.text()]);
    for (const name of ['Content-Type', 'mcp-session-id', 'allow'])
      expect(one.headers.get(name)).toBe(other.headers.get(name));
  });

  it('without a body is empty', async () => {
    const response = new ours.Response(null, { status: 202 });
    expect([response.status, response.body, await response.text()]).toEqual([202, null, '']);
  });

  it('is no stream', () => {
    const stream = new ReadableStream() as unknown as string;
    expect(() => new ours.Response(stream)).toThrow('a stream');
  });
});

describe('what is made when it is asked for', () => {
  it('is made once, and not before', () => {
    let made = 0;
    const stand = whenAsked(() => {
      made += 1;
      return new (class Pair {
        readonly one = 1;
        get both() {
          return this.one + 1;
        }
      })();
    });
    expect(made).toBe(0);
    expect([stand.both, stand.one, 'one' in stand]).toEqual([2, 1, true]);
    const names = whenAsked(() => new Set(['one']));
    expect([names.has('one'), names.size, names instanceof Set]).toEqual([true, 1, true]);
    expect(made).toBe(1);
  });
});
