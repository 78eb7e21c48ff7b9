/** What was judged before, newest first; what is tracked, the next to lapse first; and the calendar of it. */

import { Problem } from '../lib/errors.ts';
import { createHandler } from '../lib/http/handler.ts';
import { parseNoQuery, parseResultsQuery } from '../lib/http/results-query.ts';
import { type Api, type AuthorizedExchange, json } from '../lib/http/route.ts';
import { renderResult } from '../lib/respond/result.ts';
import { calendarRoutes } from '../lib/routes/calendar-feed.ts';
import { trackedRoutes } from '../lib/routes/tracked.ts';
import { deployedServices } from '../lib/services.ts';
import { getResult, listResults } from '../lib/store/results.ts';
import { pageOf, placeIn } from '../lib/table/cursor.ts';

export const api: Api = {
  name: 'read-records',
  routes: [
    { method: 'GET', path: '/v1/results', scope: 'read', handle: list },
    { method: 'GET', path: '/v1/results/{id}', scope: 'read', handle: show },
    ...trackedRoutes,
    ...calendarRoutes,
  ],
};

export const handler = createHandler(api, deployedServices);

async function list({ request, caller: { tenant }, table }: AuthorizedExchange) {
  const { kind, subject, limit, cursor } = parseResultsQuery(request.query);
  const name = JSON.stringify(['results', kind, subject]);
  const before = placeIn(cursor, tenant, name);
  const { items, more } = await listResults(table, tenant, { kind, subject, before, limit });
  return json(200, pageOf(items, { tenant, list: name, after: more ? items.at(-1)?.id : undefined }));
}

async function show({ request, params, caller: { tenant }, table, language }: AuthorizedExchange) {
  parseNoQuery(request.query);
  const id = params.id ?? '';
  const result = /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id) ? await getResult(table, tenant, id) : undefined;
  if (result === undefined) throw new Problem('not-found');
  return json(200, renderResult(result, language));
}
