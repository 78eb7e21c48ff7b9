import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt, startOfDay } from '../../lib/calendar.ts';
import { filingDeadlines, nextLook } from '../../lib/filings/filing-deadlines.ts';
import { DEADLINE_KINDS, FILING_STATES, type FilingState } from '../../lib/policy/lifecycle.ts';
import { addWorkingDays } from '../../lib/working-days.ts';

const HOUR = 3_600_000;
const noon = (day: string) => `${day}T04:00:00.000Z`;

function standing(state: FilingState, sinceAt: string, change: { filedAt?: string; completed?: [] } = {}) {
  return { state, sinceAt, filedAt: state === 'filed' ? sinceAt : null, completed: [], ...change };
}

/** The last day in time of the first limit. */
function dueOn(state: FilingState, day: string): string | null | undefined {
  return filingDeadlines(standing(state, noon(day)), startOfDay(day))[0]?.dueOn;
}

describe('deadlines in working days', () => {
  it.each([
    ['a Monday', '2026-11-23', '2026-11-25'],
    ['a Friday, over the weekend', '2026-11-27', '2026-12-01'],
    ['a Saturday', '2026-11-28', '2026-12-01'],
    ['a month’s end', '2026-06-30', '2026-07-02'],
    ['the day before the Spring Festival, which follows a working Saturday', '2026-02-13', '2026-02-24'],
    ['the last day before the National Day, with a working Saturday after it', '2026-09-30', '2026-10-09'],
    ['a working Saturday itself', '2026-10-10', '2026-10-13'],
    ['the last days of the year: the second is beyond the calendar', '2026-12-30', null],
  ])('the first review, begun on %s (%s), ends on %s', (_, day, last) => {
    expect(dueOn('awaiting-first-review', day)).toBe(last);
    expect(dueOn('changed-awaiting-review', day)).toBe(last);
  });

  it.each([
    ['2026-11-23', '2026-12-21'],
    ['2026-09-04', '2026-10-09'],
    ['2026-01-30', '2026-03-05'],
    ['2026-12-03', '2026-12-31'],
    ['2026-12-04', null],
    ['2027-03-01', null],
  ])('the authority, asked on %s, has until %s', (day, last) => {
    expect(dueOn('at-authority', day)).toBe(last);
  });

  it('is counted from the day in Shanghai', () => {
    const last = (instant: string) =>
      filingDeadlines(standing('awaiting-first-review', instant), Date.parse(instant))[0]?.dueOn;
    expect(last('2026-11-23T15:59:59.999Z')).toBe('2026-11-25');
    expect(last('2026-11-23T16:00:00.000Z')).toBe('2026-11-26');
  });

  it('are unknown beyond the calendar: no day, and neither overdue nor in time', () => {
    expect(
      filingDeadlines(standing('at-authority', noon('2026-12-20')), Date.parse(noon('2028-01-01'))),
    ).toEqual([
      {
        kind: 'authority-review',
        actor: 'authority',
        binding: false,
        dueOn: null,
        dueAt: null,
        overdue: null,
      },
    ]);
  });
});

describe('the SMS verification', () => {
  const at = (now: string) =>
    filingDeadlines(standing('sms-verification', '2026-12-31T10:30:00.000Z'), Date.parse(now))[0];
  it('ends 24 hours later, to the millisecond', () => {
    expect(at('2027-01-01T10:29:59.999Z')).toEqual({
      kind: 'sms-verification',
      actor: 'applicant',
      binding: true,
      dueOn: '2027-01-01',
      dueAt: '2027-01-01T10:30:00.000Z',
      overdue: false,
    });
    expect(at('2027-01-01T10:30:00.000Z')?.overdue).toBe(true);
  });
  it('begun at midnight in Shanghai, has the whole of that day and nothing of the next', () => {
    expect(dueOn('sms-verification', '2026-11-23')).toBe('2026-11-24');
    const midnight = standing('sms-verification', '2026-11-23T16:00:00.000Z');
    expect(filingDeadlines(midnight, 0)[0]).toMatchObject({
      dueOn: '2026-11-24',
      dueAt: '2026-11-24T16:00:00.000Z',
    });
  });
});

