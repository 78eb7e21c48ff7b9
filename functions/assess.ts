/** `POST /v1/assessments`: would this whole application pass? */

import { maskCodes } from '../lib/findings/mask-codes.ts';
import { createHandler } from '../lib/http/handler.ts';
import { judgeAssessment } from '../lib/judge/assessment.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';
import { deployedServices } from '../lib/services.ts';
import { assessment } from '../lib/shapes/assessment.ts';

export const api = checkApi({
  name: 'assess',
  path: '/v1/assessments',
  kind: 'assessment',
  id: 'assessments',
  summary: 'Would this whole application pass?',
  answer: 'AssessmentResult',
  body: assessment,
  subjectOf: ({ websites, entity }) => websites.flatMap(({ domains }) => domains)[0]?.name ?? entity.name,
  asks: ({ servers, authorizationCodes = [], routing = [] }) => ({
    serverIds: servers.map(({ id }) => id),
    codes: [{ authorizationCodes }, ...routing].flatMap((each) =>
      (each.authorizationCodes ?? []).map(({ code }) => code),
    ),
  }),
  judge: (request, evaluation, ledger) => judgeAssessment(request, ledger, evaluation),
  track: (table, { request: { servers, websites, entity }, ...checked }) => {
    const domains = websites.flatMap((website) => website.domains).map((domain) => ({ ...domain, entity }));
    return trackSubjects(table, checked, { servers, domains });
  },
  stored: (request) => ({
    ...maskCodes(request),
    ...(request.routing && { routing: request.routing.map(maskCodes) }),
  }),
});

export const handler = createHandler(api, deployedServices);
