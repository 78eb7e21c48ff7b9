/** Authorization codes of tracked servers. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { codeRoutes } from '../lib/routes/codes.ts';

export const api: Api = { name: 'manage-codes', routes: codeRoutes };

export const handler = createHandler(api, deployedServices);
