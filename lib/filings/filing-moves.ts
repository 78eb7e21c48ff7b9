/** Where an application for a filing stands, and which moves are legal. */
import { dayAt, isDay, startOfDay } from '../calendar.ts';
import type { Fault } from '../errors.ts';
import { deadlinePolicies, type FilingState, orderPolicy } from '../policy/lifecycle.ts';
import type { FilingMove } from '../shapes/filing.ts';
import type { Filing, FilingStep } from '../shapes/stored-filing.ts';
import { type Aim, aimOf, allowedFrom, isEndedAlready, sinceOf } from './filing-aim.ts';
import { begun, correct, moved, withDuties } from './filing-changes.ts';

/** `from` is null where there is no application yet. */
export type IllegalMove = { kind: 'illegal'; from: FilingState | null; allowed: readonly FilingState[] };

export type MoveOutcome =
  | { kind: 'unchanged' | 'changed'; filing: Filing }
  | IllegalMove
  | { kind: 'faulty'; faults: Fault[] };

/** A caller's clock may be ahead by this. */
const CLOCK_TOLERANCE_MS = 300_000;

/** What a caller tells of which domain; `now` in milliseconds. */
type Telling = { domain: string; told: FilingMove; now: number };

/** What becomes of an application by what a caller tells. The same told again changes nothing. */
export function moveFiling(filing: Filing | undefined, telling: Telling): MoveOutcome {
  const { told } = telling;
  if (filing === undefined && told.order !== undefined && !orderPolicy(told.order).withoutFiling)
    return { kind: 'faulty', faults: [{ pointer: '#/order', key: 'order-needs-filing' }] };
  const aim = aimOf(filing, told);
  if (aim === undefined)
    return { kind: 'illegal', from: filing?.state ?? null, allowed: allowedFrom(filing, told) };
  if (filing !== undefined && isEndedAlready(filing, told))
    return outcomeOf(filing, withDuties(filing, told.completed));
  return step(filing, telling, aim);
}

/** The legal move, if its day or instant is in order. */
function step(filing: Filing | undefined, { domain, told, now }: Telling, aim: Aim): MoveOutcome {
  const since = sinceOf(filing, told, aim);
  const notBefore = filing && moveBefore(filing, told, since);
  const at = enteredAt(told, { notBefore, now, since });
  const faults = faultsOf(told, { at, notBefore, now });
  if (faults.length > 0) return { kind: 'faulty', faults };
  const order = aim.of === 'order' ? aim.kind : told.order;
  const taken: FilingStep = {
    state: told.state,
    sinceAt: new Date(at).toISOString(),
    recordedAt: new Date(now).toISOString(),
    ...(told.note === undefined ? {} : { note: told.note }),
    ...(order === undefined ? {} : { order }),
  };
  if (filing === undefined) return { kind: 'changed', filing: begun(domain, taken, told) };
  if (since === undefined) return { kind: 'changed', filing: moved(filing, taken, { told, aim }) };
  return outcomeOf(filing, correct(filing, taken, { told, aim }));
}

/** When the move was made that the told one follows: the last, or the one before that which entered the present state. */
function moveBefore(
  { history }: Filing,
  { state }: FilingMove,
  since: string | undefined,
): string | undefined {
  if (since === undefined) return history.at(-1)?.sinceAt;
  const entered = history.findLastIndex((each) => each.state === state && each.sinceAt === since);
  return history[entered - 1]?.sinceAt;
}

function outcomeOf(filing: Filing, changed: Filing | undefined): MoveOutcome {
  return changed === undefined ? { kind: 'unchanged', filing } : { kind: 'changed', filing: changed };
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
