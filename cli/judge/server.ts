import { SERVER_CHECK } from '../../lib/judge/server-check.ts';
import { judgeHere } from './judge-here.ts';
import type { AskedJudge } from './judges.ts';

export const server: AskedJudge = {
  path: SERVER_CHECK.path,
  judge: (body, judging) => judgeHere(SERVER_CHECK, body, judging),
};
