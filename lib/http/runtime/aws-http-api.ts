/** AWS API Gateway HTTP API and Lambda function URLs: payload 2.0. The stage is in the path unless it is `$default`. */
import * as z from 'zod/mini';
import { bodyOf, headersOf, optionalFlag, optionalText, pathOf, valuesByName } from './request-parts.ts';
import { defineShape, isMembers } from './shape.ts';

export const awsHttpApi = defineShape({
  name: 'an AWS HTTP API or Lambda function URL, payload 2.0',
  knownBy: 'version "2.0", rawPath, requestContext.http',
  isOne: ({ version, requestContext }) =>
    version === '2.0' && isMembers(requestContext) && 'http' in requestContext,
  schema: z.object({
    rawPath: z.string(),
    rawQueryString: optionalText,
    headers: valuesByName,
    requestContext: z.object({
      http: z.object({ method: z.string() }),
      stage: optionalText,
      requestId: z.optional(z.string()),
    }),
    body: optionalText,
    isBase64Encoded: optionalFlag,
  }),
  request: ({ rawPath, rawQueryString, headers, requestContext, body, isBase64Encoded }) => ({
    method: requestContext.http.method.toUpperCase(),
    path: pathOf(rawPath, requestContext.stage),
    query: new URLSearchParams(rawQueryString ?? ''),
    headers: headersOf(headers),
    body: bodyOf(body, isBase64Encoded ?? false),
    gatewayRequestId: requestContext.requestId,
  }),
});
