/** AWS API Gateway REST API, and HTTP API with payload 1.0. `path` is without the stage; values of the query are decoded. */
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

export const awsRestApi = defineShape({
  name: 'an AWS REST API, payload 1.0',
  knownBy: 'httpMethod, path, resource, multiValueHeaders, requestContext',
  isOne: (event) =>
    'httpMethod' in event &&
    isMembers(event.requestContext) &&
    !('elb' in event.requestContext) &&
    ('resource' in event || 'multiValueHeaders' in event || 'multiValueQueryStringParameters' in event),
  schema: z.object({
    httpMethod: z.string(),
    path: z.string(),
    headers: valuesByName,
    multiValueHeaders: valuesByName,
    queryStringParameters: valuesByName,
    multiValueQueryStringParameters: valuesByName,
    requestContext: z.object({ requestId: z.optional(z.string()), stage: optionalText, path: optionalText }),
    body: optionalText,
    isBase64Encoded: optionalFlag,
  }),
  request: (event) => ({
    method: event.httpMethod.toUpperCase(),
    path: pathOf(event.path, stageIn(event.path, event.requestContext)),
    query: queryOf({ ...event.queryStringParameters, ...event.multiValueQueryStringParameters }),
    headers: headersOf(event.headers, event.multiValueHeaders),
    body: bodyOf(event.body, event.isBase64Encoded ?? false),
    gatewayRequestId: event.requestContext.requestId,
  }),
});

/** `requestContext.path` is the path with the stage: where that is so, the path itself is without. */
function stageIn(
  path: string,
  context: { stage?: string | null | undefined; path?: string | null | undefined },
) {
  return context.path === `/${context.stage}${path}` ? undefined : context.stage;
}
