import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { otherCertificate, personOf, unitWith } from '../../../testing/rule-facts.ts';

describe('entity/age-accepted', () => {
  const on = (facts: KnownFacts, province?: string) =>
    judge('entity/age-accepted', { ...facts, 'entity.province': province });
  const born = (day: string, order?: string) => personOf('110105', day, order);
  it.each([
    ['2008-11-22', undefined, 'pass'],
    ['2008-11-23', undefined, 'fail below-18'],
    ['2010-11-22', undefined, 'fail below-18'],
    ['2010-11-23', undefined, 'fail below-16'],
    ['2008-11-23', 'CN-AH', 'fail below-18'],
    ['2008-11-22', 'CN-BJ', 'pass'],
    ['2008-11-23', 'CN-BJ', 'fail too-young'],
    ['2010-11-22', 'CN-GD', 'pass with-papers'],
    ['2010-11-23', 'CN-GD', 'fail too-young'],
    ['2009-11-22', 'CN-SD', 'pass with-papers'],
    ['2009-11-23', 'CN-SD', 'fail too-young'],
    ['1961-11-22', 'CN-HL', 'pass'],
    ['1960-11-23', 'CN-HL', 'pass'],
    ['1960-11-22', 'CN-HL', 'fail too-old'],
    ['1960-11-22', 'CN-BJ', 'pass'],
  ])('born on %s in %s: %s', (day, province, expected) => expect(on(born(day), province)).toBe(expected));
  it('Tianjin takes men and women up to another age', () => {
    expect(on(born('1966-11-22', '001'), 'CN-TJ')).toBe('pass');
    expect(on(born('1965-11-22', '001'), 'CN-TJ')).toBe('fail too-old');
    expect(on(born('1971-11-22', '002'), 'CN-TJ')).toBe('pass');
    expect(on(born('1970-11-22', '002'), 'CN-TJ')).toBe('fail too-old');
  });
  it('names the contradiction of another source', () =>
    expect(
      judged('entity/age-accepted', { ...born('2010-01-01'), 'entity.province': 'CN-TJ' }).data,
    ).toMatchObject({ minAge: 18, age: 16, note: 'province:CN-TJ/minAge' }));
  it('does not apply to units, other certificates, broken numbers, nor without a certificate', () => {
    expect(on(unitWith('91350100M000100Y43'))).toBe('not-applicable');
    expect(on(otherCertificate)).toBe('not-applicable');
    expect(on({ ...otherCertificate, 'entity.certificate': { kind: 'resident-id', number: '1' } })).toBe(
      'not-applicable',
    );
    expect(on({ 'entity.kind': 'individual' })).toBe('not-applicable');
  });
});
