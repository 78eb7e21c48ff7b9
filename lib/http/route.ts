/**
 * What a function declares: its routes, and what each one reads, does and answers. The chain reads what a route
 * declares before the route works: path, query, If-Match, Idempotency-Key and body, in this order, and answers what
 * does not fit. The API document is made from the same declarations.
 */
import type * as z from 'zod/mini';
import type { ProblemName } from '../errors.ts';
import type { AnswerName } from '../shapes/answers/named.ts';
import { parseWith } from '../shapes/parse.ts';
import { json } from './answer.ts';
import type { Scope } from './authenticate.ts';
import { readBody } from './body.ts';
import type { AuthorizedExchange, Exchange } from './exchange.ts';
import { fingerprintOf, idempotencyKeyOf } from './idempotency-key.ts';
import { type ExpectedTags, ifMatchOf } from './if-match.ts';
import { noQuery, queryObject } from './query.ts';
import type { HttpAnswer, HttpRequest } from './runtime/http.ts';

/** The names in a template: `id` of `/v1/results/{id}`. */
type NamesIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type Params<P extends string> = { readonly [N in NamesIn<P>]: string };

/** The chapters of the API document; scripts/docs/openapi.ts says what each one holds. */
export type Tag =
  | 'Checks'
  | 'Look-ups'
  | 'Results'
  | 'Servers and domains'
  | 'Authorization codes'
  | 'Redemptions'
  | 'Filings'
  | 'Notices'
  | 'Service';

/** A part of a path. `read` makes of it what it means, and throws 422 if it cannot be one. */
export type PathParameter = { description: string; pattern?: string; read?: (given: string) => string };

/** An answer, for the API document. `schema`: its name there, or names if it may be one of several. */
export type AnswerDeclaration = {
  description?: string;
  schema?: AnswerName | readonly AnswerName[];
  /** Where it is not JSON. */
  mediaType?: string;
  headers?: readonly 'ETag'[];
};
type AnswerDeclarations = { readonly [status: number]: AnswerDeclaration };

type Declaration<P extends string, Q, B, A extends AnswerDeclarations> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As gateways write it: `/v1/results/{id}`. */
  path: P;
  /** The operation in the API document. */
  id: string;
  tag: Tag;
  summary: string;
  description?: string;
  params?: { readonly [N in NamesIn<P>]: PathParameter };
  query?: z.ZodMiniType<Q>;
  body?: z.ZodMiniType<B>;
  /** Where the request may come without a body: it is an empty object then. */
  bodyOptional?: true;
  /** Whether an Idempotency-Key is looked at. */
  keyed?: true;
  /** Whether If-Match is looked at. */
  ifMatch?: true;
  answers: A;
  /** Problems of its own, beside those that follow from what it reads. */
  refuses?: readonly ProblemName[];
};

/** What the chain has read for a route: query and body as their schemas make them, undefined where none is declared. */
type Reading<P extends string, Q, B> = {
  params: Params<P>;
  query: Q;
  body: B;
  /** The Idempotency-Key, and what makes two requests with it the same. */
  idempotency: { key: string; fingerprint: string } | undefined;
  expected: ExpectedTags | undefined;
};

type Declared = Declaration<string, unknown, unknown, AnswerDeclarations>;

/** A route for everybody, or for callers with a scope. `run` reads the request and does the work. */
export type Route = Declared &
  (
    | { scope: undefined; run: (exchange: Exchange) => Promise<HttpAnswer> }
    | { scope: Scope; run: (exchange: AuthorizedExchange) => Promise<HttpAnswer> }
  );

/** One deployed function. */
export type Api = { name: string; routes: readonly Route[] };

/** Declares a route for callers with a scope. */
export function defineRoute<
  const P extends string,
  const A extends AnswerDeclarations,
  Q = undefined,
  B = undefined,
>(
  declared: Declaration<P, Q, B, A> & {
    scope: Scope;
    handle: (exchange: AuthorizedExchange & Reading<P, Q, B>) => Promise<HttpAnswer<keyof A & number>>;
  },
): Route {
  const run = (exchange: AuthorizedExchange) =>
    declared.handle({ ...exchange, ...readingOf(declared, exchange) });
  return { ...declared, run };
}

/** Declares a route that needs no token. */
export function defineOpenRoute<
  const P extends string,
  const A extends AnswerDeclarations,
  Q = undefined,
  B = undefined,
>(
  declared: Declaration<P, Q, B, A> & {
    handle: (exchange: Exchange & Reading<P, Q, B>) => Promise<HttpAnswer<keyof A & number>>;
  },
): Route {
  const run = (exchange: Exchange) => declared.handle({ ...exchange, ...readingOf(declared, exchange) });
  return { ...declared, scope: undefined, run };
}

type PageQuery = { limit: number; cursor?: string | undefined };
/** A page of a list. `after`: where it was left, if there is more; `members`: what the answer tells beside it. */
export type Listed = { items: unknown[]; after: string | undefined; members?: Record<string, unknown> };

/** Declares a list that is read page by page. A cursor holds for one path with its filters, and for one tenant. */
export function defineList<const P extends string, Q extends PageQuery>(
  declared: Omit<Declaration<P, Q, undefined, AnswerDeclarations>, 'method' | 'query'> & {
    scope: Scope;
    query: z.ZodMiniType<Q>;
    list: (
      exchange: AuthorizedExchange & {
        params: Params<P>;
        query: Q;
        /** The item after which the page begins. */
        after: string | undefined;
      },
    ) => Promise<Listed>;
  },
): Route {
  async function run(exchange: AuthorizedExchange): Promise<HttpAnswer> {
    const { tenant } = exchange.caller;
    const { cursors } = exchange.services;
    const query = parseWith(declared.query, queryObject(exchange.request.query));
    const params = paramsOf(declared, exchange.params);
    const { limit: _, cursor, ...filters } = query;
    const list = JSON.stringify([declared.path, params, filters]);
    const place = cursors.read(cursor, { tenant, list });
    const { items, after, members } = await declared.list({ ...exchange, params, query, after: place });
    const nextCursor = after === undefined ? null : cursors.at({ tenant, list, after });
    return json(200, { ...members, items, nextCursor });
  }
  return { ...declared, method: 'GET', run };
}

function readingOf<P extends string, Q, B>(
  declared: Declaration<P, Q, B, AnswerDeclarations>,
  { request, params }: Exchange,
): Reading<P, Q, B> {
  const read = { query: queryOf(declared.query, request), params: paramsOf(declared, params) };
  const expected = declared.ifMatch ? ifMatchOf(request) : undefined;
  const key = declared.keyed ? idempotencyKeyOf(request) : undefined;
  const { body, sent } = bodyOf(declared, request);
  const idempotency = key === undefined ? undefined : { key, fingerprint: fingerprintOf(request.path, sent) };
  return { ...read, expected, idempotency, body };
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
function paramsOf<P extends string>(
  declared: Pick<Declaration<P, unknown, unknown, AnswerDeclarations>, 'params'>,
  given: Exchange['params'],
): Params<P>;
function paramsOf(
  { params = {} }: { params?: { readonly [name: string]: PathParameter } },
  given: Exchange['params'],
): Exchange['params'] {
  const read = Object.entries(given).map(([name, value]) => [name, params[name]?.read?.(value) ?? value]);
  return Object.fromEntries(read);
}
