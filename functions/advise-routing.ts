/** `POST /v1/routing-advice`: what to verify with, and what to point where and when. */
import { createHandler } from '../lib/http/handler.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { checkApi } from '../lib/routes/check.ts';
import { ROUTING_ADVICES } from '../lib/routes/checks/advise-routing.ts';

export const api = checkApi(ROUTING_ADVICES);

export const handler = createHandler(api, deployedLookingServices);
