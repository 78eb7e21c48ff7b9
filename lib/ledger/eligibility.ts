/**
 * On which days the codes of a server can be used, and by which catalogue that was judged. A server's item says it and
 * each of its codes is told, as attributes that the condition of a write can ask for.
 */
import type * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import type { eligibilityItem } from '../records/ledger-items.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import type { CodeState } from '../shapes/code.ts';
import { all, type Condition, compare, type Item } from '../table/table.ts';

/** The days through which codes of a server can be redeemed, both included. */
export type UsableDays = { from: Day; until: Day };

/** What a code needs to know of its server. No `days`: its codes cannot be used. */
export type Eligibility = { days: UsableDays | undefined; server: CodeState['server']; catalogue: string };

/** An eligibility as attributes to set, and those to remove. */
export function eligibilityAttributes({ days, server, catalogue }: Eligibility): {
  set: Item;
  remove: string[];
} {
  const set = { product: server.product, termMonths: server.termMonths, usableBy: catalogue };
  return days === undefined
    ? { set, remove: ['usableFrom', 'usableUntil'] }
    : { set: { ...set, usableFrom: days.from, usableUntil: days.until }, remove: [] };
}

/** The eligibility that an item carries. */
export function eligibilityOfItem(item: z.infer<typeof eligibilityItem>): Eligibility {
  const { usableFrom, usableUntil, usableBy, product, termMonths } = item;
  return {
    days:
      usableFrom === undefined || usableUntil === undefined
        ? undefined
        : { from: usableFrom, until: usableUntil },
    server: { product, termMonths },
    catalogue: usableBy,
  };
}

/** Holds of an item whose codes can be used on a day, by the rules of this catalogue. A server that nobody tracks has no such days. */
export function usableOn(day: Day): Condition {
  return all(
    compare('usableFrom', '<=', day),
    compare('usableUntil', '>=', day),
    compare('usableBy', '=', CATALOGUE_HASH),
  );
}

/** What `usableOn` asks of an item, asked of what was read. */
export function isUsableOn({ days, catalogue }: Eligibility, day: Day): boolean {
  return days !== undefined && days.from <= day && day <= days.until && catalogue === CATALOGUE_HASH;
}

/** An eligibility as text: equal texts, equal eligibilities. */
export function eligibilityText({ days, server, catalogue }: Eligibility): string {
  return [days?.from, days?.until, server.product, server.termMonths, catalogue].join(' ');
}
