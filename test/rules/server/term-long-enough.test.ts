import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/term-long-enough';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/term-long-enough', () => {
  const term = (product: string, subscription: KnownFacts['server.subscription']) =>
    on({ 'server.product': product, 'server.subscription': subscription });
  it('passes exactly three months and fails one day less', () => {
    expect(term('ecs', { startsOn: '2026-10-01', expiresOn: '2027-01-01' })).toBe('pass');
    expect(term('ecs', { startsOn: '2026-10-01', expiresOn: '2026-12-31' })).toBe('fail');
  });
  it('clamps at the end of a month', () => {
    expect(term('ecs', { startsOn: '2026-11-30', expiresOn: '2027-02-28' })).toBe('pass');
    expect(term('ecs', { startsOn: '2026-11-30', expiresOn: '2027-02-27' })).toBe('fail');
    expect(term('ecs', { startsOn: '2027-11-30', expiresOn: '2028-02-28' })).toBe('fail');
    expect(term('ecs', { startsOn: '2027-11-30', expiresOn: '2028-02-29' })).toBe('pass');
  });
  it('adds renewals where they accumulate', () => {
    expect(term('ecs', { orders: [{ months: 1 }, { months: 2 }] })).toBe('pass');
    expect(term('ecs', { orders: [{ months: 1 }, { months: 1 }] })).toBe('fail');
  });
  it('counts the longest order of Dedicated Cloud: one of twelve months passes, twelve of one do not', () => {
    expect(term('dedicated-cloud', { orders: [{ months: 12 }] })).toBe('pass');
    expect(term('dedicated-cloud', { orders: [{ months: 11 }] })).toBe('fail');
    expect(term('dedicated-cloud', { orders: Array.from({ length: 12 }, () => ({ months: 1 })) })).toBe(
      'fail',
    );
    expect(term('dedicated-cloud', { startsOn: '2026-01-01', expiresOn: '2027-01-01' })).toBe('pass');
    expect(term('dedicated-cloud', { startsOn: '2026-01-01', expiresOn: '2026-12-31' })).toBe('fail');
    expect(term('dedicated-cloud', { orders: [{ months: 1 }, { months: 12 }] })).toBe('pass');
  });
  it('does not apply to pay-per-use, and to a product that cannot verify', () => {
    expect(on({ 'server.billingMode': 'pay-per-use' })).toBe('not-applicable');
    expect(term('elb', { orders: [{ months: 1 }] })).toBe('not-applicable');
    expect(term('mainframe', { orders: [{ months: 1 }] })).toBe('not-applicable');
    expect(term('bare-metal', { orders: [{ months: 1 }] })).toBe('not-applicable');
  });
  it('is unknown where no source states the term, and without a subscription', () => {
    expect(term('offline-purchase', { orders: [{ months: 1 }] })).toBe('unknown not-stated');
    expect(term('ecs', undefined)).toBe('unknown server.subscription');
    expect(judge(rule, {})).toBe('unknown server.product server.billingMode');
  });
  it('tells what was counted, and under which row', () => {
    expect(judged(rule, serverFacts)).toEqual({
      outcome: 'pass',
      data: { termMonths: 3, requiredMonths: 3, counting: 'all-orders' },
      constraint: 'server-ecs',
    });
    const cloud = { ...serverFacts, 'server.product': 'dedicated-cloud' };
    expect(judged(rule, cloud)).toMatchObject({
      outcome: 'fail',
      data: { termMonths: 3, requiredMonths: 12, counting: 'longest-order' },
      constraint: 'server-dec',
    });
    const offline = judged(rule, { ...serverFacts, 'server.product': 'offline-purchase' });
    expect(offline).toMatchObject({ data: { product: 'offline-purchase' }, asks: ['server.product'] });
  });
});
