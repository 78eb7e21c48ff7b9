/** `/v1/webhooks`, `/v1/calendar-feeds`: who is told of what lapses, and how. */
import type { Api } from '../lib/api.ts';
import { feedRoutes } from '../lib/feeds-api.ts';
import { createHandler } from '../lib/handler.ts';
import { deployedServices } from '../lib/services.ts';
import { webhookRoutes } from '../lib/webhooks-api.ts';

export const api: Api = { name: 'manage-webhooks', routes: [...webhookRoutes, ...feedRoutes] };

export const handler = createHandler(api, deployedServices);
