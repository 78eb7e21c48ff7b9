import { ASSESSMENT } from '../../lib/judge/assessment.ts';
import { assessmentInFiles } from '../../lib/shapes/assessment.ts';
import { judgeHere } from './judge-here.ts';
import type { AskedJudge } from './judges.ts';

const APPLICATION = { ...ASSESSMENT, request: assessmentInFiles };

export const application: AskedJudge = {
  path: ASSESSMENT.path,
  judge: (body, judging) => judgeHere(APPLICATION, body, judging),
};
