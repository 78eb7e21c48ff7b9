/**
 * One history of the code ledger: a few clients send requests to the real handlers, at once, over some table. What
 * each asked, when it began, when and what it was answered is the history, which `model.ts` judges.
 */
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { createHandler } from '../../lib/http/handler.ts';
import type { Services } from '../../lib/http/services.ts';
import type { Chance } from '../chance.ts';
import { answerInWords, requestInWords, type Tell } from './words.ts';

export const TENANTS = ['owner', 'other'] as const;
export const SERVERS = ['ecs-1', 'ecs-2'] as const;
export const DOMAINS = ['a.cn', 'b.cn', 'c.cn'] as const;
/** Codes that the console made: anybody knows them. */
export const RECORDED = ['HW-2026-0001', 'HW-2026-0002'] as const;

/** Facts of a server, by the days on which it can verify: counted from the beginning, 0 to 2. */
export const FACTS = { good: [0], bad: [], later: [1, 2], gap: [0, 2] } as const;
export type Facts = keyof typeof FACTS;

/** What a client is to do. Numbers choose among what is known when it begins. */
export type Intent =
  | { kind: 'track'; server: number; facts: Facts; key?: number | undefined }
  | { kind: 'untrack'; server: number }
  | { kind: 'issue'; server: number; key: number | undefined; recorded: number | undefined }
  | { kind: 'redeem'; tenant: number; code: number; domain: number; key: number | undefined }
  | { kind: 'guess'; tenant: number; guess: number }
  | { kind: 'release'; redemption: number }
  | { kind: 'file'; redemption: number; number: number; key?: number | undefined }
  | { kind: 'revoke'; code: number }
  | { kind: 'pass-time' };

/** `trouble`: the part of table calls, 0 to 1, that something happens to. */
export type Plan = { clients: readonly (readonly Intent[])[]; seed: number; trouble: number };

export type Request = {
  kind: Intent['kind'] | 'read-code' | 'read-redemption';
  tenant: string;
  method: string;
  path: string;
  body: Record<string, unknown> | undefined;
  key: string | undefined;
  /** The code, server, website and redemption it speaks of, as far as it does. */
  about: {
    serverId?: string;
    code?: string;
    codeId?: string;
    domain?: string;
    redemptionId?: string;
    facts?: Facts;
    number?: string;
  };
};

// biome-ignore lint/suspicious/noExplicitAny: answers have many shapes
export type Answer = { status: number; body: any; replayed: boolean };

/** A request as it went. `until` is infinite where no answer came that says what happened. */
export type Operation = Request & { from: number; until: number; day: number; answer: Answer | undefined };

export type Made = { id: string; code: string; serverId: string };

/** Where a history runs: how requests reach a table, and how time passes between. */
export type Ground = {
  /** A new instance, which is alone with its request; `died` comes true if it dies before it has answered. */
  instance: () => { services: Services; died: Promise<void> };
  token: (tenant: string) => string;
  /** Days since the beginning. */
  day: () => number;
  passTime: () => void;
  /** Told of each request, and of its answer. */
  tell?: Tell | undefined;
  /** Runs the clients, each of which is a function that begins one request after the other. */
  run: (clients: readonly (() => Promise<void>)[]) => Promise<void>;
};

const handlers = {
  'check-server': checkServer,
  'manage-codes': manageCodes,
  'redeem-code': redeemCode,
  'read-records': readRecords,
};
type FunctionName = keyof typeof handlers;

let nextServices: Services | undefined;
const takeServices = (): Services => {
  if (nextServices === undefined) throw new Error('no services for this request');
  return nextServices;
};
const made = new Map(
  Object.entries(handlers).map(([name, api]) => [name, createHandler(api, takeServices)] as const),
);

const RETRIES = 2;

