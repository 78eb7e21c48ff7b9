import type * as z from 'zod/mini';
import { DOMAIN_CHECK } from '../../judge/domain-check.ts';
import type { CheckDeclaration } from '../check.ts';
import { trackSubjects } from '../track-check.ts';

export const DOMAIN_CHECKS: CheckDeclaration<z.infer<typeof DOMAIN_CHECK.request>> = {
  name: 'check-domain',
  kind: DOMAIN_CHECK,
  id: 'domainChecks',
  summary: 'Would this domain pass?',
  answer: 'DomainCheckResult',
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, lookUp: ___, ...domain } = request;
    return trackSubjects(table, checked, { domains: [domain] });
  },
};
