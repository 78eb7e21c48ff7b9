/** `POST /v1/server-checks`: can this server verify a filing? */
import { checkApi } from '../lib/check-api.ts';
import { judgeServer } from '../lib/findings/domain-and-server.ts';
import { timesOfServer } from '../lib/findings/tracked-subjects.ts';
import { createHandler } from '../lib/handler.ts';
import { serverCheck } from '../lib/parse/schemas.ts';
import { deployedServices } from '../lib/services.ts';
import { trackServer } from '../lib/store/codes.ts';
import { sightingOf } from '../lib/track-check.ts';

export const api = checkApi({
  name: 'check-server',
  path: '/v1/server-checks',
  kind: 'server-check',
  body: serverCheck,
  subjectOf: ({ id }) => id,
  asks: ({ id }) => ({ serverIds: [id] }),
  judge: (server, evaluation, ledger) => judgeServer(server, evaluation, ledger.codesIssued(server.id)),
  track: (table, { tenant, request, result, replayed, evaluation }) => {
    const { asOf: _, track: __, ...server } = request;
    const seen = { kind: 'server', id: server.id, facts: server, times: timesOfServer(server) } as const;
    const sighting = sightingOf(tenant, seen, result);
    return trackServer(
      table,
      { tenant, server, evaluation, checkedAt: result.evaluatedAt, sighting },
      replayed,
    );
  },
});

export const handler = createHandler(api, deployedServices);
