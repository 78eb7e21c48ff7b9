/** Where an application for a filing stands, and which moves are legal. */
import { dayAt, isDay, startOfDay } from '../calendar.ts';
import type { Fault } from '../errors.ts';
import {
  type DeadlineKind,
  deadlinePolicies,
  type FilingState,
  INITIAL_STATE,
  statePolicy,
} from '../policy/lifecycle.ts';
import type { FilingMove } from '../shapes/filing.ts';
import type { Filing, FilingStep } from '../shapes/stored-filing.ts';

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

/** What becomes of an application by what a caller tells; `now` in milliseconds. The same told again changes nothing. */
export function moveFiling(
  filing: Filing | undefined,
  { domain, told, now }: { domain: string; told: FilingMove; now: number },
): MoveOutcome {
  const stays = filing?.state === told.state;
  if (!stays && !isLegal(filing, told))
    return { kind: 'illegal', from: filing?.state ?? null, allowed: allowedFrom(filing) };
  const notBefore = (stays ? filing.history.at(-2) : filing?.history.at(-1))?.sinceAt;
  const at = enteredAt(told, { notBefore, now, since: stays ? filing.sinceAt : undefined });
  const faults = faultsOf(told, { at, notBefore, now });
  if (faults.length > 0) return { kind: 'faulty', faults };
  const move: FilingStep = {
    state: told.state,
    sinceAt: new Date(at).toISOString(),
    recordedAt: new Date(now).toISOString(),
    ...(told.note === undefined ? {} : { note: told.note }),
  };
  if (filing === undefined) return { kind: 'changed', filing: begun(domain, move, told) };
  if (!stays) return { kind: 'changed', filing: moved(filing, move, told) };
  const corrected = correct(filing, move, told);
  return corrected === undefined ? { kind: 'unchanged', filing } : { kind: 'changed', filing: corrected };
}

/** The states that an application can be moved to next; at its beginning one. */
function allowedFrom(filing: Filing | undefined): readonly FilingState[] {
  return filing === undefined ? [INITIAL_STATE] : statePolicy(filing.state).next;
}

function isLegal(filing: Filing | undefined, { state, adopt = false }: FilingMove): boolean {
  return (filing === undefined && adopt) || allowedFrom(filing).includes(state);
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

function begun(domain: string, move: FilingStep, { completed = [] }: FilingMove): Filing {
  return {
    domain,
    state: move.state,
    sinceAt: move.sinceAt,
    filedAt: move.state === 'filed' ? move.sinceAt : null,
    completed,
    revision: 1,
    history: [move],
    movesOmitted: 0,
    watchedAt: null,
  };
}

function moved(filing: Filing, move: FilingStep, { completed = [] }: FilingMove): Filing {
  const beginsAnew = move.state === INITIAL_STATE;
  const filedAt = move.state === 'filed' ? (filing.filedAt ?? move.sinceAt) : filing.filedAt;
  const history = [...filing.history, move];
  const omitted = Math.max(0, history.length - KEPT_MOVES);
  return {
    ...filing,
    state: move.state,
    sinceAt: move.sinceAt,
    filedAt: beginsAnew ? null : filedAt,
    completed: beginsAnew ? [] : union(filing.completed, completed),
    revision: filing.revision + 1,
    history: history.slice(omitted),
    movesOmitted: filing.movesOmitted + omitted,
    watchedAt: null,
  };
}

/** The same state with another beginning, note or duty done; undefined if nothing differs. */
function correct(filing: Filing, move: FilingStep, { completed = [] }: FilingMove): Filing | undefined {
  const last = filing.history.at(-1);
  const note = move.note ?? last?.note;
  const done = union(filing.completed, completed);
  const sameBeginning = move.sinceAt === filing.sinceAt;
  if (sameBeginning && note === last?.note && done.length === filing.completed.length) return undefined;
  const corrected: FilingStep = { ...move, ...(note === undefined ? {} : { note }) };
  return {
    ...filing,
    sinceAt: move.sinceAt,
    filedAt: filing.state === 'filed' && filing.filedAt === filing.sinceAt ? move.sinceAt : filing.filedAt,
    completed: done,
    revision: filing.revision + 1,
    history: [...filing.history.slice(0, -1), corrected],
    watchedAt: sameBeginning ? filing.watchedAt : null,
  };
}

function union(one: readonly DeadlineKind[], other: readonly DeadlineKind[]): DeadlineKind[] {
  return [...new Set([...one, ...other])];
}
