/** `POST /v1/domain-checks`: would this domain pass? */
import { checkApi } from '../lib/check-api.ts';
import { judgeDomain } from '../lib/findings/domain-and-server.ts';
import { timesOfDomain } from '../lib/findings/tracked-subjects.ts';
import { createHandler } from '../lib/handler.ts';
import { domainCheck } from '../lib/parse/schemas.ts';
import { deployedServices } from '../lib/services.ts';
import { trackDomain } from '../lib/store/tracked.ts';
import { sightingOf } from '../lib/track-check.ts';

export const api = checkApi({
  name: 'check-domain',
  path: '/v1/domain-checks',
  kind: 'domain-check',
  body: domainCheck,
  subjectOf: ({ name }) => name,
  judge: judgeDomain,
  track: (table, { tenant, request, result, replayed }) => {
    const { asOf: _, track: __, ...facts } = request;
    const seen = { kind: 'domain', id: facts.name, facts, times: timesOfDomain(facts) } as const;
    return trackDomain(table, sightingOf(tenant, seen, result), replayed);
  },
});

export const handler = createHandler(api, deployedServices);
