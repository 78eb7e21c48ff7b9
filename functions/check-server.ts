/** `POST /v1/server-checks`: can this server verify a filing? */
import { createHandler } from '../lib/http/handler.ts';
import { deployedServices } from '../lib/http/services.ts';
import { checkApi } from '../lib/routes/check.ts';
import { SERVER_CHECKS } from '../lib/routes/checks/check-server.ts';

export const api = checkApi(SERVER_CHECKS);

export const handler = createHandler(api, deployedServices);
