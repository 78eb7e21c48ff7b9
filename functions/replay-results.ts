/** Stored results under the present catalogue. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { replayRoutes } from '../lib/routes/replays.ts';

export const api: Api = { name: 'replay-results', routes: replayRoutes };

export const handler = createHandler(api, deployedServices);
