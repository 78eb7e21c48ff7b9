import { ROUTING_ADVICE } from '../../lib/judge/routing-advice.ts';
import { judgeHere } from './judge-here.ts';
import type { AskedJudge } from './judges.ts';

export const routing: AskedJudge = {
  path: ROUTING_ADVICE.path,
  judge: (body, judging) => judgeHere(ROUTING_ADVICE, body, judging),
};
