/**
 * AWS Application Load Balancer, with and without multi-value headers: its event and its response have either
 * `headers` or `multiValueHeaders`. Names and values of the query are as in the address. Without multi-value headers
 * it passes the last of what came more than once.
 */
import { STATUS_CODES } from 'node:http';
import * as z from 'zod/mini';
import type { HttpAnswer } from './http.ts';
import {
  bodyOf,
  encodedQueryOf,
  headersOf,
  optionalFlag,
  optionalText,
  pathOf,
  valuesByName,
} from './request-parts.ts';
import { defineShape, type GatewayResponse, gatewayResponse, isMembers } from './shape.ts';

export const awsLoadBalancer = defineShape({
  name: 'an AWS Application Load Balancer',
  knownBy: 'httpMethod, path, requestContext.elb',
  isOne: ({ requestContext }) => isMembers(requestContext) && 'elb' in requestContext,
  schema: z.object({
    httpMethod: z.string(),
    path: z.string(),
    headers: valuesByName,
    multiValueHeaders: valuesByName,
    queryStringParameters: valuesByName,
    multiValueQueryStringParameters: valuesByName,
    body: optionalText,
    isBase64Encoded: optionalFlag,
  }),
  request: (event) => ({
    method: event.httpMethod.toUpperCase(),
    path: pathOf(event.path),
    query: encodedQueryOf({ ...event.queryStringParameters, ...event.multiValueQueryStringParameters }),
    headers: headersOf(event.headers, event.multiValueHeaders),
    body: bodyOf(event.body, event.isBase64Encoded ?? false),
    gatewayRequestId: undefined,
  }),
  respond: (answer, { multiValueHeaders }) =>
    response(answer, multiValueHeaders !== undefined && multiValueHeaders !== null),
});

function response(answer: HttpAnswer, multiValue: boolean): GatewayResponse {
  const statusDescription = `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim();
  const single = { ...gatewayResponse(answer), statusDescription };
  if (!multiValue) return single;
  const entries = Object.entries(answer.headers).map(([name, value]) => [name, [value]]);
  return { ...single, headers: {}, multiValueHeaders: Object.fromEntries(entries) };
}
