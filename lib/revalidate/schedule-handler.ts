/** The chain of the function that runs on a schedule: event, instant, run, summary. */
import { addDays, isDay, startOfDay } from '../calendar.ts';
import { invocationIdIn } from '../http/runtime/invocation-id.ts';
import { remainingMs } from '../http/runtime/remaining-time.ts';
import { readScheduleEvent, SCHEDULE_EVENTS } from '../http/runtime/schedule-event.ts';
import type { Services } from '../http/services.ts';
import { isDayOrInstant } from '../spellings/instant.ts';
import { takeCredentials } from '../table/environment-credentials.ts';
import { type RunSummary, revalidate } from './run.ts';

/** The time of a run whose runtime does not say how long it may take. */
const UNTOLD_MS = 60_000;

/** Makes the handler. It throws for an event that is no schedule's: a wrong schedule must be seen to fail. */
export function createScheduleHandler(services: () => Services) {
  return async function handle(event: unknown, context: unknown): Promise<RunSummary> {
    const asked = readScheduleEvent(event);
    if (asked === undefined) throw new TypeError(`event: expected one of: ${SCHEDULE_EVENTS}`);
    const { asOf, shards } = asked;
    takeCredentials(context);
    const given = services();
    const startedAt = given.now();
    return revalidate(
      {
        at: asOf === undefined ? startedAt : instantOf(asOf),
        asOf: asOf ?? null,
        shards,
        requestId: invocationIdIn(context) ?? given.newId(startedAt),
        remainingMs: () => remainingMs(context) ?? startedAt + UNTOLD_MS - given.now(),
      },
      given,
    );
  };
}

/** A day is taken at its end: all that is due on it is looked at. */
function instantOf(asOf: string): number {
  if (!isDayOrInstant(asOf))
    throw new TypeError('asOf: expected a day, YYYY-MM-DD, or an instant in RFC 3339');
  return isDay(asOf) ? startOfDay(addDays(asOf, 1)) - 1 : Date.parse(asOf);
}
