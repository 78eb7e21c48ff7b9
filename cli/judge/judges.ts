/** Each kind of check that a command asks: its path in the API, and how it is judged here; a kind is loaded when it is asked for. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Soon } from './in-order.ts';
import type { Judging } from './judging.ts';

export type Body = { readonly [member: string]: unknown };
/** Judges a body. Throws 422 with every fault of it. */
type JudgeBody = (body: Body, judging: Judging) => Soon<Answer<'Result'>>;

export const JUDGES = {
  'domain-check': async () => (await import('./domain.ts')).domain,
  'server-check': async () => (await import('./server.ts')).server,
  'routing-advice': async () => (await import('./routing.ts')).routing,
  assessment: async () => (await import('./application.ts')).application,
} satisfies { [kind: string]: () => Promise<AskedJudge> };

export type AskedJudge = { path: string; judge: JudgeBody };
export type AskedKind = keyof typeof JUDGES;
