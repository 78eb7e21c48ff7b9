/** What a plan is made of. Ids and data; texts are rendered later. */

import type { Day } from '../calendar.ts';
import type { Subject } from '../facts/subject.ts';
import type { OpenQuestion } from '../findings/open-questions.ts';
import type { WaitId } from '../policy/waits.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Data } from '../rules/define-rule.ts';

export type PlanActionId =
  | 'use-another-account'
  | 'give-up-services'
  | 'rename-website'
  | 'remove-content-needing-approval'
  | 'remove-unlawful-content'
  | 'remove-enterprise-content'
  | 'name-domain'
  | 'split-website'
  | 'use-another-domain'
  | 'leave-out-domain'
  | 'transfer-registrar'
  | 'change-registrant'
  | 'verify-real-name'
  | 'renew-domain'
  | 'lift-statuses'
  | 'renew-server'
  | 'change-billing'
  | 'bind-eip'
  | 'buy-server'
  | 'wait'
  | 'correct-the-data';

/** Who acts: the applicant, the domain's registrant, the owner of the cloud account, or nobody but time. */
export type Actor = 'applicant' | 'registrant' | 'account-owner' | 'nobody';

/** One thing to do, or to wait for. If it is started on the day of the plan it is done on `doneOn`. */
export type PlanAction = {
  action: PlanActionId;
  actor: Actor;
  subject: Subject;
  /** The rules that it settles. */
  rules: RuleId[];
  /** What exactly: fills the text. */
  data: Data;
  /** What it costs in waiting, one after the other. */
  waits: WaitId[];
  doneOn: Day;
};

/**
 * What stands in the way. Nothing makes an application ready where no action mends a rule, or where one could not be
 * evaluated. `not-known`: the rule cannot be decided for that day, and no answer of the caller would do it.
 */
export type Obstacle = { rule: RuleId; subject: Subject; reason: 'no-remedy' | 'rule-error' | 'not-known' };

/**
 * The smallest set of actions that makes an application ready. It is `conditional` while something is not known: it
 * holds if each question is answered so that its rules pass. `estimated`: the dates rest on working days of years whose
 * holidays are not known. `readyOn` is the first day on which the whole is ready if all
 * actions are started on `startsOn`; null if nothing makes it ready.
 */
export type Plan = {
  possible: boolean;
  conditional: boolean;
  estimated: boolean;
  startsOn: Day;
  readyOn: Day | null;
  questions: OpenQuestion[];
  actions: PlanAction[];
  obstacles: Obstacle[];
};
