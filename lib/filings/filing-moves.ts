/** Where an application for a filing stands, and which moves are legal. */
import { dayAt, isDay, startOfDay } from '../calendar.ts';
import type { Fault } from '../errors.ts';
import {
  type DeadlineKind,
  deadlinePolicies,
  type FilingState,
  INITIAL_STATE,
  type OrderKind,
  orderPolicy,
  statePolicy,
} from '../policy/lifecycle.ts';
import type { FilingMove } from '../shapes/filing.ts';
import type { Filing, FilingStep } from '../shapes/stored-filing.ts';
import {
  defaultOrder,
  firstStates,
  isOrderState,
  nextOfOrder,
  nextStates,
  orderOf,
} from './filing-orders.ts';

/** `from` is null where there is no application yet. */
export type IllegalMove = { kind: 'illegal'; from: FilingState | null; allowed: readonly FilingState[] };

export type MoveOutcome =
  | { kind: 'unchanged' | 'changed'; filing: Filing }
  | IllegalMove
  | { kind: 'faulty'; faults: Fault[] };

/** A caller's clock may be ahead by this. */
const CLOCK_TOLERANCE_MS = 300_000;
/** Moves that an application remembers. */
export const KEPT_MOVES = 100;

/** What a caller's state is told of: the filing itself, or an order that runs on it or begins to. */
type Aim = { of: 'filing' } | { of: 'order'; kind: OrderKind };

/** What becomes of an application by what a caller tells; `now` in milliseconds. The same told again changes nothing. */
export function moveFiling(
  filing: Filing | undefined,
  { domain, told, now }: { domain: string; told: FilingMove; now: number },
): MoveOutcome {
  if (filing === undefined && told.order !== undefined && !orderPolicy(told.order).withoutFiling)
    return { kind: 'faulty', faults: [{ pointer: '#/order', key: 'order-needs-filing' }] };
  const aim = aimOf(filing, told);
  if (aim === undefined)
    return { kind: 'illegal', from: filing?.state ?? null, allowed: allowedFrom(filing, told) };
  if (filing !== undefined && isEndedAlready(filing, told))
    return outcomeOf(filing, completedToo(filing, told.completed));
  const since = sinceOf(filing, told, aim);
  const notBefore = (since === undefined ? filing?.history.at(-1) : filing?.history.at(-2))?.sinceAt;
  const at = enteredAt(told, { notBefore, now, since });
  const faults = faultsOf(told, { at, notBefore, now });
  if (faults.length > 0) return { kind: 'faulty', faults };
  const step: FilingStep = {
    state: told.state,
    sinceAt: new Date(at).toISOString(),
    recordedAt: new Date(now).toISOString(),
    ...(told.note === undefined ? {} : { note: told.note }),
    ...(aim.of === 'order' ? { order: aim.kind } : told.order === undefined ? {} : { order: told.order }),
  };
  if (filing === undefined) return { kind: 'changed', filing: begun(domain, step, told) };
  if (since === undefined) return { kind: 'changed', filing: moved(filing, step, { told, aim }) };
  return outcomeOf(filing, correct(filing, step, { told, aim }));
}

function outcomeOf(filing: Filing, changed: Filing | undefined): MoveOutcome {
  return changed === undefined ? { kind: 'unchanged', filing } : { kind: 'changed', filing: changed };
}

