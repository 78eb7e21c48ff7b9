import type { Answer } from '../answers/named.ts';
import type { FoundFacts } from '../shapes/look-up.ts';

/** What was looked up of domains, as it is answered. */
export function renderLookUps(found: readonly FoundFacts[]): Answer<'DomainLookups'> {
  return { items: found.map(({ name, ...rest }) => ({ domain: name, ...rest })) };
}
