/** The routes of stored results. */
import { found, json } from '../http/answer.ts';
import { resultsQuery } from '../http/results-query.ts';
import { defineList, defineRoute, type Route } from '../http/route.ts';
import { renderResult } from '../respond/result.ts';
import { getResult, listResults } from '../store/results.ts';
import { isId } from '../table/keys.ts';

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
  async list({ query: { kind, subject, limit }, caller: { tenant }, table, after: before }) {
    const { items, more } = await listResults(table, tenant, { kind, subject, before, limit });
    return { items, after: more ? items.at(-1)?.id : undefined };
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
  async handle({ params: { id }, caller: { tenant }, table, language }) {
    const result = found(isId(id) ? await getResult(table, tenant, id) : undefined);
    return json(200, renderResult(result, language));
  },
});

export const resultRoutes: readonly Route[] = [list, show];
