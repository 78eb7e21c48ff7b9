/** `POST /v1/assessments`: would this whole application pass? */
import { createHandler } from '../lib/http/handler.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { checkApi } from '../lib/routes/check.ts';
import { ASSESSMENTS } from '../lib/routes/checks/assess.ts';

export const api = checkApi(ASSESSMENTS);

export const handler = createHandler(api, deployedLookingServices);
