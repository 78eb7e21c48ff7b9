/** The routes of what the service is. They need no token, and read nothing of a request but its address. */
import { json, jsonText } from '../http/answer.ts';
import { anyQuery } from '../http/query.ts';
import { defineOpenRoute, type Route } from '../http/route.ts';
import { renderRules } from '../respond/rules.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import { consoleDoor } from './console-door.ts';
import { openapiLibrary } from './openapi-library.ts';

const CACHED = { 'cache-control': 'public, max-age=300' };
const TAG = 'Service';

export const describeRoutes: readonly Route[] = [
  defineOpenRoute({
    method: 'GET',
    path: '/v1/rules',
    id: 'listRules',
    tag: TAG,
    summary: 'The catalogue of rules, all in one answer.',
    description: 'With title, severity, constraint, source and the facts that each rule needs.',
    query: anyQuery,
    answers: { 200: { schema: 'RuleList' } },
    handle: async ({ language }) =>
      json(200, { items: renderRules(language), nextCursor: null, catalogue: CATALOGUE_HASH }, CACHED),
  }),
  defineOpenRoute({
    method: 'GET',
    path: '/v1/openapi.json',
    id: 'getOpenApi',
    tag: TAG,
    summary: 'This document.',
    description: 'OpenAPI 3.1, as it was built with the service.',
    query: anyQuery,
    answers: { 200: {} },
    handle: async () => jsonText(200, openapiLibrary().OPENAPI_TEXT, CACHED),
  }),
  defineOpenRoute({
    method: 'GET',
    path: '/v1/health',
    id: 'getHealth',
    tag: TAG,
    summary: 'Answers as soon as the service serves.',
    description: 'The table is not asked.',
    query: anyQuery,
    answers: { 200: { schema: 'Health' } },
    handle: async () => json(200, { status: 'ok', catalogue: CATALOGUE_HASH }),
  }),
  consoleDoor,
];
