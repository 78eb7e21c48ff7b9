import { addDays, addMonths, type Day, wholeMonthsBetween } from '../calendar.ts';
import type { Subscription } from '../shapes/server.ts';

/** A server's subscription in the terms that rules speak: months in calendar months, days in Shanghai. */
type Term = {
  /** Months bought in all orders. */
  totalMonths: number;
  /** Months of the longest single order. */
  longestOrderMonths: number;
  /** The spans in which it runs, both days included; none if no order says when it begins. */
  spans: readonly { startsOn: Day; expiresOn: Day }[];
  /** The last day of all, in whatever order they are given; undefined if no start is known. */
  expiresOn: Day | undefined;
};

const known = new WeakMap<Subscription, Term>();

/** The term of a subscription, derived once. An order without `startsOn` begins where the one before it ends. */
export function termOf(subscription: Subscription): Term {
  const before = known.get(subscription);
  if (before !== undefined) return before;
  const derived = deriveTerm(subscription);
  known.set(subscription, derived);
  return derived;
}

function deriveTerm({ startsOn, expiresOn, orders = [] }: Subscription): Term {
  if (startsOn !== undefined && expiresOn !== undefined) {
    const months = wholeMonthsBetween(startsOn, expiresOn);
    return { totalMonths: months, longestOrderMonths: months, spans: [{ startsOn, expiresOn }], expiresOn };
  }
  const months = orders.map((order) => order.months);
  const spans = spansOf(orders);
  return {
    totalMonths: months.reduce((sum, each) => sum + each, 0),
    longestOrderMonths: Math.max(0, ...months),
    spans,
    expiresOn: lastDayOf(spans),
  };
}

function lastDayOf(spans: Term['spans']): Day | undefined {
  let last: Day | undefined;
  for (const { expiresOn } of spans) if (last === undefined || expiresOn > last) last = expiresOn;
  return last;
}

/**
 * The days on which what is found of a server may turn: an order begins, or the day before was the last of one. In the
 * order of its orders; none if no order says when it begins.
 */
export function turningDays(subscription: Subscription | undefined): Day[] {
  const spans = subscription === undefined ? [] : termOf(subscription).spans;
  return spans.flatMap(({ startsOn, expiresOn }) => [startsOn, addDays(expiresOn, 1)]);
}

function spansOf(orders: NonNullable<Subscription['orders']>): Term['spans'] {
  const spans: { startsOn: Day; expiresOn: Day }[] = [];
  for (const order of orders) {
    const startsOn = order.startsOn ?? spans.at(-1)?.expiresOn;
    if (startsOn === undefined) return [];
    spans.push({ startsOn, expiresOn: addMonths(startsOn, order.months) });
  }
  return spans;
}