/** Runs a plan; the history in the order in which requests began. */
export async function runHistory(plan: Plan, chance: Chance, ground: Ground): Promise<Operation[]> {
  const history: Operation[] = [];
  const codes: Made[] = [];
  const redemptions: { id: string; tenant: string; code: string; domain: string }[] = [];
  let tick = 0;

  await ground.run([async () => setUp()]);
  await ground.run(plan.clients.map((intents) => () => client(intents)));
  await ground.run([async () => readAll()]);
  return history;

  async function setUp(): Promise<void> {
    for (const serverId of SERVERS) await patiently(trackRequest(serverId, 'good'));
    const count = chance.below(4);
    for (let index = 0; index < count; index += 1)
      await patiently(issueRequest(SERVERS[0], undefined, undefined));
  }

  async function client(intents: readonly Intent[]): Promise<void> {
    for (const intent of intents) {
      const request = requestOf(intent);
      if (request !== undefined) await patiently(request);
    }
  }

  /** What is left when all is quiet, read as any tenant would. */
  async function readAll(): Promise<void> {
    for (const { id, code } of codes)
      await patiently(
        requestTo('read-code', 'GET', `/v1/authorization-codes/${id}`, { about: { code, codeId: id } }),
      );
    for (const { id, tenant, code, domain } of redemptions)
      await patiently(
        requestTo('read-redemption', 'GET', `/v1/redemptions/${id}`, {
          tenant,
          about: { redemptionId: id, code, domain },
        }),
      );
  }

  /** Sends a request, and again where no answer came: the same request, as a client does. */
  async function patiently(request: Request): Promise<void> {
    for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
      const { answer } = await send(request);
      if (answer !== undefined) return;
      if (chance.in(0.2)) return;
    }
  }

  async function send(request: Request): Promise<Operation> {
    const operation: Operation = {
      ...request,
      from: ++tick,
      until: Number.POSITIVE_INFINITY,
      day: ground.day(),
      answer: undefined,
    };
    history.push(operation);
    const name = `#${history.length}`;
    ground.tell?.(`${name} ${requestInWords(request)}`);
    const response = await respond(request);
    ground.tell?.(`${name} ${answerInWords(response?.status === 503 ? undefined : response)}`);
    if (response === undefined || response.status >= 500) {
      if (response !== undefined && response.status !== 503)
        throw new Error(
          `${request.method} ${request.path}: ${response.status} ${JSON.stringify(response.body)}`,
        );
      return operation;
    }
    operation.until = ++tick;
    operation.answer = response;
    learn(operation, response);
    return operation;
  }

  async function respond(request: Request): Promise<Answer | undefined> {
    const { services, died } = ground.instance();
    nextServices = services;
    const handler = made.get(functionOf(request.path));
    if (handler === undefined) throw new Error(`nobody serves ${request.path}`);
    const running = handler(eventOf(request, ground.token(request.tenant)), {} as never);
    const response = await Promise.race([running, died]);
    if (response === undefined) return undefined;
    const { statusCode, headers, body } = response;
    return {
      status: statusCode,
      body: body === '' ? {} : JSON.parse(body),
      replayed: headers['idempotency-replayed'] === 'true',
    };
  }

  function learn({ kind, tenant, about }: Operation, { status, body }: Answer): void {
    if (kind === 'issue' && status === 201 && !codes.some(({ id }) => id === body.id))
      codes.push({ id: body.id, code: body.code, serverId: body.serverId });
    if (kind === 'redeem' && status < 300 && !redemptions.some(({ id }) => id === body.id))
      redemptions.push({ id: body.id, tenant, code: about.code ?? '', domain: about.domain ?? '' });
  }

  function requestOf(intent: Intent): Request | undefined {
    switch (intent.kind) {
      case 'track':
        return {
          ...trackRequest(SERVERS[intent.server % SERVERS.length] ?? SERVERS[0], intent.facts),
          key: keyOf(intent),
        };
      case 'untrack': {
        const serverId = SERVERS[intent.server % SERVERS.length] ?? SERVERS[0];
        return requestTo('untrack', 'DELETE', `/v1/servers/${serverId}`, { about: { serverId } });
      }
      case 'issue': {
        const serverId = SERVERS[intent.server % SERVERS.length] ?? SERVERS[0];
        return issueRequest(serverId, keyOf(intent), intent.recorded);
      }
      case 'redeem': {
        const texts = [...codes.map(({ code }) => code), ...RECORDED];
        const code = texts[intent.code % texts.length] ?? RECORDED[0];
        const domain = DOMAINS[intent.domain % DOMAINS.length] ?? DOMAINS[0];
        return requestTo('redeem', 'POST', '/v1/redemptions', {
          tenant: TENANTS[intent.tenant % TENANTS.length] ?? TENANTS[0],
          body: { code, website: { domain } },
          key: keyOf(intent),
          about: { code, domain },
        });
      }
      case 'release':
      case 'file': {
        const known = redemptions[intent.redemption % Math.max(1, redemptions.length)];
        if (known === undefined) return undefined;
        const { id, tenant, code, domain } = known;
        const number = `粤ICP备12345678号-${'number' in intent ? intent.number + 1 : 1}`;
        const about = { redemptionId: id, code, domain, number };
        return intent.kind === 'release'
          ? requestTo('release', 'DELETE', `/v1/redemptions/${id}`, { tenant, about })
          : requestTo('file', 'POST', `/v1/redemptions/${id}/filing`, {
              tenant,
              about,
              body: { number },
              key: keyOf(intent),
            });
      }
      case 'revoke': {
        const known = codes[intent.code % Math.max(1, codes.length)];
        if (known === undefined) return undefined;
        return requestTo('revoke', 'DELETE', `/v1/authorization-codes/${known.id}`, {
          about: { code: known.code, codeId: known.id },
        });
      }
      case 'guess': {
        const code = `WRONG-${intent.guess}`;
        return requestTo('guess', 'POST', '/v1/redemptions', {
          tenant: TENANTS[intent.tenant % TENANTS.length] ?? TENANTS[0],
          body: { code, website: { domain: DOMAINS[0] } },
        });
      }
      case 'pass-time':
        ground.passTime();
        ground.tell?.('-- a day passes');
        return undefined;
    }
  }

  function trackRequest(id: string, facts: Facts): Request {
    return requestTo('track', 'POST', '/v1/server-checks', {
      body: serverFacts(id, facts),
      about: { serverId: id, facts },
    });
  }

  function issueRequest(serverId: string, key: string | undefined, recorded: number | undefined): Request {
    const code = recorded === undefined ? undefined : RECORDED[recorded % RECORDED.length];
    return requestTo('issue', 'POST', `/v1/servers/${serverId}/authorization-codes`, {
      body: code === undefined ? {} : { code },
      key,
      about: { serverId, ...(code === undefined ? {} : { code }) },
    });
  }
}

