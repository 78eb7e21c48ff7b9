/** Why a source told nothing. "There is no such domain" and "it could not be told" are never the same. */

export const FAILURE_REASONS = [
  'not-supported',
  'not-registered',
  'timeout',
  'refused',
  'rate-limited',
  'malformed',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** `detail` is what was seen, for a person: an address, a status, the registry's own words. */
export type Failure = { reason: FailureReason; detail: string };

/** The failure for a reason of the network: see `get.ts` and `guard.ts`. */
export function failureOf(reason: string, address: string): Failure {
  return reason === 'timeout'
    ? { reason: 'timeout', detail: address }
    : { reason: 'refused', detail: `${address}: ${reason}` };
}
