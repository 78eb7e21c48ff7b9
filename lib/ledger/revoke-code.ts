/** Revoking a code: nobody can redeem it any more. Its slot stays used. */

import { ATTEMPTS, absent, all, type Table } from '../table/table.ts';
import { noteRefusal } from './code-events.ts';
import { type Code, codeOf, findCode } from './codes.ts';

export type RevokeRequest = {
  tenant: string;
  codeId: string;
  /** Milliseconds since the epoch. */
  now: number;
  newId: (at: number) => string;
};

export type Revoked =
  | { kind: 'revoked'; code: Code }
  | { kind: 'not-found' | 'code-already-redeemed' | 'busy' };

/** Revokes a code of the tenant's own. Revoking it again gives the same answer. */
export async function revokeCode(table: Table, request: RevokeRequest): Promise<Revoked> {
  const { tenant, codeId, now, newId } = request;
  const at = new Date(now).toISOString();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const code = await findCode(table, tenant, codeId);
    if (code === undefined || code.tenant !== tenant) return { kind: 'not-found' };
    if (code.revoked !== undefined) return { kind: 'revoked', code };
    if (code.redemption !== undefined) {
      const event = { id: newId(now), at, tenant, action: 'revoke' as const };
      await noteRefusal(table, code.pk, { ...event, outcome: 'refused', reason: 'code-already-redeemed' });
      return { kind: 'code-already-redeemed' };
    }
    const item = await table.update(
      { pk: code.pk, sk: 'C' },
      { set: { revokedId: newId(now), revokedAt: at } },
      all(absent('rId'), absent('revokedAt')),
    );
    if (item !== undefined) return { kind: 'revoked', code: codeOf(item) };
  }
  return { kind: 'busy' };
}
