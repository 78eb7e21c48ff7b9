/** Renewing a server: what it does to the subscription, and how many months it takes. */
import { addDays, addMonths, type Day, wholeMonthsBetween } from '../calendar.ts';
import { termOf } from '../facts/subscription.ts';
import { productPolicy } from '../policy/products.ts';
import { waitPolicy } from '../policy/waits.ts';
import type { Subscription } from '../shapes/server.ts';

/** Months of a product whose least term no source states. */
const USUAL_TERM_MONTHS = 3;
/** No two months are shorter. */
const TWO_MONTHS_AT_LEAST_DAYS = 59;

type Renewal = { product: string; subscription: Subscription; today: Day; until: Day };

/**
 * The least months to renew so that the term is long enough and runs through `until`; undefined if the server has
 * been lapsed for so long that it is gone. A renewal counts from where the subscription ends, also after a lapse.
 */
export function monthsToRenew({ product, subscription, today, until }: Renewal): number | undefined {
  const term = termOf(subscription);
  const expiresOn = term.expiresOn ?? until;
  if (addDays(expiresOn, waitPolicy('lapsed-server-kept').days) < today) return undefined;
  const policy = productPolicy(product);
  const bought = policy?.renewalsAccumulate ? term.totalMonths : 0;
  const least = Math.max(1, (policy?.minTermMonths ?? 0) - bought, wholeMonthsBetween(expiresOn, until));
  // Whole months and the ends of months do not always add up: one more is enough where they do not.
  return isEnough(renewed(product, subscription, least), product, until) ? least : least + 1;
}

/** The months of a new subscription that begins `today`: the product's least term, and through `until`. */
export function monthsToSubscribe(product: string, today: Day, until: Day): number {
  const least = productPolicy(product)?.minTermMonths ?? USUAL_TERM_MONTHS;
  const whole = wholeMonthsBetween(today, until);
  const reaching = addMonths(today, whole) >= until ? whole : whole + 1;
  return Math.max(least, reaching);
}

/** A subscription with one more order of `months`, from where it ends. */
export function renewed(product: string, subscription: Subscription, months: number): Subscription {
  const { startsOn, expiresOn, orders } = subscription;
  if (startsOn === undefined || expiresOn === undefined) {
    const end = termOf(subscription).expiresOn;
    return { orders: [...(orders ?? []), end === undefined ? { months } : { startsOn: end, months }] };
  }
  if (productPolicy(product)?.renewalsAccumulate ?? false)
    return { startsOn, expiresOn: addMonths(expiresOn, months) };
  return { orders: [...ordersOf(startsOn, expiresOn), { startsOn: expiresOn, months }] };
}

/**
 * The days of a subscription whose orders do not add up, as orders: one of its whole months, and a short one that
 * runs into its last day, so that no day is lost and no order is longer than the subscription.
 */
function ordersOf(startsOn: Day, expiresOn: Day): { startsOn: Day; months: number }[] {
  const whole = wholeMonthsBetween(startsOn, expiresOn);
  const nearEnd = addDays(expiresOn, -TWO_MONTHS_AT_LEAST_DAYS);
  const last = { startsOn: nearEnd > startsOn ? nearEnd : startsOn, months: 2 };
  return whole === 0 ? [last] : [{ startsOn, months: whole }, last];
}

function isEnough(subscription: Subscription, product: string, until: Day): boolean {
  const policy = productPolicy(product);
  const term = termOf(subscription);
  const months = policy?.renewalsAccumulate ? term.totalMonths : term.longestOrderMonths;
  return months >= (policy?.minTermMonths ?? 0) && (term.expiresOn ?? until) >= until;
}
