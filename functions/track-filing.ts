/** Where applications stand. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { filingRoutes } from '../lib/routes/filings.ts';
import { deployedServices } from '../lib/services.ts';

export const api: Api = { name: 'track-filing', routes: filingRoutes };

export const handler = createHandler(api, deployedServices);
