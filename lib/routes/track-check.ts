/** What a check remembers of the servers and domains that it saw: how they stand, and when a run must look at them. */
import { type Day, dayAt, startOfDay } from '../calendar.ts';
import { judgeDomain } from '../judge/domain-check.ts';
import type { Judgement, Result } from '../judge/judgement.ts';
import { judgeServer } from '../judge/server-check.ts';
import { trackServer } from '../ledger/servers.ts';
import type { DomainFacts } from '../shapes/domain.ts';
import type { Server } from '../shapes/server.ts';
import { type Sighting, trackDomain } from '../store/tracked.ts';
import type { Table } from '../table/table.ts';
import { timesOfDomain, timesOfServer } from '../tracking/tracked-subjects.ts';
import { isInStage, nextChangeOn, outcomesOf, standingOf, type Times } from '../tracking/tracking.ts';
import type { Checked } from './check.ts';

/** Remembers servers and domains of a check: one write each. What a crash leaves out, a repeat with the key completes. */
export async function trackSubjects(
  table: Table,
  checked: Omit<Checked<unknown>, 'request'>,
  { servers = [], domains = [] }: { servers?: readonly Server[]; domains?: readonly DomainFacts[] },
): Promise<void> {
  const { tenant, result, replayed, ledger } = checked;
  // As of the check, also where it is repeated on another day.
  const today = dayAt(Date.parse(result.evaluatedAt));
  const evaluation = { ...checked.evaluation, today };
  await Promise.all([
    ...servers.map((server) => {
      const sighting = sightingOf(tenant, result, {
        kind: 'server',
        id: server.id,
        facts: server,
        times: timesOfServer(server),
        judgeOn: (day) => judgeServer(server, { ...evaluation, today: day }, ledger),
      });
      const tracking = { tenant, server, evaluation, checkedAt: result.evaluatedAt, sighting };
      return trackServer(table, tracking, replayed);
    }),
    ...domains.map((domain) => {
      const sighting = sightingOf(tenant, result, {
        kind: 'domain',
        id: domain.name,
        facts: domain,
        times: timesOfDomain(domain),
        judgeOn: (day) => judgeDomain(domain, { ...evaluation, today: day }),
      });
      return trackDomain(table, sighting, replayed);
    }),
  ]);
}

type Seen = Pick<Sighting, 'kind' | 'id' | 'facts'> & { times: Times; judgeOn: (day: Day) => Judgement };

/**
 * The sighting of one subject of a result. Where a threshold has passed the record is due at once, because only a run
 * knows if that was acted on.
 */
function sightingOf(tenant: string, result: Result, { kind, id, facts, times, judgeOn }: Seen): Sighting {
  const now = Date.parse(result.evaluatedAt);
  const today = dayAt(now);
  const standing = standingOf(judgeOn(today), times, today);
  const outcomesOn = (day: Day) => (day === today ? standing.outcomes : outcomesOf(judgeOn(day).findings));
  return {
    tenant,
    kind,
    id,
    facts,
    standing,
    resultId: result.id,
    now,
    dueAt: isInStage(times, today) ? now : startOfDay(nextChangeOn(times, today, outcomesOn)),
  };
}
