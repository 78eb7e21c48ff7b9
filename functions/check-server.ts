/** `POST /v1/server-checks`: can this server verify a filing? */

import { createHandler } from '../lib/http/handler.ts';
import { deployedServices } from '../lib/http/services.ts';
import { SERVER_CHECK } from '../lib/judge/server-check.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';

export const api = checkApi({
  name: 'check-server',
  kind: SERVER_CHECK,
  id: 'serverChecks',
  summary: 'Can this server verify a filing?',
  answer: 'ServerCheckResult',
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, ...server } = request;
    return trackSubjects(table, checked, { servers: [server] });
  },
});

export const handler = createHandler(api, deployedServices);
