/** How long results are kept, and what makes them last. */
import type { Result } from '../records/result.ts';
import { trackedKey } from '../table/keys.ts';
import type { Key, Table } from '../table/table.ts';

/** How many days results are kept, and what time it is, in milliseconds. */
export type Retention = { now: number; resultDays: number };

/** When a result was made, and when it ends, in seconds. Until 2026-11 none said so: those end by the setting of today. */
export type Ending = { evaluatedAt: string; expiresAt?: number | undefined };

/** Idempotency keys are kept for a day, and an hour more for clocks that differ. */
const KEY_KEPT_SECONDS = 25 * 3600;

/** The second at which an idempotency key ends that was bound at an instant, in milliseconds. */
export function endOfKey(boundAt: number): number {
  return Math.floor(boundAt / 1000) + KEY_KEPT_SECONDS;
}

const DAY_MS = 86_400_000;
/** A result that a record names is kept so long after the last look at the record, whatever the setting. */
const NAMED_DAYS = 90;
/** A look at a record makes a result last that would end sooner than this. Looks are no more than a month apart. */
const RENEWED_DAYS = 60;
const KEYS_AT_ONCE = 100;

/** Whether a result has not ended. */
export function isCurrent(ending: Ending, { now, resultDays }: Retention): boolean {
  return now < endOf(ending, resultDays);
}

/** Whether a result that a record names would end before the next looks at it. */
export function endsSoon(ending: Ending, retention: Retention): boolean {
  return endOf(ending, daysOfNamed(retention)) <= retention.now + RENEWED_DAYS * DAY_MS;
}

/** How many days a result is kept that a record names. */
export function daysOfNamed({ resultDays }: Pick<Retention, 'resultDays'>): number {
  return Math.max(resultDays, NAMED_DAYS);
}

/** The second at which something ends that is kept for so many days from an instant, in milliseconds, on. */
export function endAfter(at: number, days: number): number {
  return Math.floor((at + days * DAY_MS) / 1000);
}

function endOf({ evaluatedAt, expiresAt }: Ending, days: number): number {
  return expiresAt === undefined ? Date.parse(evaluatedAt) + days * DAY_MS : expiresAt * 1000;
}

/** Whether a record of a subject that the result judged says that this is the result it goes by. */
export async function isNamed(table: Table, tenant: string, { id, findings }: Result): Promise<boolean> {
  const keys = new Map<string, Key>();
  for (const { subject } of findings)
    if (subject.kind === 'server' || subject.kind === 'domain') {
      const key = trackedKey(tenant, subject.kind, subject.id);
      keys.set(key.pk, key);
    }
  const all = [...keys.values()];
  for (let from = 0; from < all.length; from += KEYS_AT_ONCE) {
    const records = await table.getAll(all.slice(from, from + KEYS_AT_ONCE));
    if (records.some(({ resultId, tracked }) => resultId === id && tracked === 1)) return true;
  }
  return false;
}
