import type * as z from 'zod/mini';
import { ROUTING_ADVICE } from '../../judge/routing-advice.ts';
import type { CheckDeclaration } from '../check.ts';
import { trackSubjects } from '../track-check.ts';

export const ROUTING_ADVICES: CheckDeclaration<z.infer<typeof ROUTING_ADVICE.request>> = {
  name: 'advise-routing',
  kind: ROUTING_ADVICE,
  id: 'routingAdvice',
  summary: 'What to verify with, and what to point where and when?',
  answer: 'RoutingAdviceResult',
  track: (table, { request: { servers }, ...checked }) => trackSubjects(table, checked, { servers }),
};
