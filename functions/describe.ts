/** `GET /v1/rules`, `/v1/openapi.json`, `/v1/health`: what the service is. Also answers every unknown path. */
import openapi from '../docs/openapi.json' with { type: 'json' };
import { createHandler } from '../lib/http/handler.ts';
import { type Api, json } from '../lib/http/route.ts';
import { renderRules } from '../lib/respond/rules.ts';
import { CATALOGUE_HASH } from '../lib/rules/catalogue-hash.ts';
import { deployedServices } from '../lib/services.ts';

const CACHED = { 'cache-control': 'public, max-age=300' };

export const api: Api = {
  name: 'describe',
  routes: [
    {
      method: 'GET',
      path: '/v1/rules',
      scope: undefined,
      handle: async ({ language }) =>
        json(200, { items: renderRules(language), nextCursor: null, catalogue: CATALOGUE_HASH }, CACHED),
    },
    {
      method: 'GET',
      path: '/v1/openapi.json',
      scope: undefined,
      handle: async () => json(200, openapi, CACHED),
    },
    {
      method: 'GET',
      path: '/v1/health',
      scope: undefined,
      handle: async () => json(200, { status: 'ok', catalogue: CATALOGUE_HASH }),
    },
  ],
};

export const handler = createHandler(api, deployedServices);
