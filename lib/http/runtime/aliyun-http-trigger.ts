/** Alibaba Cloud Function Compute 3, HTTP trigger. The event comes as bytes, see `event-bytes.ts`; rawPath is encoded. */
import * as z from 'zod/mini';
import {
  bodyOf,
  headersOf,
  optionalFlag,
  optionalText,
  pathOf,
  queryOf,
  valuesByName,
} from './request-parts.ts';
import { defineShape, isMembers } from './shape.ts';

export const aliyunHttpTrigger = defineShape({
  name: 'an Alibaba Cloud Function Compute 3 HTTP trigger',
  knownBy: 'version "v1", rawPath, requestContext.http',
  isOne: ({ version, requestContext }) =>
    version === 'v1' && isMembers(requestContext) && 'http' in requestContext,
  schema: z.object({
    rawPath: z.string(),
    headers: valuesByName,
    queryParameters: valuesByName,
    requestContext: z.object({
      http: z.object({ method: z.string() }),
      requestId: z.optional(z.string()),
    }),
    body: optionalText,
    isBase64Encoded: optionalFlag,
  }),
  request: ({ rawPath, headers, queryParameters, requestContext, body, isBase64Encoded }) => ({
    method: requestContext.http.method.toUpperCase(),
    path: pathOf(rawPath),
    query: queryOf(queryParameters),
    headers: headersOf(headers),
    body: bodyOf(body, isBase64Encoded ?? false),
    gatewayRequestId: requestContext.requestId,
  }),
});
