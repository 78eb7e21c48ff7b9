import { describe, expect, it } from 'vitest';
import { termOf } from '../../lib/facts/subscription.ts';

describe('termOf', () => {
  it('takes two days as one order', () =>
    expect(termOf({ startsOn: '2026-10-01', expiresOn: '2027-01-01' })).toEqual({
      totalMonths: 3,
      longestOrderMonths: 3,
      spans: [{ startsOn: '2026-10-01', expiresOn: '2027-01-01' }],
      expiresOn: '2027-01-01',
    }));
  it('adds orders, and begins each where the one before it ends', () =>
    expect(
      termOf({
        orders: [{ startsOn: '2026-10-31', months: 1 }, { months: 5 }, { startsOn: '2027-09-01', months: 2 }],
      }),
    ).toEqual({
      totalMonths: 8,
      longestOrderMonths: 5,
      spans: [
        { startsOn: '2026-10-31', expiresOn: '2026-11-30' },
        { startsOn: '2026-11-30', expiresOn: '2027-04-30' },
        { startsOn: '2027-09-01', expiresOn: '2027-11-01' },
      ],
      expiresOn: '2027-11-01',
    }));
  it('knows no spans without a first day', () =>
    expect(termOf({ orders: [{ months: 2 }, { startsOn: '2026-01-01', months: 1 }] })).toEqual({
      totalMonths: 3,
      longestOrderMonths: 2,
      spans: [],
      expiresOn: undefined,
    }));
  it('has no months of an empty subscription', () =>
    expect(termOf({})).toEqual({
      totalMonths: 0,
      longestOrderMonths: 0,
      spans: [],
      expiresOn: undefined,
    }));
  it('expires where the last order ends', () => {
    expect(termOf({ orders: [{ startsOn: '2026-10-31', months: 1 }, { months: 5 }] }).expiresOn).toBe(
      '2027-04-30',
    );
    expect(termOf({ startsOn: '2026-10-01', expiresOn: '2027-01-01' }).expiresOn).toBe('2027-01-01');
    expect(
      termOf({
        orders: [
          { startsOn: '2026-10-01', months: 9 },
          { startsOn: '2026-10-01', months: 3 },
        ],
      }).expiresOn,
    ).toBe('2027-07-01');
    expect(termOf({ orders: [{ months: 5 }] }).expiresOn).toBeUndefined();
  });
});
