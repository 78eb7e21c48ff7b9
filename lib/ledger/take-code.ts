/**
 * Which redemption may take a code. The write that takes it decides which website has the code; a fence on the code
 * stops a write that arrives late.
 */
import type { Day } from '../calendar.ts';
import { absent, all, any, compare, type Table } from '../table/table.ts';
import { type Code, codeItemKey, getCode } from './code-item.ts';
import { isUsableOn } from './eligibility.ts';
import type { WebsiteClaim } from './website-claim.ts';

/**
 * Makes a claim a redemption: the code takes it, if it is free and can be used on that day; false if it is not.
 * `eventId`: its place in the code's history.
 */
export async function takeCode(
  table: Table,
  { redemptionId: rId, codePk, made }: WebsiteClaim,
  { eventId, today }: { eventId: string; today: Day },
): Promise<boolean> {
  const taken = await table.update(
    codeItemKey(codePk),
    { set: { rId, redemption: JSON.stringify({ ...made, eventId }) } },
    all(
      absent('rId'),
      absent('revokedAt'),
      any(absent('fence'), compare('fence', '<', rId)),
      any(absent('releasedId'), compare('releasedId', '<', rId)),
      // The last day was read, and no code is told of one that is past; the first may have been told meanwhile.
      compare('usableFrom', '<=', today),
    ),
  );
  return taken !== undefined;
}

/** Whether `takeCode` would make a redemption of this id, by what was read. */
export function canTake(code: Code, redemptionId: string, today: Day): boolean {
  return (
    code.redemption === undefined &&
    code.revoked === undefined &&
    isAboveFence(code, redemptionId) &&
    isUsableOn(code.eligibility, today)
  );
}

/** Whether a redemption of this id can take the code at all: it is above all that were fenced off or released. */
export function isAboveFence(code: Code, redemptionId: string): boolean {
  const fence = highestFence(code);
  return fence === undefined || fence < redemptionId;
}

/** The highest id that can never take the code. */
export function highestFence({ fence, release }: Code): string | undefined {
  const ids = [fence, release?.redemptionId].filter((id) => id !== undefined).sort();
  return ids.at(-1);
}

/**
 * Sees to it that a redemption can never take the code, however late its write arrives. False if it has taken it
 * already.
 */
export async function fence(table: Table, codePk: string, redemptionId: string): Promise<boolean> {
  const lower = any(absent('fence'), compare('fence', '<', redemptionId));
  const other = any(absent('rId'), compare('rId', '<>', redemptionId));
  const fenced = await table.update(codeItemKey(codePk), { set: { fence: redemptionId } }, all(lower, other));
  if (fenced !== undefined) return true;
  const code = await getCode(table, codePk);
  return code?.redemption?.id !== redemptionId;
}
