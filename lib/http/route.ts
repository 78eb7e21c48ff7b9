/**
 * What a function declares: its routes, and what each one reads, does and answers. The chain reads what a route
 * declares before the route works: path, query, If-Match, Idempotency-Key and body, in this order, and answers what
 * does not fit. The API document is made from the same declarations.
 */
import type * as z from 'zod/mini';
import { parseWith } from '../shapes/parse.ts';
import { json } from './answer.ts';
import type { Scope } from './authenticate.ts';
import type { AnswerDeclarations, Declaration, Params, Reading } from './declaration.ts';
import type { AuthorizedExchange, Exchange } from './exchange.ts';
import { queryObject } from './query.ts';
import { paramsOf, readingOf } from './reading.ts';
import type { HttpAnswer } from './runtime/http.ts';

type Declared = Declaration<string, unknown, unknown, AnswerDeclarations>;

/** What a caller's token must allow; `any`: every token of a tenant will do. */
type Needed = Scope | 'any';

/** A route for everybody, or for callers with a scope. `run` reads the request and does the work. */
export type Route = Declared &
  (
    | { scope: undefined; run: (exchange: Exchange) => Promise<HttpAnswer> }
    | { scope: Needed; run: (exchange: AuthorizedExchange) => Promise<HttpAnswer> }
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
    scope: Needed;
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

type ListQuery = { limit: number; cursor?: string | undefined };
/** A page of a list. `after`: where it was left, if there is more; `members`: what the answer tells beside it. */
type Listed = { items: unknown[]; after: string | undefined; members?: Record<string, unknown> };

/** Declares a list that is read page by page. A cursor holds for one path with its filters, and for one tenant. */
export function defineList<const P extends string, Q extends ListQuery>(
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
