import type { Day } from '../calendar.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { PlanAction } from './action.ts';
import type { Mended } from './plan.ts';

/**
 * A website files one domain. Where it names several, and one of them cannot be mended, that one is left out instead
 * of another one being found for it; if one domain remains the website need not be split.
 */
export function leaveOut(mended: readonly Mended[], today: Day): Mended[] {
  const planned = mended.flatMap(({ actions }) => actions);
  const splits = planned.filter(({ action }) => action === 'split-website');
  if (splits.length === 0) return [...mended];
  const replacements = planned.filter(({ action }) => action === 'use-another-domain');
  const instead = new Map<PlanAction, PlanAction | undefined>();
  for (const split of splits) {
    const domains = [split.data.domains].flat();
    const unmendable = replacements.filter(({ subject }) => domains.includes(subject.id));
    const left = unmendable.slice(unmendable.length === domains.length ? 1 : 0);
    if (domains.length - left.length === 1) instead.set(split, undefined);
    for (const [index, replacing] of left.entries()) {
      const settles = instead.has(split) && index === 0 ? split.rules : [];
      instead.set(replacing, leavingOut(replacing, settles, today));
    }
  }
  return mended.map((each) => withInstead(each, instead, today));
}

function withInstead(
  mended: Mended,
  instead: ReadonlyMap<PlanAction, PlanAction | undefined>,
  today: Day,
): Mended {
  if (!mended.actions.some((action) => instead.has(action))) return mended;
  const actions = mended.actions
    .map((action) => (instead.has(action) ? instead.get(action) : action))
    .filter((action) => action !== undefined);
  const last = actions
    .map(({ doneOn }) => doneOn)
    .sort()
    .at(-1);
  return { ...mended, actions, doneOn: last ?? today };
}

function leavingOut(
  { subject, rules, data }: PlanAction,
  settles: readonly RuleId[],
  today: Day,
): PlanAction {
  return {
    action: 'leave-out-domain',
    actor: 'applicant',
    subject,
    rules: [...rules, ...settles],
    data,
    waits: [],
    doneOn: today,
  };
}
