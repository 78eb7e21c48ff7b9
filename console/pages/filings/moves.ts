/** What can be told of a filing: as the service says, and the orders that can be begun on it. */
import {
  type FilingState,
  INITIAL_STATE,
  type OrderKind,
  orderPolicies,
  statePolicy,
} from '../../../lib/policy/lifecycle.ts';
import type { Text } from '../../../lib/texts.ts';
import type { FilingSummary } from './filing.ts';

/** `order` undefined: of the filing, or of the order that runs. */
export type OfferedMove = { id: string; name: Text; state: FilingState; order: OrderKind | undefined };

/** The states that the service says can follow. */
export function nextChoices({ next }: FilingSummary): OfferedMove[] {
  return next.states.map((state) => ({ id: state, name: statePolicy(state).name, state, order: undefined }));
}

/** The orders that can be begun on a filing on which none runs, but for those that its next states begin. */
export function orderChoices({ state, order }: FilingSummary): OfferedMove[] {
  if (order !== null) return [];
  return orderPolicies()
    .filter(({ on, defaultOn }) => on.includes(state) && !defaultOn.includes(state))
    .map(({ id, name }) => ({ id: `order ${id}`, name, state: INITIAL_STATE, order: id }));
}
