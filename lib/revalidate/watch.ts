/**
 * What a run sees outside of the domains that are due, where look-ups are on. Bounded: a registry that does not answer is
 * left alone for the rest of the run, one that answers slowly gets a part of it, and nothing is asked any more when the
 * run's time gets short.
 */
import { foundFacts } from '../evidence/found-facts.ts';
import { lookUpDomains } from '../evidence/kept-answers.ts';
import { AT_ONE_REGISTRY, createQueue } from '../evidence/look-up/at-most.ts';
import type { LookUps } from '../evidence/look-ups.ts';
import type { Services } from '../http/services.ts';
import type { FoundFacts } from '../shapes/look-up.ts';
import type { Table } from '../table/table.ts';

/**
 * What was seen of a domain. `unseen`: its registry could not tell; what is known of it stays, and it is asked again later.
 * `not-asked`: there was no time for it.
 */
type SeenDomain = { kind: 'seen'; found: FoundFacts } | { kind: 'unseen' | 'not-asked' };

type TrackedDomain = { table: Table; tenant: string; name: string };

/** Looks a domain up; undefined where look-ups are not on. It never throws for what a registry does. */
export type Watch = (domain: TrackedDomain) => Promise<SeenDomain | undefined>;

/** One domain may take so long: a run has very many. */
const DOMAIN_MS = 3_000;
/** A registry that failed so often is not asked again by this run. */
const MOST_FAILURES = 3;
/** One registry is asked so long in a run, and no longer than this part of the run. */
const REGISTRY_MS = 30_000;
const REGISTRY_PART = 1 / 3;
/** Look-ups end when so much of the run is left. */
const RESERVE_MS = 20_000;

/** How a registry does in a run, by top-level domain. */
type RegistryTurn = { failures: number; leftMs: number };

/** The eyes of one run. */
export function openWatch({ lookUps, now }: Services, remainingMs: () => number): Watch {
  const inTurn = createQueue(AT_ONE_REGISTRY);
  const turns = new Map<string, RegistryTurn>();
  const leftMs = Math.min(REGISTRY_MS, remainingMs() * REGISTRY_PART) * AT_ONE_REGISTRY;

  function turnOf(tld: string): RegistryTurn {
    const turn = turns.get(tld) ?? { failures: 0, leftMs };
    turns.set(tld, turn);
    return turn;
  }

  async function ask(lookUps: LookUps, turn: RegistryTurn, domain: TrackedDomain): Promise<SeenDomain> {
    if (turn.failures >= MOST_FAILURES) return { kind: 'unseen' };
    if (turn.leftMs <= 0 || remainingMs() < RESERVE_MS) return { kind: 'not-asked' };
    const begunAt = now();
    const seen = await see(lookUps, domain, begunAt);
    turn.leftMs -= now() - begunAt;
    if (seen.kind === 'unseen') turn.failures += 1;
    return seen;
  }

  return async (domain) => {
    if (lookUps?.mode !== 'on') return undefined;
    const tld = domain.name.slice(domain.name.lastIndexOf('.') + 1);
    // The time of a domain begins when it is its turn.
    return inTurn(tld, () => ask(lookUps, turnOf(tld), domain));
  };
}

async function see(
  lookUps: LookUps,
  { table, tenant, name }: TrackedDomain,
  now: number,
): Promise<SeenDomain> {
  const work = { table, tenant, now, doneBy: now + DOMAIN_MS, sources: ['registration', 'dns'] as const };
  // A renewal may be an hour old: what was kept of an earlier look-up is not good enough.
  const [told = []] = await lookUpDomains({ ...lookUps, hours: 0 }, [{ name, host: name }], work);
  const failures = told.flatMap((each) => each.failures);
  const failed = failures.find(({ source }) => source === 'registration')?.reason;
  // Nobody answers for the top-level domain, or there is no such domain: that is an answer, and DNS may tell more.
  return failed === undefined || failed === 'not-supported' || failed === 'not-registered'
    ? { kind: 'seen', found: foundFacts({ name, host: name }, told) }
    : { kind: 'unseen' };
}
