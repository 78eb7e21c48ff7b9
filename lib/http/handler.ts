/** The one chain that every function runs: event, route, token, work, answer, log line. */
import middy from '@middy/core';
import { Problem } from '../errors.ts';
import { isSpelledLikeOurs } from '../spellings/authorization-code.ts';
import { takeCredentials } from '../table/environment-credentials.ts';
import { TABLE_DEADLINE_MS } from '../table/table.ts';
import { requireScope } from './authenticate.ts';
import type { Exchange } from './exchange.ts';
import { languageOf } from './language.ts';
import { matchRoute } from './match-route.ts';
import { commonHeaders, logLine, type OpenExchange, problemAnswers } from './middlewares.ts';
import type { Api } from './route.ts';
import type { HttpAnswer } from './runtime/http.ts';
import { openHttpEvent } from './runtime/http-event.ts';
import { remainingMs } from './runtime/remaining-time.ts';
import type { GatewayResponse } from './runtime/shape.ts';
import type { Services } from './services.ts';
import { requestInSpan, withSpans } from './traced.ts';

/** Time that is left to answer after the table was given up. */
const ANSWER_MS = 500;

/** Makes a function's handler. The services are made when the first event comes, not when the code is loaded. */
export function createHandler(api: Api, services: () => Services) {
  const chain = middy<OpenExchange, HttpAnswer>()
    .use(logLine)
    .use(commonHeaders)
    .use(problemAnswers)
    .handler((exchange) => route(api, exchange));
  type Context = Parameters<typeof chain>[1];

  /** Throws where the event is none of HTTP, so that a wrong trigger is seen to fail. */
  return async function handle(event: unknown, context: Context): Promise<GatewayResponse> {
    const { request, respond } = openHttpEvent(event);
    takeCredentials(context);
    const given = services();
    // Of the moment at which it came: what is loaded for traces comes after.
    const now = given.now();
    const spans = await given.spans?.();
    if (spans === undefined)
      return respond(await chain(openExchange(api, request, { context, services: given, now }), context));
    const traced = withSpans(given, spans.inSpan);
    const exchange = openExchange(api, request, { context, services: traced, now });
    const answer = await requestInSpan(spans.inSpan, exchange, () => chain(exchange, context));
    await spans.flush();
    return respond(answer);
  };
}

async function route(api: Api, exchange: Exchange): Promise<HttpAnswer> {
  const { request, services } = exchange;
  const match = matchRoute(api.routes, request.method, request.path);
  if (match.kind === 'none') throw new Problem('not-found');
  if (match.kind === 'other-methods') {
    const { allowed } = match;
    throw new Problem('method-not-allowed', { values: { allowed }, headers: { allow: allowed.join(', ') } });
  }
  const { route, params } = match;
  exchange.note({ route: route.path });
  if (route.scope === undefined) return route.run({ ...exchange, params });
  const caller = await services.authenticate(request.headers.authorization);
  exchange.note({ tenant: caller.tenant });
  if (route.scope !== 'any') requireScope(caller, route.scope);
  return route.run({ ...exchange, params, caller });
}

function openExchange(
  api: Api,
  request: OpenExchange['request'],
  { context, services, now }: { context: unknown; services: Services; now: number },
): OpenExchange {
  const budgetMs = budgetOf(context);
  const requestId = requestIdOf(request, () => services.newId(now));
  const { gatewayRequestId, method, headers } = request;
  const line: Record<string, unknown> = { requestId, gatewayRequestId, function: api.name, method };
  return {
    line,
    request,
    requestId,
    language: languageOf(headers['accept-language']),
    params: {},
    services,
    table: services.tableFor(budgetMs),
    now,
    leftMs: () => budgetMs - (services.now() - now),
    note: (entry) => Object.assign(line, entry),
  };
}

/** The time that the table may take, in milliseconds: what the runtime leaves, less what an answer takes. */
function budgetOf(context: unknown): number {
  const remaining = remainingMs(context) ?? TABLE_DEADLINE_MS;
  return Math.max(100, Math.min(TABLE_DEADLINE_MS, remaining - ANSWER_MS));
}

/** The caller's own id of its request, or a new one. */
function requestIdOf({ headers }: OpenExchange['request'], newId: () => string): string {
  const given = headers['x-request-id'] ?? '';
  return isSane(given) ? given : newId();
}

/** Whether a caller's own id of its request is repeated: one that is spelled like a code may be one. */
function isSane(requestId: string): boolean {
  return /^[\w.:-]{1,128}$/.test(requestId) && !isSpelledLikeOurs(requestId);
}
