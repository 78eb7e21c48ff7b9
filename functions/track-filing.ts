/** Where applications stand. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { filingRoutes } from '../lib/routes/filings.ts';

export const api: Api = { name: 'track-filing', routes: filingRoutes };

export const handler = createHandler(api, deployedServices);
