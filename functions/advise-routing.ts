/** `POST /v1/routing-advice`: what to verify with, and what to point where and when. */

import { maskCodes } from '../lib/findings/mask-codes.ts';
import { judgeRouting } from '../lib/findings/routing.ts';
import { createHandler } from '../lib/handler.ts';
import { routingAdvice } from '../lib/parse/routing.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';
import { deployedServices } from '../lib/services.ts';

export const api = checkApi({
  name: 'advise-routing',
  path: '/v1/routing-advice',
  kind: 'routing-advice',
  body: routingAdvice,
  subjectOf: ({ domain }) => domain,
  asks: ({ servers, authorizationCodes = [] }) => ({
    serverIds: servers.map(({ id }) => id),
    codes: authorizationCodes.map(({ code }) => code),
  }),
  judge: (request, evaluation, ledger) => judgeRouting(request, ledger, evaluation),
  track: (table, { request: { servers }, ...checked }) => trackSubjects(table, checked, { servers }),
  stored: maskCodes,
});

export const handler = createHandler(api, deployedServices);