/** Undefined if the state cannot be told now. */
function aimOf(filing: Filing | undefined, told: FilingMove): Aim | undefined {
  const { state, order, adopt = false } = told;
  if (filing === undefined) return adopt || state === INITIAL_STATE ? { of: 'filing' } : undefined;
  const kind = kindToldOf(filing, told);
  if (kind !== undefined) return { of: 'order', kind };
  const running = orderOf(filing);
  const isOther = order !== undefined && running !== null && running.kind !== order;
  // The kind of the order that makes a filing can be put right with the state that it is in.
  const putsKindRight =
    filing.order === undefined &&
    state === filing.state &&
    order !== undefined &&
    orderPolicy(order).withoutFiling;
  if (isOther && !putsKindRight) return undefined;
  if (order !== undefined && running === null && isOrderState(state) && !beginsAnew(filing, state))
    return undefined;
  return state === filing.state ||
    statePolicy(filing.state).next.includes(state) ||
    isEndedAlready(filing, told)
    ? { of: 'filing' }
    : undefined;
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
function isEndedAlready(filing: Filing, { state, order }: FilingMove): boolean {
  const last = filing.history.at(-1);
  if (filing.order !== undefined || last?.order === undefined || last.state !== state) return false;
  const endsThere = state === 'abandoned' || state === orderPolicy(last.order).result;
  const isLeft = filing.state !== state || filing.sinceAt !== last.sinceAt;
  return endsThere && isLeft && filing.state !== 'abandoned' && (order === undefined || order === last.order);
}

/** When the state that is told was entered, if it is the present one; undefined if it is a new one. */
function sinceOf(filing: Filing | undefined, { state }: FilingMove, aim: Aim): string | undefined {
  if (filing === undefined) return undefined;
  const { order } = filing;
  if (aim.of === 'order') return order?.state === state ? order.sinceAt : undefined;
  return filing.state === state ? filing.sinceAt : undefined;
}

/** The states that can be told next; at the beginning one. */
function allowedFrom(filing: Filing | undefined, { order }: FilingMove): readonly FilingState[] {
  if (filing === undefined) return [INITIAL_STATE];
  if (order !== undefined && orderOf(filing) === null) return firstStates(order, filing);
  return nextStates(filing);
}

/** When a state was entered, in milliseconds: as told; now if not told; of a day its beginning, but not before the last move. */
function enteredAt(
  { since }: FilingMove,
  known: { notBefore: string | undefined; now: number; since: string | undefined },
): number {
  const last = known.notBefore === undefined ? 0 : Date.parse(known.notBefore);
  if (since === undefined)
    return known.since === undefined ? Math.max(last, known.now) : Date.parse(known.since);
  if (!isDay(since)) return Date.parse(since);
  // A day says no more than a day: an instant of it that is known already stays.
  if (known.since !== undefined && dayAt(Date.parse(known.since)) === since) return Date.parse(known.since);
  return dayAt(last) === since ? last : startOfDay(since);
}

function faultsOf(
  { state, completed = [] }: FilingMove,
  { at, notBefore, now }: { at: number; notBefore: string | undefined; now: number },
): Fault[] {
  const kinds = deadlinePolicies(state).map(({ id }) => id);
  return [
    ...(at > now + CLOCK_TOLERANCE_MS ? [{ pointer: '#/since', key: 'in-future' }] : []),
    ...(notBefore !== undefined && at < Date.parse(notBefore)
      ? [{ pointer: '#/since', key: 'before-last-move', values: { last: notBefore } }]
      : []),
    ...completed.flatMap((kind, index) =>
      kinds.includes(kind)
        ? []
        : [{ pointer: `#/completed/${index}`, key: 'deadline-not-running', values: { state } }],
    ),
  ];
}

function begun(domain: string, step: FilingStep, { completed = [], order }: FilingMove): Filing {
  return {
    domain,
    state: step.state,
    sinceAt: step.sinceAt,
    filedAt: step.state === 'filed' ? step.sinceAt : null,
    completed,
    ...(order === undefined ? {} : { orderKind: order }),
    revision: 1,
    history: [step],
    movesOmitted: 0,
    watchedAt: null,
  };
}

type Telling = { told: FilingMove; aim: Aim };

function moved(filing: Filing, step: FilingStep, { told, aim }: Telling): Filing {
  const { completed = [] } = told;
  const history = [...filing.history, step];
  const omitted = Math.max(0, history.length - KEPT_MOVES);
  const next = {
    ...filing,
    completed: union(filing.completed, completed),
    revision: filing.revision + 1,
    history: history.slice(omitted),
    movesOmitted: filing.movesOmitted + omitted,
  };
  return aim.of === 'order' ? withOrder(next, step, aim.kind) : withState(next, step, told);
}

/** The filing in another state of its own. An order goes on if it can run on that. */
function withState(
  filing: Filing,
  { state, sinceAt }: FilingStep,
  { completed = [], order: kind }: FilingMove,
): Filing {
  const { order, orderKind, ...rest } = filing;
  const goesOn =
    order !== undefined &&
    orderPolicy(order.kind).on.includes(state) &&
    orderPolicy(order.kind).result !== state;
  const own = { ...rest, ...(goesOn ? { order } : {}), state, sinceAt, watchedAt: null };
  if (state === INITIAL_STATE && filing.state !== INITIAL_STATE && !isOrderState(filing.state))
    return { ...own, ...(kind === undefined ? {} : { orderKind: kind }), filedAt: null, completed };
  const filedAt = state === 'filed' ? (filing.filedAt ?? sinceAt) : filing.filedAt;
  const anew = state === INITIAL_STATE ? { filedAt: null, completed } : { filedAt };
  return { ...own, ...(orderKind === undefined ? {} : { orderKind }), ...anew };
}

/** The filing with an order that has moved on. Through or given up, it is over. */
function withOrder(filing: Filing, { state, sinceAt }: FilingStep, kind: OrderKind): Filing {
  const { order: _, ...rest } = filing;
  const isThrough = state === orderPolicy(kind).result;
  if (!isThrough && state !== 'abandoned')
    return { ...rest, order: { kind, state, sinceAt }, watchedAt: watchedBefore(filing, sinceAt) };
  // A change that was given up leaves the filing as it was before.
  const after = isThrough ? state : filing.state === 'change-in-progress' ? 'filed' : filing.state;
  if (after === filing.state) return rest;
  const filedAt = after === 'filed' ? (filing.filedAt ?? sinceAt) : filing.filedAt;
  return { ...rest, state: after, sinceAt, filedAt, watchedAt: null };
}

/** Through which instant all limits have been watched, with those that begin with an order's new state. */
function watchedBefore({ watchedAt }: Filing, sinceAt: string): string | null {
  if (watchedAt === null) return null;
  return new Date(Math.min(Date.parse(watchedAt), Date.parse(sinceAt) - 1)).toISOString();
}

/** The same state with another beginning, note, kind or duty done; undefined if nothing differs. */
function correct(filing: Filing, step: FilingStep, { told, aim }: Telling): Filing | undefined {
  const last = filing.history.at(-1);
  // Where another move came after it only a duty can be added.
  if (last?.state !== step.state || (aim.of === 'order' && last.order !== aim.kind))
    return completedToo(filing, told.completed);
  const note = step.note ?? last.note;
  const orderKind = isOrderState(filing.state) ? (told.order ?? filing.orderKind) : filing.orderKind;
  const done = union(filing.completed, told.completed ?? []);
  const before = aim.of === 'order' ? filing.order?.sinceAt : filing.sinceAt;
  const sameBeginning = step.sinceAt === before;
  const isSame = sameBeginning && note === last.note && orderKind === filing.orderKind;
  if (isSame && done.length === filing.completed.length) return undefined;
  const corrected: FilingStep = { ...last, ...step, ...(note === undefined ? {} : { note }) };
  const kept = {
    ...filing,
    ...(orderKind === undefined ? {} : { orderKind }),
    completed: done,
    revision: filing.revision + 1,
    history: [...filing.history.slice(0, -1), corrected],
  };
  const { sinceAt } = step;
  if (aim.of === 'order' && filing.order !== undefined) {
    const watchedAt = sameBeginning ? filing.watchedAt : watchedBefore(filing, sinceAt);
    return { ...kept, order: { ...filing.order, sinceAt }, watchedAt };
  }
  const filedAt = filing.state === 'filed' && filing.filedAt === filing.sinceAt ? sinceAt : filing.filedAt;
  return { ...kept, sinceAt, filedAt, watchedAt: sameBeginning ? filing.watchedAt : null };
}

function completedToo(filing: Filing, completed: readonly DeadlineKind[] = []): Filing | undefined {
  const done = union(filing.completed, completed);
  if (done.length === filing.completed.length) return undefined;
  return { ...filing, completed: done, revision: filing.revision + 1 };
}

function union(one: readonly DeadlineKind[], other: readonly DeadlineKind[]): DeadlineKind[] {
  return [...new Set([...one, ...other])];
}
