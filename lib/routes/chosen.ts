/** The routes of what a tenant names itself, and puts: listed, shown, put and deleted alike. */
import type * as z from 'zod/mini';
import { Problem } from '../errors.ts';
import { found, json, noContent } from '../http/answer.ts';
import type { AuthorizedExchange } from '../http/exchange.ts';
import { anyQuery, pageQuery } from '../http/query.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import { SHORT_ID, shortId } from '../shapes/subscriptions.ts';
import { pageAfter } from '../table/pages.ts';
import type { Table } from '../table/table.ts';
import type { Language } from '../texts.ts';

/** What is put, under which id, by whom. */
export type Put<B> = AuthorizedExchange & { body: B; id: string };

type Chosen<T extends { id: string }, B> = {
  path: string;
  /** The name of its schema in the API document; `Made…` is the schema with what is told only once. */
  schema: 'Webhook' | 'CalendarFeed';
  /** As a person calls it: `webhook`. */
  noun: string;
  /** What a PUT means, for the API document. */
  description: string;
  body: z.ZodMiniType<B>;
  /** How many a tenant may have. */
  maximum: number;
  list: (table: Table, tenant: string) => Promise<T[]>;
  get: (table: Table, tenant: string, id: string) => Promise<T | undefined>;
  remove: (table: Table, tenant: string, id: string) => Promise<boolean>;
  /** Refuses what no schema can, before the table is asked. */
  refuse?: (put: Put<B>) => void;
  /** Makes one, unless another request has made it meanwhile, or the tenant has as many as it may. The answer tells what it tells only once. */
  make: (put: Put<B>) => Promise<object | 'exists' | 'full'>;
  /** Changes one; undefined if another request has changed or deleted it meanwhile. */
  change: (put: Put<B>, existing: T | undefined) => Promise<unknown>;
  shown: (one: T, language: Language) => unknown;
};

const TAG = 'Notices';

/** Declares the routes of one such thing. */
export function chosenRoutes<T extends { id: string }, B>(chosen: Chosen<T, B>): readonly Route[] {
  return [listRoute(chosen), getRoute(chosen), putRoute(chosen), deleteRoute(chosen)];
}

function listRoute<T extends { id: string }, B>(chosen: Chosen<T, B>): Route {
  const { path, schema, noun, shown } = chosen;
  return defineList({
    path,
    scope: 'codes',
    id: `list${schema}s`,
    tag: TAG,
    summary: `Every ${noun} of the tenant.`,
    description: `By id. A tenant may have ${chosen.maximum}.`,
    query: pageQuery,
    answers: { 200: { schema: `${schema}List` } },
    async list({ table, caller, language, after, query: { limit } }) {
      const { items, next } = pageAfter(await chosen.list(table, caller.tenant), { after, limit });
      return { items: items.map((each) => shown(each, language)), after: next };
    },
  });
}

/** What the routes of one thing have in common. */
function oneOf({ path }: { path: string }) {
  return {
    path: `${path}/{id}`,
    scope: 'codes',
    tag: TAG,
    params: { id: { description: 'Chosen by the caller.', pattern: SHORT_ID.source, read: shortId } },
  } as const;
}

function getRoute<T extends { id: string }, B>(chosen: Chosen<T, B>): Route {
  const { schema, noun, shown } = chosen;
  return defineRoute({
    ...oneOf(chosen),
    method: 'GET',
    id: `get${schema}`,
    summary: `Reads a ${noun}.`,
    description: 'Without what was told once.',
    answers: { 200: { schema } },
    refuses: ['not-found'],
    async handle({ params: { id }, table, caller, language }) {
      return json(200, shown(found(await chosen.get(table, caller.tenant, id)), language));
    },
  });
}

function putRoute<T extends { id: string }, B>(chosen: Chosen<T, B>): Route {
  const { schema, noun } = chosen;
  return defineRoute({
    ...oneOf(chosen),
    method: 'PUT',
    id: `put${schema}`,
    summary: `Makes or changes a ${noun}.`,
    description: chosen.description,
    query: anyQuery,
    body: chosen.body,
    answers: {
      200: { description: 'It was changed.', schema: [schema, `Made${schema}`] },
      201: { description: 'It was made.', schema: `Made${schema}` },
    },
    refuses: ['limit-reached', 'request-in-progress'],
    handle: (exchange) => put(chosen, { ...exchange, id: exchange.params.id }),
  });
}

function deleteRoute<T extends { id: string }, B>(chosen: Chosen<T, B>): Route {
  const { schema, noun } = chosen;
  return defineRoute({
    ...oneOf(chosen),
    method: 'DELETE',
    id: `delete${schema}`,
    summary: `Deletes a ${noun}.`,
    description: 'Its id can be used again.',
    answers: { 204: { description: 'It is gone.' } },
    refuses: ['not-found'],
    async handle({ params: { id }, table, caller }) {
      if (!(await chosen.remove(table, caller.tenant, id))) throw new Problem('not-found');
      return noContent();
    },
  });
}

async function put<T extends { id: string }, B>(chosen: Chosen<T, B>, asked: Put<B>) {
  const { table, caller, id } = asked;
  chosen.refuse?.(asked);
  const existing = await chosen.get(table, caller.tenant, id);
  if (existing === undefined) {
    const made = await chosen.make(asked);
    if (made === 'full') throw new Problem('limit-reached', { values: { maximum: chosen.maximum } });
    if (made !== 'exists') return json(201, made, { location: `${chosen.path}/${id}` });
  }
  const changed = await chosen.change(asked, existing);
  if (changed === undefined) throw new Problem('request-in-progress');
  return json(200, changed);
}
