/** AWS API Gateway events, HTTP API (payload 2.0) and REST API (payload 1.0), into requests; answers back. */
import * as z from 'zod/mini';
import type { HttpAnswer, HttpRequest } from './http.ts';

const textByName = z.record(z.string(), z.string());
const optionalText = z.optional(z.nullable(z.string()));

const payloadV2 = z.object({
  version: z.literal('2.0'),
  rawPath: z.string(),
  rawQueryString: optionalText,
  headers: z.optional(textByName),
  requestContext: z.object({
    http: z.object({ method: z.string() }),
    stage: z.optional(z.string()),
    requestId: z.optional(z.string()),
  }),
  body: optionalText,
  isBase64Encoded: z.optional(z.boolean()),
});

const payloadV1 = z.object({
  httpMethod: z.string(),
  path: z.string(),
  headers: z.optional(z.nullable(textByName)),
  queryStringParameters: z.optional(z.nullable(textByName)),
  multiValueQueryStringParameters: z.optional(z.nullable(z.record(z.string(), z.array(z.string())))),
  requestContext: z.object({ requestId: z.optional(z.string()) }),
  body: optionalText,
  isBase64Encoded: z.optional(z.boolean()),
});

/** Reads a gateway's event. Throws an error that names the shapes that are understood. */
export function readEvent(event: unknown): HttpRequest {
  const v2 = payloadV2.safeParse(event);
  if (v2.success) return fromV2(v2.data);
  const v1 = payloadV1.safeParse(event);
  if (v1.success) return fromV1(v1.data);
  throw new TypeError(
    'event: expected an API Gateway event, payload 2.0 (rawPath, requestContext.http) or 1.0 (httpMethod, path)',
  );
}

/** The answer in the shape that both payload versions take. */
export function writeResponse({ status, headers, body }: HttpAnswer) {
  return { statusCode: status, headers, body, isBase64Encoded: false };
}

function fromV2({
  rawPath,
  rawQueryString,
  headers,
  requestContext,
  body,
  isBase64Encoded,
}: z.infer<typeof payloadV2>): HttpRequest {
  const stage = `/${requestContext.stage ?? '$default'}`;
  return {
    method: requestContext.http.method.toUpperCase(),
    path: rawPath.startsWith(`${stage}/`) ? rawPath.slice(stage.length) : rawPath,
    query: new URLSearchParams(rawQueryString ?? ''),
    headers: lowerCase(headers ?? {}),
    body: bodyOf(body, isBase64Encoded),
    gatewayRequestId: requestContext.requestId,
  };
}

function fromV1(event: z.infer<typeof payloadV1>): HttpRequest {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    for (const value of values) query.append(name, value);
  }
  for (const [name, value] of Object.entries(event.queryStringParameters ?? {})) {
    if (!query.has(name)) query.append(name, value);
  }
  return {
    method: event.httpMethod.toUpperCase(),
    path: event.path,
    query,
    headers: lowerCase(event.headers ?? {}),
    body: bodyOf(event.body, event.isBase64Encoded),
    gatewayRequestId: event.requestContext.requestId,
  };
}

function bodyOf(text: string | null | undefined, base64 = false): HttpRequest['body'] {
  return text === null || text === undefined || text === '' ? undefined : { text, base64 };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
