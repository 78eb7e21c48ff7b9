import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../lib/calendar.ts';
import data from '../lib/policy/working-days.json' with { type: 'json' };
import { addWorkingDays, WORKING_DAYS_KNOWN } from '../lib/working-days.ts';

const { from, through } = WORKING_DAYS_KNOWN;
const known = fc.integer({ min: 0, max: daysBetween(from, through) }).map((days) => addDays(from, days));
/** A working day is the first one after the day before it. */
const isWorkingDay = (day: string) => addWorkingDays(addDays(day, -1), 1) === day;
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The same without any cleverness: the notices, day by day. */
function isWorkingDayPlainly(day: string): boolean {
  const year = data.items.find((item) => String(item.year) === day.slice(0, 4));
  if (year?.workingWeekendDays.includes(day)) return true;
  if (year?.daysOff.some(([first = '', last = '']) => first <= day && day <= last)) return false;
  return weekday(day) !== 0 && weekday(day) !== 6;
}

function addPlainly(start: string, count: number): string {
  let [day, left] = [start, count];
  while (left > 0) {
    day = addDays(day, 1);
    if (isWorkingDayPlainly(day)) left -= 1;
  }
  return day;
}

describe('the notices of the State Council', () => {
  it('put working weekend days on Saturdays and Sundays, days off in order, all in their year', () => {
    for (const { year, daysOff, workingWeekendDays, address } of data.items) {
      expect(address).toMatch(/^https:/);
      for (const day of workingWeekendDays) expect([0, 6], day).toContain(weekday(day));
      expect(daysOff.flat()).toEqual([...daysOff.flat()].sort());
      for (const day of [...daysOff.flat(), ...workingWeekendDays])
        expect(day).toMatch(new RegExp(`^${year}-`));
      expect(daysOff.flat().filter((day) => workingWeekendDays.includes(day))).toEqual([]);
    }
  });
  it('cover whole years without a gap', () => {
    expect(data.items.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
    expect([from, through]).toEqual(['2024-01-01', '2026-12-31']);
  });
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('make %i a year of %i working days', (year, count) => {
    // New Year's Day is a day off in each.
    const days = Array.from({ length: daysBetween(`${year}-01-02`, `${year}-12-31`) + 1 }, (_, index) =>
      addDays(`${year}-01-02`, index),
    );
    expect(days.filter((day) => isWorkingDay(day))).toHaveLength(count);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-21', false],
    ['2026-10-01', false],
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2026-09-20', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-12-31', true],
  ])('%s: %s', (day, expected) => expect(isWorkingDay(day)).toBe(expected));

  it('is told of every known day as the notices tell it', () => {
    for (let day = addDays(from, 1); day <= through; day = addDays(day, 1))
      expect(isWorkingDay(day), day).toBe(isWorkingDayPlainly(day));
  });
});

describe('working days from a day', () => {
  it.each([
    ['2026-11-24', 3, '2026-11-27'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-12-31', 1, undefined],
    ['2027-01-02', 1, undefined],
    ['2023-12-31', 1, undefined],
    ['2030-05-05', 0, '2030-05-05'],
  ])('%s and %i: %s', (day, count, expected) => expect(addWorkingDays(day, count)).toBe(expected));

  it.each([-1, 1.5, Number.NaN])('refuses %s of them', (count) =>
    expect(() => addWorkingDays('2026-11-24', count)).toThrow(RangeError),
  );

  it('are those of a walk day by day', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const walked = addPlainly(day, count);
        expect(addWorkingDays(day, count)).toBe(count > 0 && walked > through ? undefined : walked);
      }),
      { numRuns: 500 },
    );
  });
});
