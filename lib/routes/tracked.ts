/** The routes of what is tracked: lists with a status, one record, and an end to it. */
import * as z from 'zod/mini';
import type { AnswerName } from '../answers/named.ts';
import { dayAt } from '../calendar.ts';
import { Problem, tableUnavailable } from '../errors.ts';
import { found, json, noContent } from '../http/answer.ts';
import { type AuthorizedExchange, evaluationOf } from '../http/exchange.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import { statusOf } from '../ledger/code-item.ts';
import { codesOf } from '../ledger/codes.ts';
import { serverOf } from '../ledger/server-item.ts';
import { stopTracking } from '../ledger/stop-tracking.ts';
import { renderTracked, type ServerCodes } from '../respond/tracked.ts';
import { page } from '../shapes/page.ts';
import { TRACKED_STATUSES } from '../shapes/tracked.ts';
import { parseDomainName } from '../spellings/domain-name.ts';
import { getTracked, TRACKING_ATTRIBUTES, trackedOf, untrackDomain } from '../store/tracked.ts';
import { givePlacesBack } from '../store/tracked-count.ts';
import { listTracked } from '../store/tracked-lists.ts';
import { type TrackedKind, trackedKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

const TAG = 'Servers and domains';
const SERVER = '/v1/servers/{id}';
const DOMAIN = '/v1/domains/{name}';
const id = { description: 'Of the server.' };
const name = { description: 'Of the domain, in any spelling.' };
const trackedQuery = z.strictObject({ ...page, status: z.optional(z.enum(TRACKED_STATUSES)) });

function listRoute(kind: TrackedKind, declared: { path: string; id: string; schema: AnswerName }): Route {
  const { path, id, schema } = declared;
  return defineList({
    path,
    scope: 'read',
    id,
    tag: TAG,
    summary: `The ${kind}s that are tracked, the next to expire first.`,
    description:
      'A list may miss what was checked a moment ago. status is as of the last check or scheduled look.',
    query: trackedQuery,
    answers: { 200: { schema } },
    async list(exchange) {
      const { query, caller, table, after } = exchange;
      const { status, limit } = query;
      const { items, next } = await listTracked(table, caller.tenant, { kind, status, after, limit });
      const shown = (await Promise.all(items.map((item) => renderedSafely(kind, item, exchange)))).flat();
      return { items: shown, after: next };
    },
  });
}

const showServer = defineRoute({
  method: 'GET',
  path: SERVER,
  scope: 'read',
  id: 'getServer',
  tag: TAG,
  summary: 'How a server stands.',
  description: 'With its codes, and the websites that were verified by it.',
  params: { id },
  answers: { 200: { schema: 'TrackedServer' } },
  refuses: ['not-found'],
  handle: async (exchange) => json(200, await shown('server', exchange.params.id, exchange)),
});

const showDomain = defineRoute({
  method: 'GET',
  path: DOMAIN,
  scope: 'read',
  id: 'getDomain',
  tag: TAG,
  summary: 'How a domain stands.',
  description: 'As of the last check or scheduled look.',
  params: { name },
  answers: { 200: { schema: 'TrackedDomain' } },
  refuses: ['not-found'],
  handle: async (exchange) => json(200, await shown('domain', domainOf(exchange.params), exchange)),
});

const endServer = defineRoute({
  method: 'DELETE',
  path: SERVER,
  scope: 'check',
  id: 'untrackServer',
  tag: TAG,
  summary: 'The server is looked at no more.',
  description: 'Its codes are out of use then. 409 while a redemption lives on one of them.',
  params: { id },
  answers: { 204: { description: 'Not tracked any more.' } },
  refuses: ['not-found', 'has-dependents'],
  async handle(exchange) {
    const { params, caller, table, services, now } = exchange;
    const token = services.newId(now);
    const stopped = await stopTracking(table, {
      tenant: caller.tenant,
      serverId: params.id,
      token,
      remove: TRACKING_ATTRIBUTES,
      evaluation: evaluationOf(exchange),
    });
    switch (stopped.kind) {
      case 'stopped':
        await givePlacesBack(table, caller.tenant, { token, now });
        return noContent();
      case 'stopped-by-another':
        return noContent();
      case 'not-found':
        throw new Problem('not-found');
      case 'has-dependents':
        throw new Problem('has-dependents', { values: { domains: stopped.domains } });
      case 'busy':
        throw tableUnavailable();
    }
  },
});

const endDomain = defineRoute({
  method: 'DELETE',
  path: DOMAIN,
  scope: 'check',
  id: 'untrackDomain',
  tag: TAG,
  summary: 'The domain is looked at no more.',
  description: 'Results of it stay.',
  params: { name },
  answers: { 204: { description: 'Not tracked any more.' } },
  refuses: ['not-found'],
  async handle({ params, caller, table }) {
    if (!(await untrackDomain(table, caller.tenant, domainOf(params)))) throw new Problem('not-found');
    return noContent();
  },
});

async function shown(kind: TrackedKind, id: string, exchange: AuthorizedExchange) {
  const item = found(await getTracked(exchange.table, trackedKey(exchange.caller.tenant, kind, id)));
  return rendered(kind, item, exchange);
}

async function rendered(kind: TrackedKind, item: Item, { table, now }: AuthorizedExchange) {
  const ledger = kind === 'server' ? await ledgerOf(table, item) : undefined;
  return renderTracked(trackedOf(item), dayAt(now), ledger);
}

/** A record of a list; one that is not in order is left out and noted, and does not take the others with it. */
async function renderedSafely(kind: TrackedKind, item: Item, exchange: AuthorizedExchange) {
  try {
    return [await rendered(kind, item, exchange)];
  } catch (error) {
    if (error instanceof Problem) throw error;
    exchange.note({ unreadable: item.pk });
    return [];
  }
}

async function ledgerOf(table: Table, item: Item): Promise<ServerCodes> {
  const server = serverOf(item);
  const codes = await codesOf(table, server);
  return {
    codes: {
      limit: server.codesLimit,
      issued: codes.length,
      redeemed: codes.filter(({ redemption }) => redemption !== undefined).length,
      available: codes.filter((code) => statusOf(code) === 'available').length,
    },
    dependents: codes.flatMap(({ redemption }) => redemption?.domain ?? []).sort(),
  };
}

/** A domain in any spelling, as it is tracked. Throws 404 for what can be none. */
function domainOf({ name }: { name: string }): string {
  const domain = parseDomainName(name);
  if (typeof domain !== 'object') throw new Problem('not-found');
  return domain.name;
}

export const trackedRoutes: readonly Route[] = [
  listRoute('server', { path: '/v1/servers', id: 'listServers', schema: 'TrackedServerList' }),
  showServer,
  endServer,
  listRoute('domain', { path: '/v1/domains', id: 'listDomains', schema: 'TrackedDomainList' }),
  showDomain,
  endDomain,
];
