import { judgedServer } from '../findings/domain-and-server.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { Ledger } from '../findings/verifiers.ts';
import type { ServerJudgement } from '../records/result.ts';
import { type Server, serverCheck } from '../shapes/server.ts';
import { judgementOf } from './judgement.ts';
import type { Kind } from './kind.ts';

/** The answer to `POST /v1/server-checks`: can this server verify a filing? */
export function judgeServer(server: Server, evaluation: Evaluation, ledger: Ledger): ServerJudgement {
  const { findings } = judgedServer(server, evaluation, ledger.codesIssued(server.id));
  return judgementOf('server-check', findings);
}

export const SERVER_CHECK: Kind<typeof serverCheck> = {
  name: 'server-check',
  path: '/v1/server-checks',
  request: serverCheck,
  subjectOf: ({ id }) => id,
  asks: ({ id }) => ({ serverIds: [id] }),
  judge: judgeServer,
  stored: (request) => request,
};
