/** Authorization codes and their history as they are answered. No text is in them that a language would change. */
import { type Code, statusOf } from '../ledger/code-item.ts';
import type { HeldEntry } from '../ledger/server-item.ts';
import type { CodeEvent } from '../shapes/code.ts';

/** A code as it was made: the answer of the request that made it, and of every repeat of it. */
export function renderIssued(serverId: string, { id, code, slot, issuedAt, grantedTo, note }: HeldEntry) {
  return { id, code, serverId, slot, status: 'available', issuedAt, ...given({ grantedTo, note }) };
}

/** A code as it is: with the code itself for one, masked in a list. */
export function renderCode(code: Code, { masked }: { masked: boolean }) {
  const { id, serverId, slot, origin, issuedAt, grantedTo, note, eligibility, revoked, redemption } = code;
  return {
    id,
    code: masked ? code.mask : code.code,
    serverId,
    slot,
    status: statusOf(code),
    origin,
    issuedAt,
    ...given({ grantedTo, note }),
    usableUntil: revoked === undefined ? (eligibility.days?.until ?? null) : null,
    ...(revoked === undefined ? {} : { revokedAt: revoked.at }),
    ...(redemption === undefined
      ? {}
      : { website: { domain: redemption.domain, ...given({ name: redemption.name }) } }),
  };
}

/** One attempt of a code's history. */
export function renderEvent({ id, at, tenant, action, outcome, reason, domain }: CodeEvent) {
  return { id, at, tenant, action, outcome, ...given({ reason, domain }) };
}

function given(members: Record<string, string | undefined>): Record<string, string> {
  const known: Record<string, string> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) known[name] = value;
  return known;
}
