/** The routes of what is tracked: lists with a status, one record, and an end to it. */
import { type AuthorizedExchange, json, type Route } from './api.ts';
import { dayAt } from './calendar.ts';
import { Problem } from './errors.ts';
import { TRACKED_STATUSES } from './findings/tracking.ts';
import { invalidRequest } from './parse/body.ts';
import { parseDomainName } from './parse/domain-name.ts';
import { parseNoQuery } from './parse/results-query.ts';
import { parseTrackedQuery } from './parse/tracked-query.ts';
import { renderTracked } from './respond/tracked.ts';
import type { HttpAnswer } from './runtime/http.ts';
import { cursorFor, placeOfCursor } from './store/cursor.ts';
import { type TrackedKind, trackedKey } from './store/keys.ts';
import type { Item } from './store/table.ts';
import { getTracked, listTracked, trackedOf, untrackDomain } from './store/tracked.ts';

export const trackedRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/servers', scope: 'read', handle: (exchange) => list('server', exchange) },
  { method: 'GET', path: '/v1/servers/{id}', scope: 'read', handle: (exchange) => show('server', exchange) },
  { method: 'GET', path: '/v1/domains', scope: 'read', handle: (exchange) => list('domain', exchange) },
  { method: 'GET', path: '/v1/domains/{id}', scope: 'read', handle: (exchange) => show('domain', exchange) },
  { method: 'DELETE', path: '/v1/domains/{id}', scope: 'check', handle: endDomain },
];

async function list(kind: TrackedKind, exchange: AuthorizedExchange): Promise<HttpAnswer> {
  const { request, caller, table } = exchange;
  const { tenant } = caller;
  const { status, limit, cursor } = parseTrackedQuery(request.query, TRACKED_STATUSES);
  const name = JSON.stringify(['tracked', kind, status]);
  const after = cursor === undefined ? undefined : placeOfCursor(cursor, tenant, name);
  if (cursor !== undefined && after === undefined)
    throw invalidRequest([{ pointer: '#/cursor', key: 'cursor' }]);
  const { items, next } = await listTracked(table, tenant, { kind, status, after, limit });
  const nextCursor = next === undefined ? null : cursorFor({ tenant, list: name, after: next });
  return json(200, { items: items.flatMap((item) => rendered(item, exchange)), nextCursor });
}

async function show(kind: TrackedKind, exchange: AuthorizedExchange): Promise<HttpAnswer> {
  const { request, params, caller, table, now } = exchange;
  parseNoQuery(request.query);
  const item = await getTracked(table, trackedKey(caller.tenant, kind, idOf(kind, params.id)));
  if (item === undefined) throw new Problem('not-found');
  return json(200, renderTracked(trackedOf(item), dayAt(now), undefined));
}

async function endDomain({ params, request, caller, table }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  const ended = await untrackDomain(table, caller.tenant, idOf('domain', params.id));
  if (!ended) throw new Problem('not-found');
  return { status: 204, headers: {}, body: '' };
}

/** A record of a list; one that is not in order is left out and noted, and does not take the others with it. */
function rendered(item: Item, { now, note }: AuthorizedExchange) {
  try {
    return [renderTracked(trackedOf(item), dayAt(now), undefined)];
  } catch {
    note({ unreadable: item.pk });
    return [];
  }
}

/** A server by its id; a domain in any spelling. Throws 404 for what can be none. */
function idOf(kind: TrackedKind, given = ''): string {
  if (kind === 'server') return given;
  const domain = parseDomainName(given);
  if (typeof domain !== 'object') throw new Problem('not-found');
  return domain.name;
}
