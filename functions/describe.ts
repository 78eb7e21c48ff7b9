/** What the service is: rules, API document, health. Also answers every unknown path. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { describeRoutes } from '../lib/routes/describe.ts';

export const api: Api = { name: 'describe', routes: describeRoutes };

export const handler = createHandler(api, deployedServices);
