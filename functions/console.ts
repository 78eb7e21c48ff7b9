/** `/console/`: the web page to the API, and the API document to read at `/v1/docs`. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { consoleRoutes } from '../lib/routes/console.ts';

export const api: Api = { name: 'console', routes: consoleRoutes };

export const handler = createHandler(api, deployedServices);
