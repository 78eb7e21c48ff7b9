import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAt, daysBetween, isDay, wholeMonthsBetween } from '../lib/calendar.ts';

const epochDay = (days: number) => Temporal.PlainDate.from('1970-01-01').add({ days }).toString();
const days = fc.integer({ min: 8_000, max: 40_000 }).map(epochDay);
const plain = (day: string) => Temporal.PlainDate.from(day);

describe('dayAt', () => {
  it('begins the next day in Shanghai at 16:00 UTC', () => {
    expect(dayAt(Date.parse('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23');
    expect(dayAt(Date.parse('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24');
  });
  it('agrees with Temporal at any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7e11, max: 4e12 }), (ms) => {
        expect(dayAt(ms)).toBe(
          Temporal.Instant.fromEpochMilliseconds(ms)
            .toZonedDateTimeISO('Asia/Shanghai')
            .toPlainDate()
            .toString(),
        );
      }),
    );
  });
});

describe('isDay', () => {
  it.each(['2026-11-23', '2024-02-29', '2026-07-31', '2026-08-31', '2000-02-29', '1000-01-01', '9999-12-31'])(
    '%s is one',
    (day) => expect(isDay(day)).toBe(true),
  );
  it.each([
    '2023-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '0999-01-01',
    ' 2026-11-23',
    '2026-11-23 ',
    '2026-11-23T00:00:00Z',
    '',
    '1900-02-29',
    'x2026-11-23',
    '20261123',
  ])('%s is none', (day) => expect(isDay(day)).toBe(false));
});

describe('addMonths', () => {
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-10-01', 3, '2027-01-01'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %d months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));
  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (day, months) => {
        expect(addMonths(day, months)).toBe(plain(day).add({ months }).toString());
      }),
    );
  });
});

describe('addDays, daysBetween and wholeMonthsBetween', () => {
  it('agree with Temporal', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const distance = plain(from).until(plain(to)).days;
        expect(daysBetween(from, to)).toBe(distance);
        expect(addDays(from, distance)).toBe(to);
      }),
    );
  });
  it('whole months are the greatest number that fits', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const months = wholeMonthsBetween(from, to);
        expect(months === 0 ? to : addMonths(from, months) <= to).toBeTruthy();
        expect(to <= from ? months === 0 : addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
  it.each([
    ['2026-10-01', '2027-01-01', 3],
    ['2026-10-01', '2026-12-31', 2],
    ['2026-11-30', '2027-02-28', 3],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-23', '2025-11-23', 0],
  ])('%s to %s: %d whole months', (from, to, months) => expect(wholeMonthsBetween(from, to)).toBe(months));
});
