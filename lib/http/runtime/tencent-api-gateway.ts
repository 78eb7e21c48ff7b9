/** Tencent Cloud SCF behind API Gateway, and SCF function URLs, whose event has no requestContext. */
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

export const tencentApiGateway = defineShape({
  name: 'Tencent Cloud SCF behind API Gateway or a function URL',
  knownBy: 'httpMethod, path, queryString, or requestContext.serviceId',
  isOne: (event) =>
    'httpMethod' in event &&
    ('queryString' in event || (isMembers(event.requestContext) && 'serviceId' in event.requestContext)),
  schema: z.object({
    httpMethod: z.string(),
    path: z.string(),
    headers: valuesByName,
    queryString: valuesByName,
    requestContext: z.optional(
      z.nullable(z.object({ requestId: z.optional(z.string()), stage: optionalText })),
    ),
    body: optionalText,
    isBase64Encoded: optionalFlag,
  }),
  request: ({ httpMethod, path, headers, queryString, requestContext, body, isBase64Encoded }) => ({
    method: httpMethod.toUpperCase(),
    path: pathOf(path, requestContext?.stage),
    query: queryOf(queryString),
    headers: headersOf(headers),
    body: bodyOf(body, isBase64Encoded ?? false),
    gatewayRequestId: requestContext?.requestId,
  }),
});
