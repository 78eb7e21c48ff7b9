/** What stands around every route. Middy runs them inwards to the route, and outwards from its answer or its error. */
import type middy from '@middy/core';
import { errorInShort, Problem } from '../errors.ts';
import type { Exchange } from './exchange.ts';
import { problemAnswer } from './problem.ts';
import type { HttpAnswer } from './runtime/http.ts';

/** An exchange with what its line in the log has gathered. */
export type OpenExchange = Exchange & { line: Record<string, unknown> };

type Middleware = middy.MiddlewareObj<OpenExchange, HttpAnswer>;
type ExchangeInFlight = middy.Request<OpenExchange, HttpAnswer>;

/** Answers an error as the problem that it is to the caller; one that is none is a fault of ours, and stays in the log. */
export const problemAnswers: Middleware = {
  name: 'problem-answers',
  onError(passing: ExchangeInFlight) {
    const { error, event } = passing;
    const problem = error instanceof Problem ? error : new Problem('internal-error', { cause: error });
    event.line.problem = problem.problem;
    if (problem.cause !== undefined) event.line.cause = errorInShort(problem.cause);
    passing.response = problemAnswer(problem, event.language, event.requestId);
  },
};

/** Gives an answer the headers that all have. */
export const commonHeaders: Middleware = { name: 'common-headers', after: addHeaders, onError: addHeaders };

function addHeaders(passing: ExchangeInFlight): void {
  const { response, event } = passing;
  if (!response) return;
  passing.response = {
    ...response,
    headers: {
      'content-language': event.language,
      'cache-control': 'no-store',
      ...response.headers,
      'x-request-id': event.requestId,
      'x-content-type-options': 'nosniff',
      vary: [response.headers.vary, 'accept-language'].filter(Boolean).join(', '),
    },
  };
}

/** Leaves the request's line in the log. */
export const logLine: Middleware = { name: 'log-line', after: writeLine, onError: writeLine };

function writeLine({ response, event }: ExchangeInFlight): void {
  const { services, now, table, line } = event;
  services.log({ ...line, status: response?.status, tableCalls: table.calls(), ms: services.now() - now });
}
