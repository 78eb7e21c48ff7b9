/** `POST /v1/server-checks`: can this server verify a filing? */

import { judgeServer } from '../lib/findings/domain-and-server.ts';
import { createHandler } from '../lib/http/handler.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';
import { deployedServices } from '../lib/services.ts';
import { serverCheck } from '../lib/shapes/server.ts';

export const api = checkApi({
  name: 'check-server',
  path: '/v1/server-checks',
  kind: 'server-check',
  id: 'serverChecks',
  summary: 'Can this server verify a filing?',
  answer: 'ServerCheckResult',
  body: serverCheck,
  subjectOf: ({ id }) => id,
  asks: ({ id }) => ({ serverIds: [id] }),
  judge: (server, evaluation, ledger) => judgeServer(server, evaluation, ledger.codesIssued(server.id)),
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, ...server } = request;
    return trackSubjects(table, checked, { servers: [server] });
  },
});

export const handler = createHandler(api, deployedServices);
