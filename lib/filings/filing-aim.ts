/** What a caller's state is told of: the filing itself, or an order that runs on it or begins to. */
import {
  type FilingState,
  INITIAL_STATE,
  type OrderKind,
  orderPolicy,
  statePolicy,
} from '../policy/lifecycle.ts';
import type { FilingMove } from '../shapes/filing.ts';
import type { Filing } from '../shapes/stored-filing.ts';
import {
  defaultOrder,
  firstStates,
  isOrderState,
  nextOfOrder,
  nextStates,
  orderOf,
} from './filing-orders.ts';

export type Aim = { of: 'filing' } | { of: 'order'; kind: OrderKind };

/** Undefined if the state cannot be told now. */
export function aimOf(filing: Filing | undefined, told: FilingMove): Aim | undefined {
  const { state, order, adopt = false } = told;
  if (filing === undefined) return adopt || state === INITIAL_STATE ? { of: 'filing' } : undefined;
  const kind = kindToldOf(filing, told);
  if (kind !== undefined) return { of: 'order', kind };
  if (order !== undefined && !fitsOrder(filing, state, order)) return undefined;
  const isOwn = state === filing.state || statePolicy(filing.state).next.includes(state);
  return isOwn || isEndedAlready(filing, told) ? { of: 'filing' } : undefined;
}

/** Whether a state of the filing itself can be told with a kind of order. */
function fitsOrder(filing: Filing, state: FilingState, order: OrderKind): boolean {
  const running = orderOf(filing);
  if (running === null) return !isOrderState(state) || beginsAnew(filing, state);
  // The kind of the order that makes a filing can be put right with the state that it is in.
  const putsRight = filing.order === undefined && state === filing.state && orderPolicy(order).withoutFiling;
  return running.kind === order || putsRight;
}

/** The kind of the order on a filing that a state is told of; undefined if it is told of the filing itself. */
function kindToldOf(filing: Filing, { state, order, adopt = false }: FilingMove): OrderKind | undefined {
  const running = filing.order;
  if (running !== undefined) {
    const isIts = state === running.state || nextOfOrder(running).includes(state);
    return isIts && (order === undefined || order === running.kind) ? running.kind : undefined;
  }
  // What could be told before there were orders means what it meant.
  if (order === undefined && statePolicy(filing.state).next.includes(state)) return undefined;
  const kind = order ?? defaultOrder(filing.state);
  if (kind === undefined || !isOrderState(state)) return undefined;
  const first = firstStates(kind, filing);
  // One that was under way before is taken over where its kind is told.
  const isTakenOver = adopt && order !== undefined && first.length > 0;
  return first.includes(state) || isTakenOver ? kind : undefined;
}

/** Whether the filing goes back to its beginning: from an empty shell, or after a de-registration. */
function beginsAnew({ state: from }: Pick<Filing, 'state'>, state: FilingState): boolean {
  return state === INITIAL_STATE && statePolicy(from).next.includes(state);
}

/**
 * Whether the last move ended an order in the state that is told, and left the filing as it was: the answer to that
 * may have been lost.
 */
export function isEndedAlready(filing: Filing, { state, order }: FilingMove): boolean {
  const last = filing.history.at(-1);
  if (filing.order !== undefined || last?.order === undefined || last.state !== state) return false;
  const endsThere = state === 'abandoned' || state === orderPolicy(last.order).result;
  const isLeft = filing.state !== state || filing.sinceAt !== last.sinceAt;
  return endsThere && isLeft && filing.state !== 'abandoned' && (order === undefined || order === last.order);
}

/** When the state that is told was entered, if it is the present one; undefined if it is a new one. */
export function sinceOf(filing: Filing | undefined, { state }: FilingMove, aim: Aim): string | undefined {
  if (filing === undefined) return undefined;
  const { order } = filing;
  if (aim.of === 'order') return order?.state === state ? order.sinceAt : undefined;
  return filing.state === state ? filing.sinceAt : undefined;
}

/** The states that can be told next; at the beginning one. */
export function allowedFrom(filing: Filing | undefined, { order }: FilingMove): readonly FilingState[] {
  if (filing === undefined) return [INITIAL_STATE];
  if (order !== undefined && orderOf(filing) === null) return firstStates(order, filing);
  return nextStates(filing);
}
