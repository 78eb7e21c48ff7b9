import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partOf } from '../../lib/mcp/told.ts';
import { TOOLS } from '../../lib/mcp/tools.ts';
import { assistantAt, assistantOf, PATIENCE } from '../../testing/assistant.ts';
import { application, domain, entity, server } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';
import { NOW } from '../../testing/world.ts';

const lab = useLab();
const AS_OF = '2026-11-23';
const expired = { ...domain, entity, expiresOn: '2026-11-01', asOf: AS_OF };

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
type Answered = { text: string; structured: any; isError: boolean | undefined };

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<Answered> {
  const answer = await client.callTool({ name, arguments: args }, PATIENCE);
  const [first] = answer.content;
  const text = first?.type === 'text' ? first.text : '';
  return { text, structured: answer.structuredContent, isError: answer.isError };
}

/** What is asked of both ways, and answered alike. */
const CALLS: [string, Record<string, unknown>, string][] = [
  ['check_domain', expired, 'is not ready as of 2026-11-23'],
  ['check_server', { ...server, asOf: AS_OF }, 'ecs-1 is ready as of 2026-11-23'],
  [
    'advise_routing',
    { domain: domain.name, filing: { status: 'none' }, servers: [server], asOf: AS_OF },
    'What to verify with, the best first (1)',
  ],
  ['assess_application', { ...application, asOf: AS_OF }, 'is ready as of 2026-11-23'],
  ['list_rules', {}, 'domain/tld-approved: '],
  ['list_rules', { subject: 'code' }, 'code/unused: '],
  ['explain_rule', { rule: 'domain/registration-valid' }, 'Fix: Renew the domain name'],
];

describe.each(['2026-07-28', '2025-11-25 and before'])('over HTTP, with the protocol of %s', (revision) => {
  const older = revision !== '2026-07-28';
  let client: Client;
  beforeAll(async () => {
    client = await assistantAt(
      lab.gateway.address,
      await lab.world.token({ tenant: 'acme', scope: 'check' }),
      {
        older,
      },
    );
  });
  afterAll(() => client.close());

  it('lists the tools, with the schemas of the API document', async () => {
    const { tools } = await client.listTools(undefined, PATIENCE);
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(TOOLS));
    const check = tools.find(({ name }) => name === 'check_domain');
    expect(Object.keys(check?.inputSchema.properties ?? {})).toEqual(
      expect.arrayContaining(['name', 'registrar', 'expiresOn', 'asOf', 'section', 'from']),
    );
    expect(check?.inputSchema.required).toEqual(['name']);
    expect(tools.find(({ name }) => name === 'list_rules')?.annotations?.readOnlyHint).toBe(true);
  });

  it.each(CALLS)('%s %j', async (name, args, expected) => {
    const { text, structured, isError } = await call(client, name, args);
    expect(isError).toBeFalsy();
    expect(text).toContain(expected);
    expect(structured.leftOut).toBeInstanceOf(Array);
  });

  it('quotes verdict, reason, fix and source', async () => {
    const { text, structured } = await call(client, 'check_domain', expired);
    for (const each of [
      'expired on 2026-11-01',
      'Fix: Renew',
      'https://support.huaweicloud.com',
      '2024-08-20',
    ])
      expect(text).toContain(each);
    expect(structured).toMatchObject({ verdict: 'not-ready', subject: domain.name });
    expect(structured.sections.reasons[0]).toMatchObject({ rule: 'domain/registration-valid' });
  });

  it('stores a check as the API does', async () => {
    const { structured } = await call(client, 'check_domain', expired);
    const stored = await lab.send(`/v1/results/${structured.id}`, { scope: 'read' });
    expect(stored.body).toMatchObject({ id: structured.id, verdict: 'not-ready' });
  });

  it('looks up', async () => {
    const { text, structured } = await call(client, 'look_up_domain', { domains: ['haitangjiaju.cn'] });
    expect(text).toContain('Domains (1):');
    expect(structured.sections.domains[0]).toMatchObject({ domain: 'haitangjiaju.cn' });
  });

  it('names every fault of bad input', async () => {
    const bad = { name: 'no domain', registrar: 'x', colour: 'red', section: 'everything', from: 0 };
    const told = await call(client, 'check_domain', bad).catch((error) => error);
    expect(told).toMatchObject({ code: -32602 });
    for (const pointer of ['#/name', '#/registrar', '#/colour', '#/section', '#/from'])
      expect(told.message).toContain(pointer);
    expect(told.data.errors).toHaveLength(5);
  });

  it('refuses NUL in a text, an unknown rule, an unknown tool', async () => {
    for (const [name, args, expected] of [
      ['check_domain', { name: 'a\u0000.cn' }, '#/params/arguments/name'],
      ['explain_rule', { rule: 'domain/unheard-of' }, '#/rule'],
      ['toString', {}, 'check_domain'],
      ['delete_everything', {}, 'check_domain'],
    ] as const) {
      const told = await call(client, name, args).catch((error) => error);
      expect(`${told.message} ${told.data?.text ?? ''}`).toContain(expected);
    }
  });
});

