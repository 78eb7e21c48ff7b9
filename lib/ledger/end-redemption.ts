/** What becomes of a redemption: its filing was given up, and the code is free again; or it succeeded, and it is final. */

import { tagOfId, websiteKey } from '../table/keys.ts';
import { ATTEMPTS, absent, all, compare, type Table } from '../table/table.ts';
import { type CodeEvent, eventsPushedOut, noteRefusal } from './code-events.ts';
import type { Code, LiveRedemption } from './codes.ts';
import { dropClaim, findRedemption, keepRelease, type Redemption, redemptionOn } from './redemptions.ts';

export type EndRequest = {
  tenant: string;
  redemptionId: string;
  /** Milliseconds since the epoch. */
  now: number;
  newId: (at: number) => string;
};

export type Ended =
  /** `replayed`: as an earlier request with the same idempotency key was answered. */
  | { kind: 'done'; redemption: Redemption; replayed: boolean }
  | { kind: 'not-found' | 'redemption-final' | 'key-reused' | 'busy' };

/** Gives a redemption up. A repeat gets the same answer. */
export async function releaseRedemption(table: Table, request: EndRequest): Promise<Ended> {
  const { tenant, redemptionId, now } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await findRedemption(table, tenant, redemptionId);
    if (found.kind === 'none') return { kind: 'not-found' };
    if (found.kind === 'live') {
      const { code, live } = found;
      if (live.filing !== undefined) return final(table, request, code, 'release');
      const releasedAt = new Date(now).toISOString();
      const redemption = { ...redemptionOn(code, live), status: 'released' as const, releasedAt };
      const kept = await keepRelease(table, tenant, { codePk: code.pk, redemption });
      await table.putAll(eventsPushedOut(code));
      if (!(await letGo(table, request, { code, live, releasedAt: kept.releasedAt ?? releasedAt }))) continue;
      await dropClaim(table, websiteKey(tenant, tagOfId(redemptionId)), redemptionId);
      return { kind: 'done', redemption: kept, replayed: false };
    }
    await dropClaim(table, websiteKey(tenant, tagOfId(redemptionId)), redemptionId);
    return { kind: 'done', redemption: found.redemption, replayed: false };
  }
  return { kind: 'busy' };
}

/** The code lets go of the redemption, and can never take it again, however late a write of it arrives. */
async function letGo(
  table: Table,
  { tenant, redemptionId, now, newId }: EndRequest,
  { code, live, releasedAt }: { code: Code; live: LiveRedemption; releasedAt: string },
): Promise<boolean> {
  const release = { id: newId(now), redemptionId, tenant, domain: live.domain, at: releasedAt };
  const written = await table.update(
    { pk: code.pk, sk: 'C' },
    {
      set: { release: JSON.stringify(release), releasedId: redemptionId },
      remove: ['rId', 'redemption'],
    },
    all(compare('rId', '=', redemptionId), absent('filing')),
  );
  return written !== undefined;
}

/** Marks a redemption as filed, under the number that the authority gave: final. The same number again is answered again. */
export async function fileRedemption(
  table: Table,
  request: EndRequest & { number: string; keyHash: string | undefined },
): Promise<Ended> {
  const { tenant, redemptionId, number, keyHash, now, newId } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await findRedemption(table, tenant, redemptionId);
    if (found.kind === 'none') return { kind: 'not-found' };
    if (found.kind === 'released') return final(table, request, found.code, 'file');
    const { code, live } = found;
    if (live.filing !== undefined) {
      const sameKey = keyHash !== undefined && live.filing.keyHash === keyHash;
      if (live.filing.number !== number)
        return sameKey ? { kind: 'key-reused' } : final(table, request, code, 'file');
      return { kind: 'done', redemption: redemptionOn(code, live), replayed: sameKey };
    }
    const filing = {
      id: newId(now),
      number,
      filedAt: new Date(now).toISOString(),
      ...(keyHash === undefined ? {} : { keyHash }),
    };
    const filed = await table.update(
      { pk: code.pk, sk: 'C' },
      { set: { filing: JSON.stringify(filing) } },
      all(compare('rId', '=', redemptionId), absent('filing')),
    );
    if (filed === undefined) continue;
    const redemption = redemptionOn(code, { ...live, filing: { ...filing, keyHash } });
    return { kind: 'done', redemption, replayed: false };
  }
  return { kind: 'busy' };
}

async function final(
  table: Table,
  { tenant, now, newId }: EndRequest,
  code: Code | undefined,
  action: CodeEvent['action'],
): Promise<Ended> {
  const event = { id: newId(now), at: new Date(now).toISOString(), tenant, action };
  if (code !== undefined)
    await noteRefusal(table, code.pk, { ...event, outcome: 'refused', reason: 'redemption-final' });
  return { kind: 'redemption-final' };
}
