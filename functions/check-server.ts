/** `POST /v1/server-checks`: can this server verify a filing? */
import { checkApi } from '../lib/check-api.ts';
import { judgeServer } from '../lib/findings/domain-and-server.ts';
import { timesOfServer } from '../lib/findings/tracked-subjects.ts';
import { createHandler } from '../lib/handler.ts';
import { serverCheck } from '../lib/parse/schemas.ts';
import { deployedServices } from '../lib/services.ts';

export const api = checkApi({
  name: 'check-server',
  path: '/v1/server-checks',
  kind: 'server-check',
  body: serverCheck,
  subjectOf: ({ id }) => id,
  judge: judgeServer,
  tracked({ asOf: _, track: __, ...facts }) {
    return { kind: 'server', id: facts.id, facts, times: timesOfServer(facts) };
  },
});

export const handler = createHandler(api, deployedServices);
