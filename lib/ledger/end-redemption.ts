/** What becomes of a redemption: its filing was given up, and the code is free again; or it succeeded, and it is final. */
import type { CodeEvent } from '../shapes/code.ts';
import type { Redemption } from '../shapes/redemption.ts';
import { bindKey, hashOfKey, type RequestKey } from '../store/idempotency.ts';
import { tagOfId } from '../table/ids.ts';
import { websiteKey } from '../table/keys.ts';
import { ATTEMPTS, absent, all, compare, type Table } from '../table/table.ts';
import { type Attempting, eventsPushedOut, nextEventId, noteRefusal } from './code-events.ts';
import { type Code, codeItemKey, type LiveRedemption } from './code-item.ts';
import { findRedemption, keepRelease, redemptionOn } from './redemptions.ts';
import { dropClaim } from './website-claim.ts';

type EndRequest = Attempting & { redemptionId: string };

export type Ended =
  /** `replayed`: as an earlier request with the same idempotency key was answered. */
  | { kind: 'done'; redemption: Redemption; replayed: boolean }
  | { kind: 'not-found' | 'redemption-final' | 'key-reused' | 'busy' };

/** Gives a redemption up. A repeat gets the same answer. */
export async function releaseRedemption(table: Table, request: EndRequest): Promise<Ended> {
  const { tenant, redemptionId } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await findRedemption(table, tenant, redemptionId);
    if (found.kind === 'none') return { kind: 'not-found' };
    if (found.kind === 'live' && found.live.filing !== undefined)
      return refuseFinal(table, request, { code: found.code, action: 'release' });
    const redemption = found.kind === 'live' ? await release(table, request, found) : found.redemption;
    if (redemption === undefined) continue;
    await dropClaim(table, websiteKey(tenant, tagOfId(redemptionId)), redemptionId);
    return { kind: 'done', redemption, replayed: false };
  }
  return { kind: 'busy' };
}

type Live = { code: Code; live: LiveRedemption };

/** The record of the release, the events that it pushes out, then the code lets go; undefined if somebody came between. */
async function release(
  table: Table,
  request: EndRequest,
  { code, live }: Live,
): Promise<Redemption | undefined> {
  const { tenant, now } = request;
  const releasedAt = new Date(now).toISOString();
  const released = { ...redemptionOn(code, live), status: 'released' as const, releasedAt };
  const record = { codePk: code.pk, redemption: released, by: live.by };
  const kept = await keepRelease(table, tenant, record);
  await table.putAll(eventsPushedOut(code));
  return (await letGo(table, request, { code, live, releasedAt: kept.releasedAt ?? releasedAt }))
    ? kept
    : undefined;
}

/** The code lets go of the redemption, and can never take it again, however late a write of it arrives. */
async function letGo(
  table: Table,
  request: EndRequest,
  { code, live, releasedAt }: Live & { releasedAt: string },
): Promise<boolean> {
  const { tenant, redemptionId } = request;
  const id = nextEventId(code, request);
  const release = { id, redemptionId, tenant, domain: live.domain, at: releasedAt };
  const written = await table.update(
    codeItemKey(code.pk),
    {
      set: { release: JSON.stringify(release), releasedId: redemptionId },
      remove: ['rId', 'redemption'],
    },
    all(compare('rId', '=', redemptionId), absent('filing')),
  );
  return written !== undefined;
}

type FileRequest = EndRequest & { number: string; key: RequestKey | undefined };

/** Marks a redemption as filed, under the number that the authority gave: final. The same number again is answered again. */
export async function fileRedemption(table: Table, request: FileRequest): Promise<Ended> {
  const { tenant, redemptionId, number, key } = request;
  if ((await bindKey(table, request)) === 'conflict') return { kind: 'key-reused' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await findRedemption(table, tenant, redemptionId);
    if (found.kind === 'none') return { kind: 'not-found' };
    if (found.kind === 'released') return refuseFinal(table, request, { code: found.code, action: 'file' });
    const { code, live } = found;
    if (live.filing !== undefined) {
      if (live.filing.number !== number) return refuseFinal(table, request, { code, action: 'file' });
      const replayed = key !== undefined && live.filing.keyHash === hashOfKey(key.key);
      return { kind: 'done', redemption: redemptionOn(code, live), replayed };
    }
    const redemption = await file(table, request, found);
    if (redemption !== undefined) return { kind: 'done', redemption, replayed: false };
  }
  return { kind: 'busy' };
}

/** Undefined if somebody came between. */
async function file(
  table: Table,
  request: FileRequest,
  { code, live }: Live,
): Promise<Redemption | undefined> {
  const { redemptionId, number, key, now } = request;
  const filing = {
    id: nextEventId(code, request),
    number,
    filedAt: new Date(now).toISOString(),
    ...(key === undefined ? {} : { keyHash: hashOfKey(key.key) }),
  };
  const written = await table.update(
    codeItemKey(code.pk),
    { set: { filing: JSON.stringify(filing) } },
    all(compare('rId', '=', redemptionId), absent('filing')),
  );
  return written && redemptionOn(code, { ...live, filing });
}

async function refuseFinal(
  table: Table,
  request: EndRequest,
  { code, action }: { code: Code | undefined; action: CodeEvent['action'] },
): Promise<Ended> {
  const attempt = { ...request, action, reason: 'redemption-final' };
  if (code !== undefined) await noteRefusal(table, { pk: code.pk, code }, attempt);
  return { kind: 'redemption-final' };
}
