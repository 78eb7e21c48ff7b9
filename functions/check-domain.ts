/** `POST /v1/domain-checks`: would this domain pass? */
import { createHandler } from '../lib/http/handler.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { checkApi } from '../lib/routes/check.ts';
import { DOMAIN_CHECKS } from '../lib/routes/checks/check-domain.ts';

export const api = checkApi(DOMAIN_CHECKS);

export const handler = createHandler(api, deployedLookingServices);
