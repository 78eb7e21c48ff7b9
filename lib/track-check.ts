/** What a check remembers of a subject, for its record: how it stands, and when a run must look at it. */
import { dayAt, startOfDay } from './calendar.ts';
import { isInStage, nextCheckOn, standingOf, type Times } from './findings/tracking.ts';
import type { Result } from './store/results.ts';
import type { Sighting } from './store/tracked.ts';

/** A subject as a check saw it: `facts` are what a run will judge again. */
export type Seen = Pick<Sighting, 'kind' | 'id' | 'facts'> & { times: Times };

/**
 * The sighting that a check's result is. Where a threshold has passed the record is due at once, because only a run
 * knows if that was acted on.
 */
export function sightingOf(tenant: string, { kind, id, facts, times }: Seen, result: Result): Sighting {
  const now = Date.parse(result.evaluatedAt);
  const today = dayAt(now);
  return {
    tenant,
    kind,
    id,
    facts,
    standing: standingOf(result, times, today),
    resultId: result.id,
    now,
    dueAt: isInStage(times, today) ? now : startOfDay(nextCheckOn(times, today)),
  };
}
