/** `POST /v1/assessments`: would this whole application pass? */

import { createHandler } from '../lib/http/handler.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { ASSESSMENT } from '../lib/judge/assessment.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';

export const api = checkApi({
  name: 'assess',
  kind: ASSESSMENT,
  id: 'assessments',
  summary: 'Would this whole application pass?',
  answer: 'AssessmentResult',
  track: (table, { request: { servers, websites, entity }, ...checked }) => {
    const domains = websites.flatMap((website) => website.domains).map((domain) => ({ ...domain, entity }));
    return trackSubjects(table, checked, { servers, domains });
  },
});

export const handler = createHandler(api, deployedLookingServices);
