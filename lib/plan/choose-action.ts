import type { Day } from '../calendar.ts';
import { purchaseDetails } from './actions/server.ts';
import { ACTIONS, actionFixing } from './actions.ts';
import { afterWaits } from './dates.ts';
import type { FailedRule } from './define-action.ts';
import type { PlanAction } from './plan-shape.ts';

/** The action that makes a failed rule pass; undefined if nothing makes its subject pass. */
export function actionFor(failed: FailedRule): PlanAction | undefined {
  const { finding, today } = failed;
  const usual = actionFixing(finding.rule);
  const { details } = ACTIONS[usual];
  const found = details === undefined ? {} : details(failed);
  if (found === undefined) return undefined;
  const { instead, data = {}, waits = [], doneOn = afterWaits(today, waits) } = found;
  const action = instead ?? usual;
  const { actor } = ACTIONS[action];
  return { action, actor, subject: finding.subject, rules: [finding.rule], data, waits, doneOn };
}

/** The purchase of a server: what is left when none that is given, and no code, can be made to pass. */
export function purchase(id: string, today: Day, readyOn: Day): PlanAction {
  return {
    action: 'buy-server',
    actor: ACTIONS['buy-server'].actor,
    subject: { kind: 'server', id },
    rules: ['verification/available'],
    data: purchaseDetails(today, readyOn),
    waits: [],
    doneOn: today,
  };
}
