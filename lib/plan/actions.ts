/**
 * The action table: everything that a plan can say is to be done, one entry an action. Every rule of severity `error`
 * is fixed by one action; a rule that none names is fixed by `correct-the-data`.
 */
import type { RuleId } from '../rules/catalogue.ts';
import { DOMAIN_ACTIONS } from './actions/domain.ts';
import { ENTITY_ACTIONS } from './actions/entity.ts';
import { SERVER_ACTIONS } from './actions/server.ts';
import { WEBSITE_ACTIONS } from './actions/website.ts';
import type { ActionDefinition } from './define-action.ts';

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