describe('the public security registration', () => {
  it.each([
    ['2026-11-23', '2026-12-23'],
    ['2027-01-31', '2027-03-02'],
    ['2028-01-30', '2028-02-29'],
    ['2026-12-15', '2027-01-14'],
  ])('of a website filed on %s is due on %s, in calendar days', (day, last) => {
    expect(dueOn('filed', day)).toBe(last);
    const filing = standing('filed', noon(day));
    const end = startOfDay(addDays(last, 1));
    expect(filingDeadlines(filing, end - 1)[0]?.overdue).toBe(false);
    expect(filingDeadlines(filing, end)[0]?.overdue).toBe(true);
  });
  it('counts from the filing, not from the end of a later change', () => {
    const filedAt = noon('2026-11-23');
    for (const state of ['filed', 'change-in-progress'] as const)
      expect(filingDeadlines(standing(state, noon('2026-12-20'), { filedAt }), 0)[0]?.dueOn).toBe(
        '2026-12-23',
      );
  });
  it('is the only limit that counts from the filing', () => {
    const again = standing('at-authority', noon('2026-11-23'), { filedAt: noon('2026-01-05') });
    expect(filingDeadlines(again, 0)[0]?.dueOn).toBe('2026-12-21');
  });
  it('does not run when it is done, nor for a change that was adopted without the day of its filing', () => {
    const done = { ...standing('filed', noon('2026-11-23')), completed: ['public-security'] as const };
    expect(filingDeadlines(done, 0)).toEqual([]);
    expect(nextLook(done, 0)).toBeUndefined();
    expect(filingDeadlines(standing('change-in-progress', noon('2026-11-23')), 0)).toEqual([]);
  });
});

describe('the next look', () => {
  const looks = (state: FilingState, since: string) => {
    const filing = standing(state, since);
    const found: string[] = [];
    for (let look = nextLook(filing, Date.parse(since) - 1); look !== undefined && found.length < 5; ) {
      found.push(new Date(look).toISOString());
      look = nextLook(filing, look);
    }
    return found;
  };
  it('is at the end of a limit, and before the end of a binding one', () => {
    expect(looks('sms-verification', noon('2026-11-23'))).toEqual([
      '2026-11-23T22:00:00.000Z',
      '2026-11-24T04:00:00.000Z',
    ]);
    expect(looks('filed', noon('2026-11-23'))).toEqual([
      '2026-12-16T16:00:00.000Z',
      '2026-12-22T16:00:00.000Z',
      '2026-12-23T16:00:00.000Z',
    ]);
    expect(looks('awaiting-first-review', noon('2026-11-23'))).toEqual(['2026-11-25T16:00:00.000Z']);
    expect(looks('to-complete', noon('2026-11-23'))).toEqual([]);
  });
  it('is every week where the calendar does not reach', () => {
    expect(looks('at-authority', noon('2026-12-20')).slice(0, 2)).toEqual([
      '2026-12-27T03:59:59.999Z',
      '2027-01-03T03:59:59.999Z',
    ]);
  });
});

describe('every deadline', () => {
  const instants = fc
    .integer({ min: startOfDay('2024-01-01'), max: startOfDay('2026-11-01') })
    .map((ms) => new Date(ms).toISOString());
  it('ends after it began, on the last day in time, a working day where it is counted in those', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILING_STATES), instants, fc.nat(90 * 24), (state, sinceAt, hours) => {
        const now = Date.parse(sinceAt) + hours * HOUR;
        const filing = standing(state, sinceAt, state === 'change-in-progress' ? { filedAt: sinceAt } : {});
        for (const { kind, dueOn: last, dueAt, overdue } of filingDeadlines(filing, now)) {
          expect(DEADLINE_KINDS).toContain(kind);
          const end = Date.parse(dueAt ?? '');
          expect(end).toBeGreaterThan(Date.parse(sinceAt));
          expect(dayAt(end - 1)).toBe(last);
          expect(overdue).toBe(now >= end);
          if (kind.endsWith('-review') && typeof last === 'string')
            expect(addWorkingDays(addDays(last, -1), 1)).toBe(last);
        }
        const look = nextLook(filing, now);
        if (look !== undefined) expect(look).toBeGreaterThan(now);
      }),
    );
  });
});
