/** The routes of calendar feeds: each has a key of its own, shown once, that reads the feed and nothing else. */

import { Problem } from '../errors.ts';
import { readJson } from '../http/body.ts';
import { parseNoQuery } from '../http/results-query.ts';
import { type AuthorizedExchange, json, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import { parseWith } from '../shapes/parse.ts';
import { feedBody, shortId } from '../shapes/subscriptions.ts';
import {
  changeFeed,
  createFeed,
  deleteFeed,
  FEEDS_PER_TENANT,
  type Feed,
  feedToken,
  getFeed,
  listFeeds,
} from '../store/feeds.ts';

const KEY_BYTES = 24;

export const feedRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/calendar-feeds', scope: 'codes', handle: list },
  { method: 'GET', path: '/v1/calendar-feeds/{id}', scope: 'codes', handle: show },
  { method: 'PUT', path: '/v1/calendar-feeds/{id}', scope: 'codes', handle: put },
  { method: 'DELETE', path: '/v1/calendar-feeds/{id}', scope: 'codes', handle: end },
];

async function list({ request, caller, table }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  return json(200, { items: await listFeeds(table, caller.tenant), nextCursor: null });
}

async function show({ request, params, caller, table }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  const feed = await getFeed(table, caller.tenant, shortId(params.id));
  if (feed === undefined) throw new Problem('not-found');
  return json(200, feed);
}

async function put({
  request,
  params,
  caller,
  table,
  services,
  now,
}: AuthorizedExchange): Promise<HttpAnswer> {
  const { tenant } = caller;
  const id = shortId(params.id);
  const { language, newKey = false } = parseWith(feedBody, readJson(request));
  const at = new Date(now).toISOString();
  const token = feedToken(tenant, id, services.random(KEY_BYTES));
  const known = await listFeeds(table, tenant);
  if (!known.some((feed) => feed.id === id)) {
    if (known.length >= FEEDS_PER_TENANT)
      throw new Problem('limit-reached', { values: { maximum: FEEDS_PER_TENANT } });
    const made = await createFeed(table, tenant, { id, language, token, at });
    if (made !== undefined) return json(201, withKey(made, token), { location: `/v1/calendar-feeds/${id}` });
  }
  const changed = await changeFeed(table, tenant, { id, language, token: newKey ? token : undefined, at });
  if (changed === undefined) throw new Problem('request-in-progress');
  return json(200, newKey ? withKey(changed, token) : changed);
}

async function end({ request, params, caller, table }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  if (!(await deleteFeed(table, caller.tenant, shortId(params.id)))) throw new Problem('not-found');
  return { status: 204, headers: {}, body: '' };
}

/** The key is told in this answer and never again. */
function withKey(feed: Feed, token: string) {
  return { ...feed, path: `/v1/calendar.ics?token=${token}` };
}
