import { type Day, daysBetween } from '../calendar.ts';
import type { Tracked } from '../store/tracked.ts';

/** What the ledger knows of a server: its codes, and the domains of websites that were verified by it. */
export type ServerCodes = {
  codes: { limit: number; issued: number; redeemed: number; available: number };
  dependents: readonly string[];
};

/** A tracked server or domain as it is answered. `ledger` of a server alone. */
export function renderTracked(
  { id, status, verdict, expiresOn, nextCheckAt, resultId, facts }: Tracked,
  today: Day,
  ledger: ServerCodes | undefined,
) {
  return {
    id,
    status,
    verdict,
    expiresOn: expiresOn ?? null,
    daysLeft: expiresOn === undefined ? null : daysBetween(today, expiresOn),
    nextCheckAt,
    resultId,
    ...(ledger ?? {}),
    facts,
  };
}
