/** The routings of an application: what each is verified by, and what all say of a domain. */
import type { RoutedDomain } from '../facts/domain.ts';
import { compareText } from '../findings/evaluate.ts';
import type { MaskedCode, Verifier } from '../findings/verifiers.ts';
import type { Assessment } from '../shapes/assessment.ts';
import type { Routing } from '../shapes/routing.ts';
import { registrableOf } from '../spellings/domain-name.ts';
import type { masksOf } from './application-codes.ts';

/** A routing with what can verify its domain: the verifiers of the application, and the codes that it names itself. */
export type VerifiedRouting = { routing: Routing; verifiers: readonly Verifier[] };

/** Each routing with the verifiers of the application, and those codes of its own that the application does not name. */
export function verifiedRoutings(
  { routing: routings = [] }: Assessment,
  all: { codes: readonly MaskedCode[]; withMask: ReturnType<typeof masksOf>; verifiers: readonly Verifier[] },
  judged: (codes: MaskedCode[]) => Verifier[],
): VerifiedRouting[] {
  const masks = new Set(all.codes.map(({ mask }) => mask));
  return routings.map((routing) => {
    const own = (routing.authorizationCodes ?? []).map(all.withMask).filter(({ mask }) => !masks.has(mask));
    return { routing, verifiers: [...all.verifiers, ...judged(own)] };
  });
}

/**
 * What routings say of each registrable domain. Where its filing stands: if that is said differently, in the order of the
 * statuses. It resolves if any of its hosts has records; that it does not, only its own host and www tell.
 */
export function routedDomains(routings: readonly Routing[]): ReadonlyMap<string, RoutedDomain> {
  const routed = new Map<string, RoutedDomain>();
  for (const { domain, filing, dns } of routings.toSorted((one, other) =>
    compareText(one.filing.status, other.filing.status),
  )) {
    const name = registrableOf(domain);
    const before = routed.get(name)?.resolves;
    const own = domain === name || domain === `www.${name}`;
    const isOff = dns?.length === 0 && own ? false : before;
    routed.set(name, { filing, resolves: before === true || (dns?.length ?? 0) > 0 || isOff });
  }
  return routed;
}
