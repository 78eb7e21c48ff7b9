/** What tests of the whole service share: a world behind its gateway, opened once for a file, and real HTTP to it. */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect } from 'vitest';
import { clientFor, LOCAL_TABLE } from '../scripts/local/table.ts';
import { application, domain, entity, server } from './facts.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { createWorld, type World } from './world.ts';

/** A good body for each check. */
export const bodies = {
  '/v1/domain-checks': { ...domain, entity },
  '/v1/server-checks': server,
  '/v1/routing-advice': { domain: domain.name, filing: { status: 'none' }, servers: [server] },
  '/v1/assessments': application,
  '/v1/allocations': {
    websites: [{ domain: domain.name, entity: application.entity.name }],
    servers: [server],
  },
};

export type Options = {
  method?: string;
  body?: unknown;
  tenant?: string;
  scope?: string;
  token?: string | null;
  headers?: Record<string, string>;
};

/** The world and the gateway are there from the first test of the file to its last. */
export function useLab() {
  let world: World;
  let gateway: Gateway;
  beforeAll(async () => {
    world = await createWorld();
    gateway = await openGateway(world.services);
  });
  afterAll(async () => {
    await gateway.close();
    await world.close();
  });

  async function send(path: string, options: Options = {}) {
    const { tenant = 'acme', scope = 'read check' } = options;
    const token = options.token === undefined ? await world.token({ tenant, scope }) : options.token;
    return sendTo(`${gateway.address}${path}`, { ...options, token });
  }

  /** How many items the table holds. */
  async function items(): Promise<number> {
    const { Count = 0 } = await clientFor(world.table.endpoint ?? '').send(
      new ScanCommand({ TableName: LOCAL_TABLE, Select: 'COUNT' }),
    );
    return Count;
  }

  /** Sends what must be refused, and holds that it wrote nothing. */
  async function refused(path: string, options: Options, [status, problem]: [number, string]) {
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

  return {
    get world() {
      return world;
    },
    get gateway() {
      return gateway;
    },
    send,
    items,
    refused,
  };
}

/** One request over HTTP; `token` null sends none. The body is JSON, or text or bytes as they are. */
export async function sendTo(url: string, { method, body, token, headers = {} }: Options) {
  const answer = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(typeof token === 'string' ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: bodyOf(body) }),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
  const parsed: any = text === '' ? undefined : JSON.parse(text);
  return { status: answer.status, headers: answer.headers, text, body: parsed };
}

function bodyOf(body: unknown): string {
  return typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body);
}
