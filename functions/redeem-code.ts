/** Redemptions of authorization codes. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { redemptionRoutes } from '../lib/routes/redemptions.ts';

export const api: Api = { name: 'redeem-code', routes: redemptionRoutes };

export const handler = createHandler(api, deployedServices);
