/** Orders: what is under way on a filing, or makes one, and where it can go next. */
import {
  type FilingState,
  INITIAL_STATE,
  type OrderKind,
  orderPolicies,
  orderPolicy,
  statePolicy,
} from '../policy/lifecycle.ts';
import type { Filing, FilingOrder } from '../shapes/stored-filing.ts';

type WithOrder = Pick<Filing, 'state' | 'sinceAt' | 'orderKind' | 'order'>;

/** The order that is under way: on the filing, or the one that makes it; null if none is. */
export function orderOf({ state, sinceAt, orderKind = 'first', order }: WithOrder): FilingOrder | null {
  if (order !== undefined) return order;
  return isOrderState(state) ? { kind: orderKind, state, sinceAt } : null;
}

/** Whether it is a state that orders go through, and no filing has. */
export function isOrderState(state: FilingState): boolean {
  return orderPolicies().some(({ states }) => states.includes(state));
}

/** The states that an order can go to next. Through it is in the state that the filing has then. */
export function nextOfOrder({ kind, state }: Pick<FilingOrder, 'kind' | 'state'>): FilingState[] {
  const { result } = orderPolicy(kind);
  return statePolicy(state).next.map((next) => (next === 'filed' ? result : next));
}

/** The kind of an order that is meant where none is told; undefined if it must be. */
export function defaultOrder(state: FilingState): OrderKind | undefined {
  return orderPolicies().find(({ defaultOn }) => defaultOn.includes(state))?.id;
}

/** The states in which an order can be begun on a filing. Where a change is under way it may stand anywhere. */
export function firstStates(kind: OrderKind, filing: Pick<Filing, 'state'>): readonly FilingState[] {
  const { on, states } = orderPolicy(kind);
  if (!on.includes(filing.state)) return [];
  return filing.state === 'change-in-progress' ? states : [INITIAL_STATE];
}

/** Every state that can be told next, of the filing or of the order on it, where no kind of order is told. */
export function nextStates(filing: WithOrder): FilingState[] {
  const { state, order } = filing;
  const kind = defaultOrder(state);
  const ofOrder =
    order !== undefined ? nextOfOrder(order) : kind === undefined ? [] : firstStates(kind, filing);
  const own = isOrderState(state)
    ? nextOfOrder({ kind: filing.orderKind ?? 'first', state })
    : statePolicy(state).next;
  return [...new Set([...own, ...ofOrder])];
}
