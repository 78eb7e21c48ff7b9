import type { Day } from '../calendar.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { ACTIONS } from './actions.ts';
import type { PlanAction } from './plan-shape.ts';
import type { SubjectPlan } from './plan-subject.ts';

/**
 * A website files one domain. Where it names several, and one of them cannot be made acceptable, that one is left out
 * instead of another one being found for it; if one domain remains the website need not be split.
 */
export function leaveOut(plans: readonly SubjectPlan[], today: Day): SubjectPlan[] {
  const planned = plans.flatMap(({ actions }) => actions);
  const splits = planned.filter(({ action }) => action === 'split-website');
  if (splits.length === 0) return [...plans];
  const replacements = planned.filter(({ action }) => action === 'use-another-domain');
  const instead = new Map<PlanAction, PlanAction | undefined>();
  for (const split of splits) {
    const domains = [split.data.domains].flat();
    const unacceptable = replacements.filter(({ subject }) => domains.includes(subject.id));
    const left = unacceptable.slice(unacceptable.length === domains.length ? 1 : 0);
    if (domains.length - left.length === 1) instead.set(split, undefined);
    for (const [index, replacing] of left.entries()) {
      const settles = instead.has(split) && index === 0 ? split.rules : [];
      instead.set(replacing, leavingOut(replacing, settles, today));
    }
  }
  return plans.map((each) => withInstead(each, instead, today));
}

function withInstead(
  plan: SubjectPlan,
  instead: ReadonlyMap<PlanAction, PlanAction | undefined>,
  today: Day,
): SubjectPlan {
  if (!plan.actions.some((action) => instead.has(action))) return plan;
  const actions = plan.actions
    .map((action) => (instead.has(action) ? instead.get(action) : action))
    .filter((action) => action !== undefined);
  const last = actions
    .map(({ doneOn }) => doneOn)
    .sort()
    .at(-1);
  return { ...plan, actions, doneOn: last ?? today };
}

function leavingOut(
  { subject, rules, data }: PlanAction,
  settles: readonly RuleId[],
  today: Day,
): PlanAction {
  return {
    action: 'leave-out-domain',
    actor: ACTIONS['leave-out-domain'].actor,
    subject,
    rules: [...rules, ...settles],
    data,
    waits: [],
    doneOn: today,
  };
}
