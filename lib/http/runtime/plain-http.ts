/**
 * A request as an HTTP server has it. Where a runtime hands over requests and not events (Google Cloud Functions,
 * Azure Functions, a server of our own), its entry file passes this, see `entries/`.
 */
import * as z from 'zod/mini';
import type { HttpRequest } from './http.ts';
import { headersOf, pathOf, valuesByName } from './request-parts.ts';
import { defineShape, type GatewayResponse } from './shape.ts';

/** `url` absolute, or the path with its query. */
type PlainHttpEvent = {
  plainHttp: {
    method: string;
    url: string;
    headers: { readonly [name: string]: string | string[] | undefined };
    body: Uint8Array | undefined;
  };
};

/** A function, as an entry file calls it. */
export type PlainHttpHandler = (event: PlainHttpEvent, context: unknown) => Promise<GatewayResponse>;

export const plainHttp = defineShape({
  name: "this project's own entry files",
  knownBy: 'plainHttp',
  isOne: (event) => 'plainHttp' in event,
  schema: z.object({
    plainHttp: z.object({
      method: z.string(),
      url: z.string(),
      headers: valuesByName,
      body: z.optional(z.instanceof(Uint8Array)),
    }),
  }),
  request: ({ plainHttp: { method, url, headers, body } }) => {
    const [, search] = cutAt(url, '?');
    return {
      method: method.toUpperCase(),
      path: pathIn(url),
      query: new URLSearchParams(search),
      headers: headersOf(headers),
      body: bodyOf(body),
      gatewayRequestId: undefined,
    };
  },
});

/** The path of an address, absolute or not, in the one spelling that routes know. */
export function pathIn(url: string): string {
  const [address] = cutAt(url.replace(/^https?:\/\/[^/?#]*/i, ''), '?');
  return pathOf(address === '' ? '/' : address);
}

/** The bytes as they came, in base64 whatever they are: whether they are text is decided where all bodies are read. */
function bodyOf(bytes: Uint8Array | undefined): HttpRequest['body'] {
  if (bytes === undefined || bytes.length === 0) return undefined;
  return { text: Buffer.from(bytes).toString('base64'), base64: true };
}

/** The body of a response for a runtime that takes text or bytes. */
export function sentBody({ body, isBase64Encoded }: GatewayResponse): string | Uint8Array<ArrayBuffer> {
  return isBase64Encoded ? new Uint8Array(Buffer.from(body, 'base64')) : body;
}

function cutAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
