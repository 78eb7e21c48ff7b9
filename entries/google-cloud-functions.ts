/**
 * Google Cloud Functions: a handler as what the Functions Framework calls, with an Express request and response,
 * or with the event of a Pub/Sub topic that Cloud Scheduler writes to.
 */
import { type PlainHttpHandler, sentBody } from '../lib/http/runtime/plain-http.ts';

/** What is used of Express. `rawBody`: the bytes as they came, which the framework keeps. */
export type ExpressRequest = {
  method: string;
  originalUrl: string;
  headers: { readonly [name: string]: string | string[] | undefined };
  rawBody?: Uint8Array;
};
export type ExpressResponse = {
  writeHead: (
    status: number,
    headers: Record<string, string>,
  ) => { end: (body: string | Uint8Array) => unknown };
};

/** A function with an HTTP trigger. */
export function httpFunction(handler: PlainHttpHandler) {
  return async ({ method, originalUrl, headers, rawBody }: ExpressRequest, response: ExpressResponse) => {
    const answer = await handler({ plainHttp: { method, url: originalUrl, headers, body: rawBody } }, {});
    response.writeHead(answer.statusCode, answer.headers).end(sentBody(answer));
  };
}

/** A function with a Pub/Sub trigger; `data` holds the message. */
export function scheduledFunction(handler: (event: unknown, context: unknown) => Promise<unknown>) {
  return async (cloudEvent: { data?: unknown }) => {
    await handler(cloudEvent.data, {});
  };
}
