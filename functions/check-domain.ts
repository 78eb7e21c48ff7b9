/** `POST /v1/domain-checks`: would this domain pass? */

import { createHandler } from '../lib/http/handler.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { DOMAIN_CHECK } from '../lib/judge/domain-check.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';

export const api = checkApi({
  name: 'check-domain',
  kind: DOMAIN_CHECK,
  id: 'domainChecks',
  summary: 'Would this domain pass?',
  answer: 'DomainCheckResult',
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, lookUp: ___, ...domain } = request;
    return trackSubjects(table, checked, { domains: [domain] });
  },
});

export const handler = createHandler(api, deployedLookingServices);
