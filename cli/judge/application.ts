import { ASSESSMENT } from '../../lib/judge/assessment.ts';
import { judgeHere } from './judge-here.ts';
import type { AskedJudge } from './judges.ts';

export const application: AskedJudge = {
  path: ASSESSMENT.path,
  judge: (body, judging) => judgeHere(ASSESSMENT, body, judging),
};
