/** `POST /v1/allocations`: which server or code for which website? */

import { createHandler } from '../lib/http/handler.ts';
import { deployedServices } from '../lib/http/services.ts';
import { ALLOCATION } from '../lib/judge/allocation.ts';
import { checkApi } from '../lib/routes/check.ts';

export const api = checkApi({
  name: 'allocate',
  kind: ALLOCATION,
  id: 'allocations',
  summary: 'Which server or authorization code for which website?',
  answer: 'AllocationResult',
});

export const handler = createHandler(api, deployedServices);
