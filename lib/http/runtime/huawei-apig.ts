/** Huawei Cloud FunctionGraph behind API Gateway (APIG), which always sends the body in base64. */
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

/** Members that only other gateways' events have, which otherwise look the same. */
const OTHERS = ['resource', 'multiValueHeaders', 'multiValueQueryStringParameters', 'queryString'];

export const huaweiApig = defineShape({
  name: 'Huawei Cloud FunctionGraph behind APIG',
  knownBy: 'httpMethod, path, requestContext.apiId or .requestId',
  isOne: (event) =>
    'httpMethod' in event &&
    isMembers(event.requestContext) &&
    ('apiId' in event.requestContext || 'requestId' in event.requestContext) &&
    !('elb' in event.requestContext || 'serviceId' in event.requestContext) &&
    !OTHERS.some((name) => name in event),
  schema: z.object({
    httpMethod: z.string(),
    path: z.string(),
    headers: valuesByName,
    queryStringParameters: valuesByName,
    requestContext: z.object({ requestId: z.optional(z.string()), stage: optionalText }),
    body: optionalText,
    isBase64Encoded: optionalFlag,
  }),
  request: ({ httpMethod, path, headers, queryStringParameters, requestContext, body, isBase64Encoded }) => ({
    method: httpMethod.toUpperCase(),
    path: pathOf(path, requestContext.stage),
    query: queryOf(queryStringParameters),
    headers: headersOf(headers),
    body: bodyOf(body, isBase64Encoded ?? true),
    gatewayRequestId: requestContext.requestId,
  }),
});
