import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf, termOf } from '../../lib/facts/subscription.ts';
import { plainName, sameName } from '../../lib/spellings/same-name.ts';

describe('sameName', () => {
  it('ignores case, width, spaces, and the kind of brackets, dots and quotes', () => {
    expect(sameName(' 华为（深圳）有限公司', '华为(深圳)有限公司')).toBe(true);
    expect(sameName('A·B', 'a•b')).toBe(true);
    expect(sameName('“甲”《乙》', "'甲'(乙)")).toBe(true);
    expect(sameName('零\u200b宽', '零宽')).toBe(true);
  });
  it('tells different names apart', () => expect(sameName('海棠', '海裳')).toBe(false));
  it('is reflexive and does not change when made plain twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(sameName(name, name)).toBe(true);
        expect(plainName(plainName(name))).toBe(plainName(name));
      }),
    );
  });
});

describe('termOf', () => {
  it('takes two days as one order', () =>
    expect(termOf({ startsOn: '2026-10-01', expiresOn: '2027-01-01' })).toEqual({
      totalMonths: 3,
      longestOrderMonths: 3,
      spans: [{ startsOn: '2026-10-01', expiresOn: '2027-01-01' }],
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
    }));
  it('knows no spans without a first day', () =>
    expect(termOf({ orders: [{ months: 2 }, { startsOn: '2026-01-01', months: 1 }] })).toEqual({
      totalMonths: 3,
      longestOrderMonths: 2,
      spans: [],
    }));
  it('has no months of an empty subscription', () =>
    expect(termOf({})).toEqual({ totalMonths: 0, longestOrderMonths: 0, spans: [] }));
  it('expires where the last order ends', () => {
    expect(expiryOf(termOf({ orders: [{ startsOn: '2026-10-31', months: 1 }, { months: 5 }] }))).toBe(
      '2027-04-30',
    );
    expect(expiryOf(termOf({ startsOn: '2026-10-01', expiresOn: '2027-01-01' }))).toBe('2027-01-01');
    expect(
      expiryOf(
        termOf({
          orders: [
            { startsOn: '2026-10-01', months: 9 },
            { startsOn: '2026-10-01', months: 3 },
          ],
        }),
      ),
    ).toBe('2027-07-01');
    expect(expiryOf(termOf({ orders: [{ months: 5 }] }))).toBeUndefined();
  });
});
