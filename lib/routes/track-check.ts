/** What a check remembers of the servers and domains that it saw: how they stand, and when a run must look at them. */
import { type Day, dayAt, startOfDay } from '../calendar.ts';
import { judgedDomain, judgedServer } from '../findings/domain-and-server.ts';
import type { OnRuleError } from '../findings/evaluate.ts';
import { findingsAgain, type JudgedSubject } from '../findings/judged-subject.ts';
import { verdictOf } from '../findings/verdict.ts';
import { trackServer } from '../ledger/servers.ts';
import type { Result } from '../records/result.ts';
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
  const sightingFor = (seen: SubjectSeen) => sightingOf(tenant, result, seen, evaluation.onRuleError);
  await Promise.all([
    ...servers.map((server) => {
      const times = timesOfServer(server);
      const judged = judgedServer(server, evaluation, ledger.codesIssued(server.id));
      const sighting = sightingFor({ kind: 'server', id: server.id, facts: server, times, judged });
      const tracking = { tenant, server, evaluation, checkedAt: result.evaluatedAt, sighting };
      return trackServer(table, tracking, replayed);
    }),
    ...domains.map(withoutCertificate).map((domain) => {
      const times = timesOfDomain(domain);
      const judged = judgedDomain(domain, domain.entity, evaluation);
      const sighting = sightingFor({ kind: 'domain', id: domain.name, facts: domain, times, judged });
      return trackDomain(table, sighting, replayed);
    }),
  ]);
}

type SubjectSeen = Pick<Sighting, 'kind' | 'id' | 'facts'> & { times: Times; judged: JudgedSubject };

/** No rule over a domain reads the number of a certificate: a record that is kept for years does not hold it. */
function withoutCertificate({ entity, ...domain }: DomainFacts): DomainFacts {
  if (entity === undefined) return domain;
  const { certificate: _, ...named } = entity;
  return { ...domain, entity: named };
}

/**
 * The sighting of one subject of a result. Where a threshold has passed the record is due at once, because only a run
 * knows if that was acted on.
 */
function sightingOf(
  tenant: string,
  result: Result,
  { judged, times, ...seen }: SubjectSeen,
  onRuleError: OnRuleError,
): Sighting {
  const now = Date.parse(result.evaluatedAt);
  const today = dayAt(now);
  const { findings } = judged;
  const standing = standingOf({ verdict: verdictOf(findings), findings }, times, today);
  const outcomesOn = (day: Day) =>
    outcomesOf(findingsAgain(judged, judged.facts, { today: day, onRuleError }));
  return {
    tenant,
    ...seen,
    standing,
    resultId: result.id,
    now,
    dueAt: isInStage(times, today) ? now : startOfDay(nextChangeOn(times, today, outcomesOn)),
  };
}
