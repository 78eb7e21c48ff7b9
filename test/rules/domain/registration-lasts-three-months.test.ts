import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('domain/registration-lasts-three-months', () => {
  const on = (expiresOn: string | undefined, province?: string, today?: string) =>
    judge(
      'domain/registration-lasts-three-months',
      { 'domain.expiresOn': expiresOn, 'entity.province': province },
      today,
    );
  it.each([
    ['2027-02-23', undefined, 'pass'],
    ['2027-02-22', undefined, 'fail'],
    ['2027-02-22', 'CN-AH', 'fail'],
    ['2027-02-22', 'CN-BJ', 'fail asked-by-province'],
    ['2027-02-23', 'CN-BJ', 'pass'],
    ['2026-11-23', undefined, 'fail'],
    ['2026-11-22', undefined, 'not-applicable'],
    [undefined, 'CN-BJ', 'not-applicable'],
  ])('until %s in %s: %s', (expiresOn, province, expected) => expect(on(expiresOn, province)).toBe(expected));
  it('counts calendar months, clamped to the end of the month', () => {
    expect(on('2027-02-28', undefined, '2026-11-30')).toBe('pass');
    expect(on('2027-02-27', undefined, '2026-11-30')).toBe('fail');
  });
});
