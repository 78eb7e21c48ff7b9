import type * as z from 'zod/mini';
import { SERVER_CHECK } from '../../judge/server-check.ts';
import type { CheckDeclaration } from '../check.ts';
import { trackSubjects } from '../track-check.ts';

export const SERVER_CHECKS: CheckDeclaration<z.infer<typeof SERVER_CHECK.request>> = {
  name: 'check-server',
  kind: SERVER_CHECK,
  id: 'serverChecks',
  summary: 'Can this server verify a filing?',
  answer: 'ServerCheckResult',
  track: (table, { request, ...checked }) => {
    const { asOf: _, track: __, ...server } = request;
    return trackSubjects(table, checked, { servers: [server] });
  },
};
