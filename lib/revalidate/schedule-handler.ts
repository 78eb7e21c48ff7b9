/** The chain of the function that runs on a schedule: event, instant, run, summary. */
import { addDays, isDay, startOfDay } from '../calendar.ts';
import { invocationIdIn } from '../http/runtime/invocation-id.ts';
import { remainingMs } from '../http/runtime/remaining-time.ts';
import { readScheduleEvent, SCHEDULE_EVENTS } from '../http/runtime/schedule-event.ts';
import type { Services } from '../http/services.ts';
import { withSpans } from '../http/traced.ts';
import { isDayOrInstant } from '../spellings/instant.ts';
import { takeCredentials } from '../table/environment-credentials.ts';
import type { Spans } from '../traces/spans.ts';
import { type RunSummary, revalidate } from './run.ts';
import type { RunRequest } from './run-types.ts';

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
    const request = {
      at: asOf === undefined ? startedAt : instantOf(asOf),
      asOf: asOf ?? null,
      shards,
      requestId: invocationIdIn(context) ?? given.newId(startedAt),
      remainingMs: () => remainingMs(context) ?? startedAt + UNTOLD_MS - given.now(),
    };
    const spans = await given.spans?.();
    return spans === undefined ? revalidate(request, given) : inSpans(spans, request, given);
  };
}

/** A run within a span, which says what came of it; its lines in the log name the trace. */
async function inSpans(spans: Spans, request: RunRequest, given: Services): Promise<RunSummary> {
  const facts = { 'faas.trigger': 'timer', 'icp_preflight.request_id': request.requestId };
  try {
    return await spans.inSpan({ name: 'revalidate', kind: 'server', facts }, async ({ traceId, note }) => {
      const log: Services['log'] = (entry) => given.log({ traceId, ...entry });
      const { asOf, ...counts } = await revalidate(request, { ...withSpans(given, spans.inSpan), log });
      note(Object.fromEntries(Object.entries(counts).map(([name, n]) => [`icp_preflight.${name}`, n])));
      return { asOf, ...counts };
    });
  } finally {
    await spans.flush();
  }
}

/** A day is taken at its end: all that is due on it is looked at. */
function instantOf(asOf: string): number {
  if (!isDayOrInstant(asOf))
    throw new TypeError('asOf: expected a day, YYYY-MM-DD, or an instant in RFC 3339');
  return isDay(asOf) ? startOfDay(addDays(asOf, 1)) - 1 : Date.parse(asOf);
}
