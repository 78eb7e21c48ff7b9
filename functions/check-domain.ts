/** `POST /v1/domain-checks`: would this domain pass? */
import { checkApi } from '../lib/check-api.ts';
import { judgeDomain } from '../lib/findings/domain-and-server.ts';
import { createHandler } from '../lib/handler.ts';
import { domainCheck } from '../lib/parse/schemas.ts';
import { deployedServices } from '../lib/services.ts';
import { trackSubjects } from '../lib/track-check.ts';

export const api = checkApi({
  name: 'check-domain',
  path: '/v1/domain-checks',
  kind: 'domain-check',
  body: domainCheck,
  subjectOf: ({ name }) => name,
  judge: judgeDomain,
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, ...domain } = request;
    return trackSubjects(table, checked, { domains: [domain] });
  },
});

export const handler = createHandler(api, deployedServices);