/** The same key for requests of any kind: a tenant's key is one key. */
function keyOf({ key }: { key?: number | undefined }): string | undefined {
  return key === undefined ? undefined : `k${key}`;
}

function requestTo(
  kind: Request['kind'],
  method: string,
  path: string,
  more: Partial<Pick<Request, 'tenant' | 'body' | 'key' | 'about'>>,
): Request {
  return { kind, method, path, tenant: TENANTS[0], body: undefined, key: undefined, about: {}, ...more };
}

const TERM = { startsOn: '2026-08-01', expiresOn: '2026-11-23' };
const SUBSCRIPTIONS = {
  good: TERM,
  bad: TERM,
  later: { startsOn: '2026-11-24', expiresOn: '2027-11-24' },
  gap: {
    orders: [
      { startsOn: '2026-08-23', months: 3 },
      { startsOn: '2026-11-25', months: 3 },
    ],
  },
} as const;

function serverFacts(id: string, facts: Facts) {
  return {
    id,
    product: 'ecs',
    region: 'cn-south-1',
    billingMode: 'yearly-monthly',
    subscription: SUBSCRIPTIONS[facts],
    eip: facts === 'bad' ? null : { address: '203.0.113.9' },
    filingsUsed: 0,
  };
}

function functionOf(path: string): FunctionName {
  if (path === '/v1/server-checks') return 'check-server';
  if (path.startsWith('/v1/redemptions')) return 'redeem-code';
  return path.startsWith('/v1/servers/') && path.split('/').length === 4 ? 'read-records' : 'manage-codes';
}

function eventOf({ method, path, body, key }: Request, token: string) {
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: {
      authorization: `Bearer ${token}`,
      'x-request-id': 'drill',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    requestContext: { stage: '$default', http: { method, path } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
