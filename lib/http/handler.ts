/** The one chain that every function runs: event, language, route, token, work, answer, log line. */
import middy from '@middy/core';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { TABLE_DEADLINE_MS } from '../table/table.ts';
import { requireScope } from './authenticate.ts';
import { languageOf } from './language.ts';
import { matchRoute } from './match-route.ts';
import { problemAnswer } from './problem.ts';
import type { Api, Exchange } from './route.ts';
import type { HttpAnswer } from './runtime/http.ts';
import { openHttpEvent } from './runtime/http-event.ts';
import { remainingMs } from './runtime/remaining-time.ts';
import type { OpenEvent } from './runtime/shape.ts';

/** Time that is left to answer after the table was given up. */
const ANSWER_MS = 500;
const SANE_REQUEST_ID = /^[\w.:-]{1,128}$/;

/** An exchange with the way back to its runtime, and what its line in the log has gathered. */
type OpenExchange = Exchange & Pick<OpenEvent, 'respond'> & { api: Api; line: Record<string, unknown> };

/** Makes a function's handler. The services are made when the first event comes, not when the code is loaded. */
export function createHandler(api: Api, services: () => Services) {
  return middy<unknown>()
    .before((request) => {
      request.event = openExchange(api, request.event, request.context, services());
    })
    .handler(async (exchange: unknown) => (isOpen(exchange) ? route(exchange) : undefined))
    .after((request) => {
      if (isOpen(request.event)) request.response = finish(request.event, request.response);
    })
    .onError((request) => {
      if (!isOpen(request.event)) return;
      const { event: exchange, error } = request;
      request.response = finish(exchange, answerTo(error, exchange));
    });
}

/** The answer with the headers that all have, as the runtime's response; leaves the request's line in the log. */
function finish(
  { requestId, language, services, now, table, line, respond }: OpenExchange,
  { status, headers, body }: HttpAnswer,
) {
  services.log({ ...line, status, tableCalls: table.calls(), ms: services.now() - now });
  return respond({
    status,
    headers: {
      'content-language': language,
      'cache-control': 'no-store',
      ...headers,
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
      vary: 'accept-language',
    },
    body,
  });
}

/** The problem that an error is to the caller; one that is none is a fault of ours, and stays in the log. */
function answerTo(error: unknown, { line, language, requestId }: OpenExchange): HttpAnswer {
  const problem = error instanceof Problem ? error : new Problem('internal-error', { cause: error });
  line.problem = problem.problem;
  if (problem.cause !== undefined) line.cause = describe(problem.cause);
  return problemAnswer(problem, language, requestId);
}

async function route(exchange: OpenExchange): Promise<HttpAnswer> {
  const { api, request, services } = exchange;
  const match = matchRoute(api.routes, request.method, request.path);
  if (match.kind === 'none') throw new Problem('not-found');
  if (match.kind === 'other-methods') {
    const allowed = match.allowed.join(', ');
    throw new Problem('method-not-allowed', { values: { allowed }, headers: { allow: allowed } });
  }
  const { route, params } = match;
  exchange.note({ route: route.path });
  if (route.scope === undefined) return route.handle({ ...exchange, params });
  const caller = await services.authenticate(request.headers.authorization);
  exchange.note({ tenant: caller.tenant });
  requireScope(caller, route.scope);
  return route.handle({ ...exchange, params, caller });
}

function openExchange(api: Api, event: unknown, context: unknown, services: Services): OpenExchange {
  const { request, respond } = openHttpEvent(event);
  const now = services.now();
  const remaining = remainingMs(context) ?? TABLE_DEADLINE_MS;
  const budgetMs = Math.max(100, Math.min(TABLE_DEADLINE_MS, remaining - ANSWER_MS));
  const given = request.headers['x-request-id'] ?? '';
  const requestId = SANE_REQUEST_ID.test(given) ? given : services.newId(now);
  const line: Record<string, unknown> = {
    requestId,
    gatewayRequestId: request.gatewayRequestId,
    function: api.name,
    method: request.method,
  };
  return {
    api,
    line,
    request,
    respond,
    requestId,
    language: languageOf(request.headers['accept-language']),
    params: {},
    services,
    table: services.tableFor(budgetMs),
    now,
    leftMs: () => budgetMs - (services.now() - now),
    note: (entry) => Object.assign(line, entry),
  };
}

function isOpen(value: unknown): value is OpenExchange {
  return typeof value === 'object' && value !== null && 'line' in value && 'services' in value;
}

/** An error for the log: its kind and place, without the values that its message may hold. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const [, ...frames] = (error.stack ?? '').split('\n    at ');
  return { name: error.name, at: frames.slice(0, 4) };
}
