/** Revoking a code: nobody can redeem it any more. Its slot stays used. */
import { ATTEMPTS, absent, all, type Table } from '../table/table.ts';
import { type Attempting, nextEventId, noteRefusal } from './code-events.ts';
import { type Code, codeItemKey, codeOf } from './code-item.ts';
import { findCode } from './codes.ts';

type RevokeRequest = Attempting & { codeId: string };

type Revoked = { kind: 'revoked'; code: Code } | { kind: 'not-found' | 'code-already-redeemed' | 'busy' };

/** Revokes a code of the tenant's own. Revoking it again gives the same answer. */
export async function revokeCode(table: Table, request: RevokeRequest): Promise<Revoked> {
  const { tenant, codeId } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const code = await findCode(table, tenant, codeId);
    if (code === undefined || code.tenant !== tenant) return { kind: 'not-found' };
    if (code.revoked !== undefined) return { kind: 'revoked', code };
    if (code.redemption !== undefined) return refuse(table, request, code);
    const revoked = await revoke(table, request, code);
    if (revoked !== undefined) return { kind: 'revoked', code: revoked };
  }
  return { kind: 'busy' };
}

/** Undefined if somebody redeemed it meanwhile. */
async function revoke(table: Table, request: RevokeRequest, code: Code): Promise<Code | undefined> {
  const item = await table.update(
    codeItemKey(code.pk),
    { set: { revokedId: nextEventId(code, request), revokedAt: new Date(request.now).toISOString() } },
    all(absent('rId'), absent('revokedAt')),
  );
  return item && codeOf(item);
}

async function refuse(table: Table, request: RevokeRequest, code: Code): Promise<Revoked> {
  const reason = 'code-already-redeemed';
  await noteRefusal(table, { pk: code.pk, code }, { ...request, action: 'revoke', reason });
  return { kind: reason };
}
