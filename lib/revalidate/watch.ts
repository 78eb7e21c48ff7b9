/**
 * What a run sees outside of the domains that are due, where look-ups are on. Bounded: a registry that does not answer is
 * left alone for the rest of the run, and nothing is asked any more when the run's time gets short.
 */
import { foundFacts } from '../evidence/found-facts.ts';
import { lookUpDomains } from '../evidence/kept-answers.ts';
import type { Services } from '../http/services.ts';
import type { FoundFacts } from '../shapes/look-up.ts';
import type { Table } from '../table/table.ts';

/** What was seen of a domain. `unseen`: its registry could not tell; what is known of it stays, and it is asked again later. */
type SeenDomain = { kind: 'seen'; found: FoundFacts } | { kind: 'unseen' };

/** Looks a domain up; undefined where look-ups are not on. It never throws for what a registry does. */
export type Watch = (domain: {
  table: Table;
  tenant: string;
  name: string;
  host?: string;
}) => Promise<SeenDomain | undefined>;

/** One domain may take so long: a run has very many. */
const DOMAIN_MS = 3_000;
/** A registry that failed so often is not asked again by this run. */
const MOST_FAILURES = 3;
/** Look-ups end when so much of the run is left. */
const RESERVE_MS = 20_000;

/** The eyes of one run. */
export function openWatch({ lookUps, now }: Services, remainingMs: () => number): Watch {
  const failures = new Map<string, number>();
  return async ({ table, tenant, name, host = name }) => {
    if (lookUps?.mode !== 'on') return undefined;
    const tld = name.slice(name.lastIndexOf('.') + 1);
    if ((failures.get(tld) ?? 0) >= MOST_FAILURES || remainingMs() < RESERVE_MS) return { kind: 'unseen' };
    const work = {
      table,
      tenant,
      now: now(),
      doneBy: now() + DOMAIN_MS,
      sources: ['registration', 'dns'] as const,
    };
    // A renewal may be an hour old: what was kept of an earlier look-up is not good enough.
    const [told = []] = await lookUpDomains({ ...lookUps, hours: 0 }, [{ name, host }], work);
    const found = foundFacts({ name, host }, told);
    const failed = found.failures.find(({ source }) => source === 'registration');
    // Nobody answers for the top-level domain, or there is no such domain: that is an answer, and DNS may tell more.
    if (failed === undefined || failed.reason === 'not-supported' || failed.reason === 'not-registered')
      return { kind: 'seen', found };
    failures.set(tld, (failures.get(tld) ?? 0) + 1);
    return { kind: 'unseen' };
  };
}
