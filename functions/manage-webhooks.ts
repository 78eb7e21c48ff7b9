/** `/v1/webhooks`, `/v1/calendar-feeds`: who is told of what lapses, and how. */

import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { feedRoutes } from '../lib/routes/feeds.ts';
import { webhookRoutes } from '../lib/routes/webhooks.ts';

export const api: Api = { name: 'manage-webhooks', routes: [...webhookRoutes, ...feedRoutes] };

export const handler = createHandler(api, deployedServices);
