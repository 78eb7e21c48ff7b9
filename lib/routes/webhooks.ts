/** The routes of webhooks. The secret is told when it is made and never again. */

import { Problem } from '../errors.ts';
import { readJson } from '../http/body.ts';
import { parseNoQuery } from '../http/results-query.ts';
import { type AuthorizedExchange, json, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import { faultOfAddress } from '../outbound/post.ts';
import { SECRET_BYTES, secretOf } from '../outbound/signature.ts';
import { renderWebhook } from '../respond/webhook.ts';
import { invalidRequest, parseWith } from '../shapes/parse.ts';
import { shortId, webhookBody } from '../shapes/subscriptions.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  OLD_SECRET_MS,
  WEBHOOKS_PER_TENANT,
  type Webhook,
} from '../store/webhooks.ts';
import { NOTICE_TYPES } from '../tracking/notices.ts';

const body = webhookBody(NOTICE_TYPES);

export const webhookRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/webhooks', scope: 'codes', handle: list },
  { method: 'GET', path: '/v1/webhooks/{id}', scope: 'codes', handle: show },
  { method: 'PUT', path: '/v1/webhooks/{id}', scope: 'codes', handle: put },
  { method: 'DELETE', path: '/v1/webhooks/{id}', scope: 'codes', handle: end },
];

async function list({ request, caller, table, language }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  const items = (await listWebhooks(table, caller.tenant)).map((webhook) => renderWebhook(webhook, language));
  return json(200, { items, nextCursor: null });
}

async function show({ request, params, caller, table, language }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  const webhook = await getWebhook(table, caller.tenant, shortId(params.id));
  if (webhook === undefined) throw new Problem('not-found');
  return json(200, renderWebhook(webhook, language));
}

async function put(exchange: AuthorizedExchange): Promise<HttpAnswer> {
  const { request, params, caller, table, services, now, language } = exchange;
  const { tenant } = caller;
  const id = shortId(params.id);
  const { url, events, newSecret = false } = parseWith(body, readJson(request));
  const fault = faultOfAddress(url, services);
  if (fault !== undefined) throw invalidRequest([{ pointer: '#/url', key: fault }]);
  const change = { id, url, events, at: new Date(now).toISOString() };
  const secret = secretOf(services.random(SECRET_BYTES));
  const known = await listWebhooks(table, tenant);
  const existing = known.find((webhook) => webhook.id === id);
  if (existing === undefined) {
    if (known.length >= WEBHOOKS_PER_TENANT)
      throw new Problem('limit-reached', { values: { maximum: WEBHOOKS_PER_TENANT } });
    const made = await createWebhook(table, tenant, { ...change, secret });
    if (made !== undefined)
      return json(201, { ...renderWebhook(made, language), secret }, { location: `/v1/webhooks/${id}` });
  }
  const secrets = newSecret && existing !== undefined ? replaced(existing, secret, now) : undefined;
  const changed = await changeWebhook(table, tenant, { ...change, ...(secrets && { secrets }) });
  // Another request deleted it, or replaced its secret, at the same time.
  if (changed === undefined) throw new Problem('request-in-progress');
  return json(200, { ...renderWebhook(changed, language), ...(secrets && { secret }) });
}

async function end({ request, params, caller, table }: AuthorizedExchange): Promise<HttpAnswer> {
  parseNoQuery(request.query);
  if (!(await deleteWebhook(table, caller.tenant, shortId(params.id)))) throw new Problem('not-found');
  return { status: 204, headers: {}, body: '' };
}

function replaced({ secret: old }: Webhook, secret: string, now: number) {
  return { secret, old, oldUntil: new Date(now + OLD_SECRET_MS).toISOString() };
}
