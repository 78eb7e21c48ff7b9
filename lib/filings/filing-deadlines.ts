/** By when something must happen to an application, and when it is time to look at it again. */
import { addDays, type Day, dayAt, startOfDay } from '../calendar.ts';
import {
  type DeadlineKind,
  type DeadlinePolicy,
  deadlinePolicies,
  type FilingActor,
} from '../policy/lifecycle.ts';
import type { Filing } from '../shapes/stored-filing.ts';
import { addWorkingDays } from '../working-days.ts';

/**
 * A time limit that is running. It ends at `dueAt`, the first instant that is too late; `dueOn` is the last day in
 * time. Both are null, and `overdue` too, where the calendar of working days does not reach so far.
 */
export type Deadline = {
  kind: DeadlineKind;
  actor: FilingActor;
  /** Missing it has consequences; if false, it is the usual time of somebody else's work. */
  binding: boolean;
  dueOn: Day | null;
  dueAt: string | null;
  overdue: boolean | null;
};

type Stage = Pick<Filing, 'state' | 'sinceAt' | 'filedAt' | 'order'> & { completed: readonly DeadlineKind[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long before a binding limit to look at an application. */
const REMINDERS_MS = { hours: [6 * HOUR_MS], days: [7 * DAY_MS, DAY_MS] } as const;
/** Where the calendar ends too early, a look a week later: it may have been continued. */
const CALENDAR_LOOK_MS = 7 * DAY_MS;

/** The limits that run in a state. `now` in milliseconds since the epoch. */
export function filingDeadlines(filing: Stage, now: number): Deadline[] {
  return running(filing).map(({ policy, from }) => {
    const { id: kind, actor, binding } = policy;
    const dueMs = dueOf(policy, from);
    if (dueMs === undefined) return { kind, actor, binding, dueOn: null, dueAt: null, overdue: null };
    const dueAt = new Date(dueMs).toISOString();
    return { kind, actor, binding, dueOn: dayAt(dueMs - 1), dueAt, overdue: now >= dueMs };
  });
}

/** The first instant after `after` at which a limit ends, or is near enough to remind of; undefined if none. Both in milliseconds. */
export function nextLook(filing: Stage, after: number): number | undefined {
  const instants = running(filing).flatMap((limit) => looksAt(limit, after));
  const later = instants.filter((instant) => instant > after);
  return later.length === 0 ? undefined : Math.min(...later);
}

/**
 * When a filing waits to be looked at, in milliseconds; undefined if no limit runs. A limit that had ended before
 * anybody told of the state is due at once.
 */
export function watchAt(filing: Filing): number | undefined {
  const { sinceAt, watchedAt } = filing;
  return nextLook(filing, watchedAt === null ? Date.parse(sinceAt) - 1 : Date.parse(watchedAt));
}

function looksAt({ policy, from }: RunningLimit, after: number): number[] {
  const dueMs = dueOf(policy, from);
  if (dueMs === undefined) return [after + CALENDAR_LOOK_MS];
  if (!policy.binding) return [dueMs];
  const reminders = REMINDERS_MS[policy.span.unit === 'hours' ? 'hours' : 'days'];
  return [...reminders.map((before) => dueMs - before), dueMs];
}

/** A limit and the instant from which it counts, in milliseconds. */
type RunningLimit = { policy: DeadlinePolicy; from: number };

/** The limits of the filing's own state, and those of an order that runs on it. */
function running({ state, sinceAt, filedAt, completed, order }: Stage): RunningLimit[] {
  const own = deadlinePolicies(state).filter(({ id }) => id !== 'public-security' || filedAt !== null);
  const ofOrder = order === undefined ? [] : deadlinePolicies(order.state);
  return [
    // The duties after a filing do not begin anew when a change is through.
    ...own.map((policy) => ({
      policy,
      from: Date.parse(policy.id === 'public-security' ? (filedAt ?? sinceAt) : sinceAt),
    })),
    ...ofOrder.map((policy) => ({ policy, from: Date.parse(order?.sinceAt ?? sinceAt) })),
  ].filter(({ policy }) => !completed.includes(policy.id));
}

/** The first instant that is too late: after so many hours, or after the whole of the last day. */
function dueOf({ span }: DeadlinePolicy, from: number): number | undefined {
  if (span.unit === 'hours') return from + span.count * HOUR_MS;
  const last =
    span.unit === 'days' ? addDays(dayAt(from), span.count) : addWorkingDays(dayAt(from), span.count);
  return last === undefined ? undefined : startOfDay(addDays(last, 1));
}
