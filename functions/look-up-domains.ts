/** What registries, resolvers and pages say of domains. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { lookUpRoutes } from '../lib/routes/look-ups.ts';

export const api: Api = { name: 'look-up-domains', routes: lookUpRoutes };

export const handler = createHandler(api, deployedLookingServices);