describe('tokens and scopes', () => {
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const callOf = (name: string, args: object = {}) => ({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name, arguments: args },
  });

  it('401 without a token, with a wrong one, with an expired one', async () => {
    await lab.refused('/mcp', { token: null, body: list }, [401, 'unauthenticated']);
    await lab.refused('/mcp', { token: 'nonsense', body: list }, [401, 'unauthenticated']);
    const old = await lab.world.token({ tenant: 'acme', scope: 'check', exp: NOW / 1000 - 60 });
    await lab.refused('/mcp', { token: old, body: list }, [401, 'unauthenticated']);
    await expect(assistantAt(lab.gateway.address, undefined)).rejects.toThrow();
  });

  it.each(['check_domain', 'check_server', 'advise_routing', 'assess_application', 'look_up_domain'])(
    '403 for %s without the scope check',
    async (name) => {
      const answer = await lab.refused('/mcp', { scope: 'read', body: callOf(name) }, [403, 'forbidden']);
      expect(answer.headers.get('www-authenticate')).toContain('scope="check"');
    },
  );

  it('any token reads the rules', async () => {
    for (const body of [list, callOf('list_rules'), callOf('explain_rule', { rule: 'code/unused' })]) {
      const answer = await lab.send('/mcp', { scope: '', body });
      expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    }
  });

  it('keeps tenants apart', async () => {
    const { body } = await lab.send('/mcp', { tenant: 'one', body: callOf('check_domain', expired) });
    const { id } = body.result.structuredContent;
    expect((await lab.send(`/v1/results/${id}`, { tenant: 'other' })).status).toBe(404);
  });

  it('leaves tool and method in the log, and nothing that was said', async () => {
    await lab.send('/mcp', { body: callOf('check_domain', { ...expired, registrant: { name: '王小二' } }) });
    const line = lab.world.logged.at(-1);
    expect(line).toMatchObject({ function: 'mcp', rpc: 'tools/call', tool: 'check_domain', status: 200 });
    expect(JSON.stringify(line)).not.toContain('王小二');
  });

  it('leaves no method in the log that it has not', async () => {
    for (const method of ['王小二', 'prompts/list', 'x'.repeat(5000), '__proto__']) {
      await lab.send('/mcp', { body: { jsonrpc: '2.0', id: 1, method } });
      expect(lab.world.logged.at(-1)).toMatchObject({ function: 'mcp', rpc: 'unknown' });
    }
  });
});

