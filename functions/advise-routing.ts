/** `POST /v1/routing-advice`: what to verify with, and what to point where and when. */

import { createHandler } from '../lib/http/handler.ts';
import { deployedLookingServices } from '../lib/http/services.ts';
import { ROUTING_ADVICE } from '../lib/judge/routing-advice.ts';
import { checkApi } from '../lib/routes/check.ts';
import { trackSubjects } from '../lib/routes/track-check.ts';

export const api = checkApi({
  name: 'advise-routing',
  kind: ROUTING_ADVICE,
  id: 'routingAdvice',
  summary: 'What to verify with, and what to point where and when?',
  answer: 'RoutingAdviceResult',
  track: (table, { request: { servers }, ...checked }) => trackSubjects(table, checked, { servers }),
});

export const handler = createHandler(api, deployedLookingServices);
