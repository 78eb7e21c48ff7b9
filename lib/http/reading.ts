/** Reads of a request what its route declares, and answers what does not fit. */
import type * as z from 'zod/mini';
import { parseWith } from '../shapes/parse.ts';
import { readBody } from './body.ts';
import type { AnswerDeclarations, Declaration, Params, PathParameter, Reading } from './declaration.ts';
import type { Exchange } from './exchange.ts';
import { idempotencyKeyOf, requestKeyOf } from './idempotency-key.ts';
import { ifMatchOf } from './if-match.ts';
import { noQuery, queryObject } from './query.ts';
import type { HttpRequest } from './runtime/http.ts';

/** What a route reads, in this order: query, path, If-Match, Idempotency-Key, body. Throws 422, and 400, 413 or 415. */
export function readingOf<P extends string, Q, B>(
  declared: Declaration<P, Q, B, AnswerDeclarations>,
  { request, params }: Exchange,
): Reading<P, Q, B> {
  const read = { query: queryOf(declared.query, request), params: paramsOf(declared, params) };
  const expected = declared.ifMatch ? ifMatchOf(request) : undefined;
  const key = declared.keyed ? idempotencyKeyOf(request) : undefined;
  const { body, sent } = bodyOf(declared, request);
  const idempotency = key === undefined ? undefined : requestKeyOf({ key, path: request.path, body: sent });
  return { ...read, expected, idempotency, body, sent };
}

/** A query as its schema makes it. Where there is none, every parameter is refused, and the query is undefined. */
function queryOf<Q>(schema: z.ZodMiniType<Q> | undefined, request: HttpRequest): Q;
function queryOf(schema: z.ZodMiniType | undefined, request: HttpRequest): unknown {
  const query = parseWith(schema ?? noQuery, queryObject(request.query));
  return schema === undefined ? undefined : query;
}

/** A body as its schema makes it, and as it was sent; undefined where there is no schema. */
function bodyOf<B>(
  declared: { body?: z.ZodMiniType<B>; bodyOptional?: true },
  request: HttpRequest,
): { body: B; sent: unknown };
function bodyOf({ body, bodyOptional }: { body?: z.ZodMiniType; bodyOptional?: true }, request: HttpRequest) {
  if (body === undefined) return { body, sent: undefined };
  if (bodyOptional && request.body === undefined) return { body: parseWith(body, {}), sent: {} };
  return readBody(request, body);
}

/** The parts of the path, read as they are declared: the template has named them, so all of them are there. */
export function paramsOf<P extends string>(
  declared: Pick<Declaration<P, unknown, unknown, AnswerDeclarations>, 'params'>,
  given: Exchange['params'],
): Params<P>;
/** The same, for names that only the template knows. */
export function paramsOf(
  { params = {} }: { params?: { readonly [name: string]: PathParameter } },
  given: Exchange['params'],
): Exchange['params'] {
  const read = Object.entries(given).map(([name, value]) => [name, params[name]?.read?.(value) ?? value]);
  return Object.fromEntries(read);
}
