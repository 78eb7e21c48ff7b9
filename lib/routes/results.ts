/** The routes of stored results. */
import { Problem } from '../errors.ts';
import { found, json, noContent } from '../http/answer.ts';
import type { AuthorizedExchange } from '../http/exchange.ts';
import { resultsQuery } from '../http/results-query.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import type { Result } from '../records/result.ts';
import { renderResult } from '../respond/result.ts';
import { deleteResult, getResult, listResults } from '../store/results.ts';
import type { Retention } from '../store/retention.ts';
import { isId } from '../table/ids.ts';

const TAG = 'Results';

const list = defineList({
  path: '/v1/results',
  scope: 'read',
  id: 'listResults',
  tag: TAG,
  summary: 'What was judged before, newest first.',
  description: 'A list may miss the result of a moment ago.',
  query: resultsQuery,
  answers: { 200: { schema: 'ResultList' } },
  async list(exchange) {
    const { query, caller, table, after: before } = exchange;
    const { kind, subject, limit } = query;
    const asked = { kind, subject, before, limit, retention: retentionOf(exchange) };
    const { items, next } = await listResults(table, caller.tenant, asked);
    return { items, after: next };
  },
});

const show = defineRoute({
  method: 'GET',
  path: '/v1/results/{id}',
  scope: 'read',
  id: 'getResult',
  tag: TAG,
  summary: 'One result, as it was answered.',
  description: 'Its texts in the language that is asked for now.',
  params: { id: { description: 'Of the result.' } },
  answers: { 200: { schema: 'Result' } },
  refuses: ['not-found'],
  async handle(exchange) {
    const { params, language } = exchange;
    return json(200, renderResult(await resultOf(params.id, exchange), language));
  },
});

const remove = defineRoute({
  method: 'DELETE',
  path: '/v1/results/{id}',
  scope: 'check',
  id: 'deleteResult',
  tag: TAG,
  summary: 'Deletes a result, with all that it was asked and answered.',
  description:
    'The answer that its idempotency key has kept goes too: a repeat of that request makes a new result. What is tracked stays, and names a result that is gone until its next change; a list may show the result for a moment.',
  params: { id: { description: 'Of the result.' } },
  answers: { 204: { description: 'It is gone.' } },
  refuses: ['not-found'],
  async handle({ params: { id }, table, caller }) {
    if (!isId(id) || !(await deleteResult(table, caller.tenant, id))) throw new Problem('not-found');
    return noContent();
  },
});

/** The tenant's result of an id. Throws 404 if there is none. */
export async function resultOf(id: string, exchange: AuthorizedExchange): Promise<Result> {
  const { table, caller } = exchange;
  const asked = { id, retention: retentionOf(exchange) };
  return found(isId(id) ? await getResult(table, caller.tenant, asked) : undefined);
}

/** What decides which results are shown still. */
export function retentionOf({ now, services: { resultDays } }: AuthorizedExchange): Retention {
  return { now, resultDays };
}

export const resultRoutes: readonly Route[] = [list, show, remove];
