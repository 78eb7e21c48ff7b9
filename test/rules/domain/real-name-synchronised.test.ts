import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('domain/real-name-synchronised', () => {
  const on = (verifiedOn: string | undefined, today: string, verified = true) =>
    judge('domain/real-name-synchronised', { 'domain.realName': { verified, verifiedOn } }, today);
  it.each([
    ['2026-11-24', '2026-11-24', 'fail'],
    ['2026-11-24', '2026-11-26', 'fail'],
    ['2026-11-24', '2026-11-27', 'pass most-likely'],
    ['2026-11-24', '2026-11-30', 'pass most-likely'],
    ['2026-11-24', '2026-12-01', 'pass'],
    ['2026-09-30', '2026-10-09', 'fail'],
    ['2026-09-30', '2026-10-10', 'pass most-likely'],
    ['2026-02-13', '2026-02-24', 'fail'],
    ['2026-02-13', '2026-02-25', 'pass most-likely'],
    ['2026-02-13', '2026-02-26', 'pass most-likely'],
    ['2026-02-13', '2026-02-27', 'pass'],
    ['2026-11-25', '2026-11-24', 'not-applicable'],
    ['2026-12-29', '2026-12-30', 'fail too-few-days'],
    ['2026-12-28', '2026-12-31', 'pass most-likely'],
    ['2026-12-28', '2027-01-04', 'pass most-likely'],
    ['2026-12-24', '2027-01-04', 'pass'],
    ['2026-12-30', '2027-01-01', 'fail too-few-days'],
    ['2026-12-30', '2027-01-02', 'unknown no-calendar'],
    ['2027-03-01', '2027-03-03', 'fail too-few-days'],
    ['2027-03-01', '2027-03-04', 'unknown no-calendar'],
    ['2027-03-01', '2027-03-21', 'unknown no-calendar'],
    ['2027-03-01', '2027-03-22', 'pass'],
    ['2026-12-28', '2027-01-18', 'pass'],
  ])('verified on %s, as of %s: %s', (verifiedOn, today, expected) =>
    expect(on(verifiedOn, today)).toBe(expected),
  );
  it('tells the first day to submit on', () =>
    expect(
      judged(
        'domain/real-name-synchronised',
        { 'domain.realName': { verified: true, verifiedOn: '2026-11-24' } },
        '2026-11-25',
      ).data,
    ).toEqual({ verifiedOn: '2026-11-24', today: '2026-11-25', submitOn: '2026-11-27' }));
  it('asks nobody for the holidays', () =>
    expect(
      judged(
        'domain/real-name-synchronised',
        { 'domain.realName': { verified: true, verifiedOn: '2027-03-01' } },
        '2027-03-05',
      ).asks,
    ).toEqual([]));
  it('does not apply without a day, without verification, nor without either', () => {
    expect(on(undefined, '2026-11-24')).toBe('not-applicable');
    expect(on('2026-11-24', '2026-11-24', false)).toBe('not-applicable');
    expect(judge('domain/real-name-synchronised', {})).toBe('not-applicable');
  });
});
