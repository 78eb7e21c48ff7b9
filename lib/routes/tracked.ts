/** The routes of what is tracked: lists with a status, one record, and an end to it. */

import { dayAt } from '../calendar.ts';
import { Problem, tableUnavailable } from '../errors.ts';
import { parseNoQuery } from '../http/results-query.ts';
import { type AuthorizedExchange, evaluationOf, json, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import { parseTrackedQuery } from '../http/tracked-query.ts';
import { codesOf, statusOf } from '../ledger/codes.ts';
import { serverOf } from '../ledger/servers.ts';
import { stopTracking } from '../ledger/stop-tracking.ts';
import { type Ledger, renderTracked } from '../respond/tracked.ts';
import { parseDomainName } from '../spellings/domain-name.ts';
import { getTracked, listTracked, TRACKING_ATTRIBUTES, trackedOf, untrackDomain } from '../store/tracked.ts';
import { pageOf, placeIn } from '../table/cursor.ts';
import { type TrackedKind, trackedKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { TRACKED_STATUSES } from '../tracking/tracking.ts';

export const trackedRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/servers', scope: 'read', handle: (exchange) => list('server', exchange) },
  { method: 'GET', path: '/v1/servers/{id}', scope: 'read', handle: (exchange) => show('server', exchange) },
  { method: 'DELETE', path: '/v1/servers/{id}', scope: 'check', handle: endServer },
  { method: 'GET', path: '/v1/domains', scope: 'read', handle: (exchange) => list('domain', exchange) },
  {
    method: 'GET',
    path: '/v1/domains/{name}',
    scope: 'read',
    handle: (exchange) => show('domain', exchange),
  },
  { method: 'DELETE', path: '/v1/domains/{name}', scope: 'check', handle: endDomain },
];

async function list(kind: TrackedKind, exchange: AuthorizedExchange): Promise<HttpAnswer> {
  const { request, caller, table } = exchange;
  const { tenant } = caller;
  const { status, limit, cursor } = parseTrackedQuery(request.query, TRACKED_STATUSES);
  const name = JSON.stringify(['tracked', kind, status]);
  const after = placeIn(cursor, tenant, name);
  const { items, next } = await listTracked(table, tenant, { kind, status, after, limit });
  const shown = (await Promise.all(items.map((item) => renderedSafely(kind, item, exchange)))).flat();
  return json(200, pageOf(shown, { tenant, list: name, after: next }));
}

async function show(kind: TrackedKind, exchange: AuthorizedExchange): Promise<HttpAnswer> {
  const { request, params, caller, table } = exchange;
  parseNoQuery(request.query);
  const item = await getTracked(table, trackedKey(caller.tenant, kind, idOf(kind, params)));
  if (item === undefined) throw new Problem('not-found');
  return json(200, await rendered(kind, item, exchange));
}

async function endServer(exchange: AuthorizedExchange): Promise<HttpAnswer> {
  const { params, request, caller, table, services, now } = exchange;
  parseNoQuery(request.query);
  const stopped = await stopTracking(table, {
    tenant: caller.tenant,
    serverId: idOf('server', params),
    token: services.newId(now),
    remove: TRACKING_ATTRIBUTES,
    evaluation: evaluationOf(exchange),
  });
  switch (stopped.kind) {
    case 'stopped':
      return { status: 204, headers: {}, body: '' };
    case 'not-found':
      throw new Problem('not-found');
    case 'has-dependents':
      throw new Problem('has-dependents', { values: { domains: stopped.domains.join(', ') } });
    case 'busy':
      throw tableUnavailable();
  }
}

async function endDomain({ params, request, caller, table }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  const ended = await untrackDomain(table, caller.tenant, idOf('domain', params));
  if (!ended) throw new Problem('not-found');
  return { status: 204, headers: {}, body: '' };
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

async function ledgerOf(table: Table, item: Item): Promise<Ledger> {
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

/** A server by its id; a domain in any spelling. Throws 404 for what can be none. */
function idOf(kind: TrackedKind, { id = '', name = '' }: AuthorizedExchange['params']): string {
  if (kind === 'server') return id;
  const domain = parseDomainName(name);
  if (typeof domain !== 'object') throw new Problem('not-found');
  return domain.name;
}
