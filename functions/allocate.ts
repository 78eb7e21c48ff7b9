/** `POST /v1/allocations`: which server or code for which website? */

import { withMasks } from '../lib/findings/verifiers.ts';
import { createHandler } from '../lib/http/handler.ts';
import { judgeAllocation } from '../lib/judge/allocation.ts';
import { checkApi } from '../lib/routes/check.ts';
import { deployedServices } from '../lib/services.ts';
import { allocationRequest } from '../lib/shapes/allocation.ts';

export const api = checkApi({
  name: 'allocate',
  path: '/v1/allocations',
  kind: 'allocation',
  id: 'allocations',
  summary: 'Which server or authorization code for which website?',
  answer: 'AllocationResult',
  body: allocationRequest,
  subjectOf: ({ websites }) => websites[0]?.domain ?? '',
  judge: judgeAllocation,
  stored: ({ authorizationCodes, ...request }) => ({
    ...request,
    ...(authorizationCodes && {
      authorizationCodes: withMasks(authorizationCodes).map(({ mask: code, serverId }) => ({
        code,
        serverId,
      })),
    }),
  }),
});

export const handler = createHandler(api, deployedServices);
