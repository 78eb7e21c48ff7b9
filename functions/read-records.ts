/** What was judged before, newest first; what is tracked, the next to lapse first; and the calendar of it. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedServices } from '../lib/http/services.ts';
import { calendarRoutes } from '../lib/routes/calendar-feed.ts';
import { resultRoutes } from '../lib/routes/results.ts';
import { trackedRoutes } from '../lib/routes/tracked.ts';

export const api: Api = {
  name: 'read-records',
  routes: [...resultRoutes, ...trackedRoutes, ...calendarRoutes],
};

export const handler = createHandler(api, deployedServices);
