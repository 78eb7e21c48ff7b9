/** Authorization codes of tracked servers. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { codeRoutes } from '../lib/routes/codes.ts';
import { deployedServices } from '../lib/services.ts';

export const api: Api = { name: 'manage-codes', routes: codeRoutes };

export const handler = createHandler(api, deployedServices);
