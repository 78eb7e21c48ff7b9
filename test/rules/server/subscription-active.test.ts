import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/subscription-active';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/subscription-active', () => {
  const active = (subscription: KnownFacts['server.subscription'], today: string) =>
    on({ 'server.subscription': subscription }, today);
  const one = { startsOn: '2026-10-01', expiresOn: '2027-01-01' };
  it('runs from its first through its last day', () => {
    expect(active(one, '2026-09-30')).toBe('fail not-begun');
    expect(active(one, '2026-10-01')).toBe('pass');
    expect(active(one, '2027-01-01')).toBe('pass');
    expect(active(one, '2027-01-02')).toBe('fail expired');
  });
  it('joins orders, each beginning where the one before it ends', () => {
    const orders = { orders: [{ startsOn: '2026-10-31', months: 1 }, { months: 1 }] };
    expect(active(orders, '2026-12-30')).toBe('pass');
    expect(active(orders, '2026-12-31')).toBe('fail expired');
  });
  it('does not run in a gap between orders', () => {
    const gap = {
      orders: [
        { startsOn: '2026-01-01', months: 1 },
        { startsOn: '2026-12-01', months: 3 },
      ],
    };
    expect(active(gap, '2026-11-23')).toBe('fail not-begun');
    expect(active(gap, '2026-01-15')).toBe('pass');
    expect(judged(rule, { ...serverFacts, 'server.subscription': gap }).data).toEqual({
      startsOn: '2026-12-01',
      today: '2026-11-23',
    });
  });
  it('is unknown when no order says when it begins', () => {
    expect(active({ orders: [{ months: 3 }] }, '2026-11-23')).toBe('unknown start-not-given');
    expect(judged(rule, { ...serverFacts, 'server.subscription': { orders: [{ months: 3 }] } }).asks).toEqual(
      ['server.subscription'],
    );
    expect(active(undefined, '2026-11-23')).toBe('unknown server.subscription');
  });
  it('does not apply to pay-per-use', () =>
    expect(on({ 'server.billingMode': 'pay-per-use' })).toBe('not-applicable'));
  it('tells the nearest beginning and the latest end, in whatever order the orders are given', () => {
    const late = { startsOn: '2027-06-01', months: 1 };
    const next = { startsOn: '2026-12-01', months: 1 };
    const past = { startsOn: '2026-01-01', months: 1 };
    const data = (today: string) =>
      judged(rule, { ...serverFacts, 'server.subscription': { orders: [late, next, past] } }, today).data;
    expect(data('2026-11-23')).toEqual({ startsOn: '2026-12-01', today: '2026-11-23' });
    expect(data('2027-07-02')).toEqual({ expiresOn: '2027-07-01', today: '2027-07-02' });
  });
  it('is unknown without a single order', () =>
    expect(active({ orders: [] }, '2026-11-23')).toBe('unknown start-not-given'));
  it('tells the days', () => {
    expect(judged(rule, serverFacts, '2026-11-23').data).toEqual({
      expiresOn: '2027-01-01',
      today: '2026-11-23',
    });
    expect(judged(rule, serverFacts, '2027-02-01').data).toEqual({
      expiresOn: '2027-01-01',
      today: '2027-02-01',
    });
  });
});
