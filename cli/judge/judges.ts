/** Each kind of check that a command asks: its path in the API, and how it is judged here. */

import type { Answer } from '../../lib/answers/named.ts';
import { ASSESSMENT } from '../../lib/judge/assessment.ts';
import { DOMAIN_CHECK } from '../../lib/judge/domain-check.ts';
import { ROUTING_ADVICE } from '../../lib/judge/routing-advice.ts';
import { SERVER_CHECK } from '../../lib/judge/server-check.ts';
import { judgeHere } from './judge-here.ts';
import type { Judging } from './judging.ts';

export type Body = { readonly [member: string]: unknown };
type Judge = (body: Body, judging: Judging) => Promise<Answer<'Result'>>;

export const JUDGES = {
  'domain-check': {
    path: DOMAIN_CHECK.path,
    judge: (body, judging) => judgeHere(DOMAIN_CHECK, body, judging),
  },
  'server-check': {
    path: SERVER_CHECK.path,
    judge: (body, judging) => judgeHere(SERVER_CHECK, body, judging),
  },
  'routing-advice': {
    path: ROUTING_ADVICE.path,
    judge: (body, judging) => judgeHere(ROUTING_ADVICE, body, judging),
  },
  assessment: { path: ASSESSMENT.path, judge: (body, judging) => judgeHere(ASSESSMENT, body, judging) },
} satisfies { [kind: string]: { path: string; judge: Judge } };

export type AskedKind = keyof typeof JUDGES;
