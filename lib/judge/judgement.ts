import type { Subject } from '../facts/subject.ts';
import type { Finding } from '../findings/evaluate.ts';
import { type OpenQuestion, openQuestionsOf } from '../findings/open-questions.ts';
import { type Verdict, verdictOf } from '../findings/verdict.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { OutcomeKind } from '../rules/define-rule.ts';
import type { Outlook, Plan } from '../shapes/plan.ts';
import type { ResultKind } from '../shapes/result.ts';
import type { Advice } from './advice.ts';
import type { Allocation } from './allocation.ts';
import type { KeptLedger } from './kept-ledger.ts';

/** One subject of an assessment with its own verdict; `name` is what a person calls it. */
export type Section = { subject: Subject; name: string; verdict: Verdict };

/** A rule and subject that keep an application from `ready`. */
export type Blocker = { rule: RuleId; subject: Subject; outcome: OutcomeKind };

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
