/** `POST /v1/routing-advice`: what to verify with, and what to point where and when. */

import { maskCodes } from '../lib/findings/mask-codes.ts';
import { createHandler } from '../lib/http/handler.ts';
import { judgeRouting } from '../lib/judge/routing-advice.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';
import { deployedServices } from '../lib/services.ts';
import { routingAdvice } from '../lib/shapes/routing.ts';

export const api = checkApi({
  name: 'advise-routing',
  path: '/v1/routing-advice',
  kind: 'routing-advice',
  id: 'routingAdvice',
  summary: 'What to verify with, and what to point where and when?',
  answer: 'RoutingAdviceResult',
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
