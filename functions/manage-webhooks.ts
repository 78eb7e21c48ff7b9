/** `/v1/webhooks`, `/v1/calendar-feeds`: who is told of what lapses, and how. */
import type { Api } from '../lib/api.ts';
import { createHandler } from '../lib/handler.ts';
import { feedRoutes } from '../lib/routes/feeds.ts';
import { webhookRoutes } from '../lib/routes/webhooks.ts';
import { deployedServices } from '../lib/services.ts';

export const api: Api = { name: 'manage-webhooks', routes: [...webhookRoutes, ...feedRoutes] };

export const handler = createHandler(api, deployedServices);
