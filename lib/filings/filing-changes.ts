/** A filing after a step that is legal. */
import { type DeadlineKind, INITIAL_STATE, type OrderKind, orderPolicy } from '../policy/lifecycle.ts';
import type { FilingMove } from '../shapes/filing.ts';
import type { Filing, FilingStep } from '../shapes/stored-filing.ts';
import type { Aim } from './filing-aim.ts';
import { isOrderState } from './filing-orders.ts';

/** Moves that an application remembers. */
export const KEPT_MOVES = 100;

type AimedMove = { told: FilingMove; aim: Aim };

/** A first record of a filing. */
export function begun(domain: string, step: FilingStep, { completed = [], order }: FilingMove): Filing {
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

/** The filing, or the order on it, in another state. */
export function moved(filing: Filing, step: FilingStep, { told, aim }: AimedMove): Filing {
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
export function correct(filing: Filing, step: FilingStep, { told, aim }: AimedMove): Filing | undefined {
  const last = filing.history.at(-1);
  // Where another move came after it only a duty can be added.
  if (last?.state !== step.state || (aim.of === 'order' && last.order !== aim.kind))
    return withDuties(filing, told.completed);
  const note = step.note ?? last.note;
  const orderKind = isOrderState(filing.state) ? (told.order ?? filing.orderKind) : filing.orderKind;
  const before = aim.of === 'order' ? filing.order?.sinceAt : filing.sinceAt;
  if (step.sinceAt === before && note === last.note && orderKind === filing.orderKind)
    return withDuties(filing, told.completed);
  const corrected: FilingStep = { ...last, ...step, ...(note === undefined ? {} : { note }) };
  const kept = {
    ...filing,
    ...(orderKind === undefined ? {} : { orderKind }),
    completed: union(filing.completed, told.completed ?? []),
    revision: filing.revision + 1,
    history: [...filing.history.slice(0, -1), corrected],
  };
  return step.sinceAt === before ? kept : begunAt(kept, step.sinceAt, aim);
}

/** The filing, or the order on it, with its present state begun at another instant. */
function begunAt(filing: Filing, sinceAt: string, aim: Aim): Filing {
  if (aim.of === 'order' && filing.order !== undefined)
    return { ...filing, order: { ...filing.order, sinceAt }, watchedAt: watchedBefore(filing, sinceAt) };
  const filedAt = filing.state === 'filed' && filing.filedAt === filing.sinceAt ? sinceAt : filing.filedAt;
  return { ...filing, sinceAt, filedAt, watchedAt: null };
}

/** The filing with more duties done; undefined if they were. */
export function withDuties(filing: Filing, completed: readonly DeadlineKind[] = []): Filing | undefined {
  const done = union(filing.completed, completed);
  if (done.length === filing.completed.length) return undefined;
  return { ...filing, completed: done, revision: filing.revision + 1 };
}

function union(one: readonly DeadlineKind[], other: readonly DeadlineKind[]): DeadlineKind[] {
  return [...new Set([...one, ...other])];
}
