/** `POST /mcp`: checks, look-ups and rules as tools of assistants. */
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { mcpRoutes } from '../lib/routes/mcp.ts';

export const api: Api = { name: 'mcp', routes: mcpRoutes };

export const handler = createHandler(api, deployedLookingServices);
