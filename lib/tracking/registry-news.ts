/** What a registry says of a tracked domain, held against what is known of it: what is taken over, and what is news. Pure. */
import type { Domain, DomainFacts } from '../shapes/domain.ts';
import type { FoundFacts } from '../shapes/look-up.ts';
import { readStatuses, statusKey } from '../spellings/domain-statuses.ts';
import { compareHolder, isMasked } from '../spellings/holder.ts';
import { sameRegistrar } from '../spellings/registrar.ts';

/** What changed at the registry that a tenant is told of. */
export type RegistryChange = 'hold' | 'registrant' | 'registrar';

type RegistryNews = { facts: DomainFacts; changes: RegistryChange[] };

type RegistryFacts = NonNullable<Domain['found']>;
type Holder = NonNullable<Domain['registrant']>;

/**
 * A later expiry is taken over. What was stated is left alone, unless the registry said the same before: then its newer
 * word counts. What nobody stated is taken from the registry.
 */
export function newsOf(known: DomainFacts, found: FoundFacts): RegistryNews {
  const { name: _, ...now } = found.facts;
  if (Object.keys(now).length === 0) return { facts: known, changes: [] };
  const before = known.found;
  const renewed =
    now.expiresOn !== undefined && (known.expiresOn === undefined || now.expiresOn > known.expiresOn);
  const observedAt = found.evidence[0]?.observedAt;
  const facts: DomainFacts = {
    ...known,
    ...(takes(known.registrar, before?.registrar, sameRegistrar) &&
      now.registrar && { registrar: now.registrar }),
    ...(takes(known.registrant, before?.registrant, sameHolder) &&
      holderFrom(known.registrant, now.registrant)),
    ...(takes(known.statuses, before?.statuses, sameStatuses) && now.statuses && { statuses: now.statuses }),
    ...(takes(known.resolves, before?.resolves, Object.is) &&
      now.resolves !== undefined && { resolves: now.resolves }),
    ...((renewed || takes(known.expiresOn, before?.expiresOn, Object.is)) &&
      now.expiresOn && { expiresOn: now.expiresOn }),
    found: { ...before, ...now, ...(observedAt && { observedAt }) },
  };
  return { facts, changes: changesBetween(shownBefore(known), now) };
}

/** Whether the registry's word is taken: nobody stated the fact, or what is stated is what the registry said before. */
function takes<T>(
  stated: T | undefined,
  before: T | undefined,
  same: (one: T, other: T) => boolean,
): boolean {
  return stated === undefined || (before !== undefined && same(stated, before));
}

/** A mask does not take the place of a name, and a name in another spelling not that of what was stated. */
function holderFrom(known: Holder | undefined, now: Holder | undefined): { registrant?: Holder } {
  const stands = known !== undefined && !isMasked(known.name) && now !== undefined && sameHolder(known, now);
  return now === undefined || stands ? {} : { registrant: now };
}

/** What was shown last: behind a mask it is still the holder that is known. */
function shownBefore(known: DomainFacts): RegistryFacts {
  const { registrant, ...before } = known.found ?? {};
  return { ...statedOf(known), ...before, ...(registrant && !isMasked(registrant.name) && { registrant }) };
}

function statedOf({ registrar, registrant, statuses }: DomainFacts): RegistryFacts {
  return {
    ...(registrar && { registrar }),
    ...(registrant && { registrant }),
    ...(statuses && { statuses }),
  };
}

function changesBetween(before: RegistryFacts, now: RegistryFacts): RegistryChange[] {
  const changes: RegistryChange[] = [];
  if (blocks(now.statuses) && !blocks(before.statuses)) changes.push('hold');
  if (before.registrant && now.registrant && !sameHolder(before.registrant, now.registrant))
    changes.push('registrant');
  if (before.registrar && now.registrar && !sameRegistrar(before.registrar, now.registrar))
    changes.push('registrar');
  return changes;
}

function blocks(statuses: readonly string[] | undefined): boolean {
  return statuses !== undefined && readStatuses(statuses).known.some(({ effect }) => effect === 'blocks');
}

/** A masked holder, or one in another script, is no other holder. */
function sameHolder(one: Holder, other: Holder): boolean {
  return isMasked(one.name) || isMasked(other.name) || compareHolder(one.name, other.name) !== 'different';
}

function sameStatuses(one: readonly string[], other: readonly string[]): boolean {
  return statusKey(one) === statusKey(other);
}
