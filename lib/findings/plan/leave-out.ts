import type { Day } from '../../calendar.ts';
import type { PlanAction } from './action.ts';
import type { Mended } from './plan.ts';

/**
 * A website files one domain. Where it names several, and one of them cannot be mended, that one is left out instead
 * of another one being found for it; if one domain remains the website need not be split.
 */
export function leaveOut(mended: readonly Mended[], today: Day): Mended[] {
  const splits = mended.flatMap(({ actions }) => actions.filter(({ action }) => action === 'split-website'));
  if (splits.length === 0) return [...mended];
  const lost = new Map(
    mended.flatMap((each) =>
      each.actions
        .filter(({ action }) => action === 'use-another-domain')
        .map((replacing) => [replacing.subject.id, replacing] as const),
    ),
  );
  const instead = new Map<PlanAction, PlanAction | undefined>();
  for (const split of splits) {
    const domains = domainsOf(split);
    const unmendable = domains.filter((domain) => lost.has(domain));
    const left = unmendable.slice(unmendable.length === domains.length ? 1 : 0);
    if (domains.length - left.length === 1) instead.set(split, undefined);
    for (const [index, domain] of left.entries()) {
      const replacing = lost.get(domain);
      const settles = instead.has(split) && index === 0 ? split.rules : [];
      if (replacing !== undefined) instead.set(replacing, leavingOut(replacing, settles, today));
    }
  }
  return mended.map((each) => ({ ...each, ...withInstead(each, instead, today) }));
}

function withInstead(
  { actions, doneOn }: Mended,
  instead: ReadonlyMap<PlanAction, PlanAction | undefined>,
  today: Day,
): Pick<Mended, 'actions' | 'doneOn'> {
  if (!actions.some((action) => instead.has(action))) return { actions, doneOn };
  const kept = actions
    .map((action) => (instead.has(action) ? instead.get(action) : action))
    .filter((action) => action !== undefined);
  const latest = kept.reduce((day, action) => (action.doneOn > day ? action.doneOn : day), today);
  return { actions: kept, doneOn: latest };
}

function leavingOut(
  { subject, rules, data }: PlanAction,
  settles: readonly string[],
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

function domainsOf({ data: { domains } }: PlanAction): readonly string[] {
  return Array.isArray(domains) ? domains : [];
}
