/** Why a source told nothing. "There is no such domain" and "it could not be told" are never the same. */
import type { LookUpFailure } from '../../shapes/look-up.ts';

/** `detail` is what was seen, for a person: an address, a status, the registry's own words. */
export type Failure = Omit<LookUpFailure, 'source'>;

/** The failure for a reason of the network: see `get.ts` and `guard.ts`. */
export function failureOf(reason: string, address: string): Failure {
  return reason === 'timeout'
    ? { reason: 'timeout', detail: address }
    : { reason: 'refused', detail: `${address}: ${reason}` };
}
