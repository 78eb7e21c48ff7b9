/**
 * The action table: everything that a plan can say is to be done, one entry an action. Every rule of severity `error`
 * is fixed by one action; a rule that none names is fixed by `correct-the-data`.
 */
import type { Day } from '../calendar.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { PlanAction } from '../shapes/plan.ts';
import { DOMAIN_ACTIONS } from './actions/domain.ts';
import { ENTITY_ACTIONS } from './actions/entity.ts';
import { purchaseDetails, SERVER_ACTIONS } from './actions/server.ts';
import { WEBSITE_ACTIONS } from './actions/website.ts';
import { afterWaits } from './dates.ts';
import type { ActionDefinition, FailedRule } from './define-action.ts';

const TABLE = { ...ENTITY_ACTIONS, ...WEBSITE_ACTIONS, ...DOMAIN_ACTIONS, ...SERVER_ACTIONS };

export type PlanActionId = keyof typeof TABLE;

export const ACTIONS: { readonly [A in PlanActionId]: ActionDefinition } = TABLE;

/** What fixes a rule that no action names. */
const FALLBACK: PlanActionId = 'correct-the-data';
const LAST_RANK = 5;

const byRule = new Map<RuleId, PlanActionId>();
let id: PlanActionId;
for (id in ACTIONS) for (const rule of ACTIONS[id].fixes ?? []) byRule.set(rule, id);

/** The action that fixes a rule. */
export function actionFixing(rule: RuleId): PlanActionId {
  return byRule.get(rule) ?? FALLBACK;
}

/** The rank of the action that fixes a rule: a lower one is chosen first. */
export function rankOfFix(rule: RuleId): number {
  return ACTIONS[actionFixing(rule)].rank ?? LAST_RANK;
}

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
