import { openQuestionsOf } from '../findings/open-questions.ts';
import { verdictOf } from '../findings/verdict.ts';
import type { Advice } from '../shapes/advice.ts';
import type { Blocker, Finding, OpenQuestion, Section, Verdict } from '../shapes/finding.ts';
import type { Allocation } from '../shapes/placements.ts';
import type { Outlook, Plan } from '../shapes/plan.ts';
import type { ResultKind } from '../shapes/result.ts';
import type { KeptLedger } from './kept-ledger.ts';

/** What a check found. `sections`, `blockers` and `plan` in an assessment, an outlook if it is ready, `advice` in a routing answer,
 * `allocation` in an allocation. */
export type Judgement = Partial<Outlook> & {
  verdict: Verdict;
  findings: Finding[];
  openQuestions: OpenQuestion[];
  sections?: Section[];
  blockers?: Blocker[];
  advice?: Advice | Advice[];
  plan?: Plan;
  allocation?: Allocation;
};

/** A judgement with what it was made of and when. `asOf` as the caller gave it. */
export type Result = Judgement &
  KeptLedger & {
    id: string;
    kind: ResultKind;
    subject: string;
    catalogue: string;
    evaluatedAt: string;
    asOf: string | null;
    request: unknown;
  };

/** A judgement whose verdict follows from its findings alone. */
export function judgementOf(findings: Finding[]): Judgement {
  return { verdict: verdictOf(findings), findings, openQuestions: openQuestionsOf(findings) };
}
