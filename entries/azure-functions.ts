/** Azure Functions, programming model 4: a handler as what `app.http` and `app.timer` take. */
import type { HttpRequest, HttpResponseInit, Timer } from '@azure/functions';
import { type PlainHttpHandler, sentBody } from '../lib/http/runtime/plain-http.ts';

/** For `app.http`. */
export function httpFunction(handler: PlainHttpHandler) {
  return async (request: HttpRequest): Promise<HttpResponseInit> => {
    const { method, url } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    const headers = Object.fromEntries(request.headers);
    const answer = await handler({ plainHttp: { method, url, headers, body } }, {});
    return { status: answer.statusCode, headers: answer.headers, body: sentBody(answer) };
  };
}

/** For `app.timer`. A timer of Azure carries no payload: `input` is what the run is told in its place. */
export function scheduledFunction(
  handler: (event: unknown, context: unknown) => Promise<unknown>,
  input?: unknown,
) {
  return async (timer: Timer): Promise<void> => {
    await handler(input ?? timer, {});
  };
}