describe('messages that are none', () => {
  it.each([
    ['no JSON', '{"jsonrpc": ', -32700],
    ['nothing', '', -32700],
    ['a batch', [{ jsonrpc: '2.0', id: 1, method: 'ping' }], -32600],
    ['an empty batch', [], -32600],
    ['another version', { jsonrpc: '1.0', id: 1, method: 'ping' }, -32600],
    ['no method', { jsonrpc: '2.0', id: 1 }, -32600],
    ['an id that is none', { jsonrpc: '2.0', id: {}, method: 'ping' }, -32600],
    ['a text', '"ping"', -32600],
    ['half a character', '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"\\ud800"}}', -32602],
  ])('400 for %s', async (_, body, code) => {
    const answer = await lab.send('/mcp', { body });
    expect([answer.status, answer.body?.error?.code]).toEqual([400, code]);
  });

  it.each([
    ['no params', 'tools/call', undefined, '#/params: This field is required.'],
    ['params in a list', 'tools/call', ['check_domain'], undefined],
    ['arguments as a text', 'tools/call', { name: 'list_rules', arguments: 'str' }, '#/params/arguments: '],
    ['arguments in a list', 'tools/call', { name: 'list_rules', arguments: [] }, '#/params/arguments: '],
    ['a name that is none', 'tools/call', { name: 5 }, '#/params/name: Expected a value of type string.'],
    ['a token that is none', 'ping', { _meta: { progressToken: {} } }, '#/params/_meta/progressToken: '],
    ['a cursor that is none', 'tools/list', { cursor: 5 }, '#/params/cursor: '],
    ['nothing to begin with', 'initialize', {}, '#/params/clientInfo: '],
  ])('says in words what is wrong with %s', async (_, method, params, expected) => {
    const body = { jsonrpc: '2.0', id: 7, method, params };
    const { id, error } = (await lab.send('/mcp', { body })).body;
    expect([id, error.code]).toEqual([7, expected === undefined ? -32600 : -32602]);
    expect(error.message).toContain(expected ?? 'Invalid request');
    expect(error.message).not.toContain('invalid_type');
    const chinese = (await lab.send('/mcp', { body, headers: { 'accept-language': 'zh-CN' } })).body.error;
    expect(chinese.message).not.toMatch(/[a-z] [a-z]|: /);
  });

  it('names the tools in the language asked for', async () => {
    const body = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'nope' } };
    const { error } = (await lab.send('/mcp', { body, headers: { 'accept-language': 'zh-CN' } })).body;
    expect(error.message).toMatch(/^没有这个工具。可用的工具：check_domain、/);
  });

  it('says which method it has not', async () => {
    const answer = await lab.send('/mcp', { body: { jsonrpc: '2.0', id: 7, method: 'prompts/list' } });
    expect(answer.body).toMatchObject({ id: 7, error: { code: -32601 } });
  });

  it('202 for a notification', async () => {
    const body = { jsonrpc: '2.0', method: 'notifications/initialized' };
    expect((await lab.send('/mcp', { body })).status).toBe(202);
  });

  it('answers no stream: 405 for GET and DELETE, 404 for subscriptions', async () => {
    for (const method of ['GET', 'DELETE'])
      await lab.refused('/mcp', { method }, [405, 'method-not-allowed']);
    const body = { jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params: {} };
    expect((await lab.send('/mcp', { body })).status).toBe(404);
  });

  it('413 for a body that is too large', async () => {
    const body = { jsonrpc: '2.0', id: 1, method: 'ping', params: { a: 'x'.repeat(300_000) } };
    await lab.refused('/mcp', { body }, [413, 'payload-too-large']);
  });
});

describe('a long answer', () => {
  const websites = Array.from({ length: 60 }, (_, at) => ({
    name: `海棠家具${at}`,
    domains: [{ ...domain, name: `haitang-${at}.cn`, expiresOn: '2026-11-01' }],
    content: { lawful: true, industries: [], aboutEnterpriseOrIndustry: false },
  }));
  const large = { ...application, websites, asOf: AS_OF };

  it('is cut by sections, says what was left out, and tells it when asked', async () => {
    const client = await assistantAt(
      lab.gateway.address,
      await lab.world.token({ tenant: 'large', scope: 'check' }),
    );
    const seen: string[] = [];
    let from = 1;
    for (let turn = 0; turn < 20; turn += 1) {
      const part = turn === 0 ? {} : { section: 'reasons', from };
      const { text, structured } = await call(client, 'assess_application', { ...large, ...part });
      expect(text.length).toBeLessThan(20_000);
      for (const { rule, subject } of structured.sections.reasons) seen.push(`${rule} ${subject.id}`);
      const left = structured.leftOut.find(({ section }: { section: string }) => section === 'reasons');
      if (left === undefined) break;
      expect(text).toContain(`section "reasons" and from ${left.from}`);
      from = left.from;
    }
    expect(from).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((each) => each.startsWith('domain/registration-valid '))).toHaveLength(60);
    await client.close();
  });

  it('says so when there is no such entry', () => {
    const told = { text: 'x', data: {}, sections: [{ name: 'rules' as const, entries: [] }] };
    expect(partOf(told, { section: 'rules', from: 7 }, 'en').text).toContain('has no entry 7');
  });
});

describe.each([false, true])('over stdio, older protocol: %s', (older) => {
  let client: Client;
  beforeAll(async () => {
    client = await assistantOf(process.execPath, ['cli/main.ts', 'mcp', '--lang', 'en'], { older });
  }, 120_000);
  afterAll(() => client.close());

  it('lists the tools', async () => {
    const { tools } = await client.listTools(undefined, PATIENCE);
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(TOOLS));
  });

  it.each(CALLS)('%s %j', async (name, args, expected) => {
    const { text, isError } = await call(client, name, args);
    expect(isError).toBeFalsy();
    expect(text).toContain(expected);
  });

  it('names every fault, and the tools that there are', async () => {
    const bad = await call(client, 'check_server', { region: 5, colour: 'red' }).catch((error) => error);
    expect(bad).toMatchObject({ code: -32602 });
    for (const pointer of ['#/region', '#/colour']) expect(bad.message).toContain(pointer);
    const unknown = await call(client, 'check_everything', {}).catch((error) => error);
    expect(unknown.message).toContain('check_domain');
  });
});
