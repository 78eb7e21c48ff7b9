import { DOMAIN_CHECK } from '../../lib/judge/domain-check.ts';
import { judgeHere } from './judge-here.ts';
import type { AskedJudge } from './judges.ts';

export const domain: AskedJudge = {
  path: DOMAIN_CHECK.path,
  judge: (body, judging) => judgeHere(DOMAIN_CHECK, body, judging),
};
