/** `POST /v1/domain-checks`: would this domain pass? */

import { judgeDomain } from '../lib/findings/domain-and-server.ts';
import { createHandler } from '../lib/http/handler.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';
import { deployedServices } from '../lib/services.ts';
import { domainCheck } from '../lib/shapes/domain.ts';

export const api = checkApi({
  name: 'check-domain',
  path: '/v1/domain-checks',
  kind: 'domain-check',
  id: 'domainChecks',
  summary: 'Would this domain pass?',
  answer: 'DomainCheckResult',
  body: domainCheck,
  subjectOf: ({ name }) => name,
  judge: judgeDomain,
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, ...domain } = request;
    return trackSubjects(table, checked, { domains: [domain] });
  },
});

export const handler = createHandler(api, deployedServices);
