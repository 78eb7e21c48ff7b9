/** The effects of actions, applied to the parts of a request that state their subjects. */
import type { Assessment, Website } from '../shapes/assessment.ts';
import type { Domain, Entity } from '../shapes/domain.ts';
import type { Server } from '../shapes/server.ts';
import { ACTIONS } from './actions.ts';
import type { Circumstances, Effect } from './define-action.ts';
import type { PlanAction } from './plan-shape.ts';

/** A domain after actions on it. */
export function domainAfter(
  domain: Domain,
  actions: readonly PlanAction[],
  circumstances: Circumstances,
): Domain {
  return after(domain, actions, ({ domain: change }, each, { data }) => change?.(each, data, circumstances));
}

/** A website after actions on it; one that is to be split is still whole. */
export function websiteAfter(
  website: Website,
  actions: readonly PlanAction[],
  circumstances: Circumstances,
): Website {
  return after(website, actions, ({ website: change }, each, { data }) =>
    change?.(each, data, circumstances),
  );
}

/** A server after actions on it. */
export function serverAfter(server: Server, actions: readonly PlanAction[]): Server {
  return after(server, actions, ({ server: change }, each, { data }) => change?.(each, data));
}

/** The entity after actions on it. */
export function entityAfter(entity: Entity, actions: readonly PlanAction[]): Entity {
  return after(entity, actions, ({ entity: change }, each, { data }) => change?.(each, data));
}

/** The account after actions on it; still undefined if nothing is said of it and nothing done. */
export function accountAfter(
  account: Assessment['account'],
  actions: readonly PlanAction[],
): Assessment['account'] {
  return after(account, actions, ({ account: change }, each) => change?.(each));
}

function after<T>(
  part: T,
  actions: readonly PlanAction[],
  changed: (effect: Effect, part: T, action: PlanAction) => T | undefined,
): T {
  return actions.reduce((each, action) => {
    const { effect } = ACTIONS[action.action];
    return effect === undefined ? each : (changed(effect, each, action) ?? each);
  }, part);
}
