import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import provinces from '../../../lib/policy/provinces.json' with { type: 'json' };
import { CATALOGUE } from '../../../lib/rules/catalogue.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { otherCertificate, personOf, unitWith } from '../../../testing/rule-facts.ts';

describe('entity/individual-in-province', () => {
  const on = (facts: KnownFacts) => judge('entity/individual-in-province', facts);
  it.each([
    ['CN-BJ', 'pass'],
    ['CN-TJ', 'pass allowed'],
    ['CN-SX', 'fail refused'],
    ['CN-SH', 'fail residence-permit'],
    ['CN-SD', 'fail residence-permit-or-student-card'],
    ['CN-SC', 'fail proof-of-living-or-work'],
    ['CN-HA', 'fail not-stated'],
    ['CN-HK', 'fail not-stated'],
  ])('somebody of Beijing in %s: %s', (province, expected) =>
    expect(on({ ...personOf('110105', '1990-03-07'), 'entity.province': province })).toBe(expected),
  );
  it('tells home, source and confidence', () =>
    expect(
      judged('entity/individual-in-province', {
        ...personOf('110105', '1990-03-07'),
        'entity.province': 'CN-SH',
      }).data,
    ).toMatchObject({
      province: 'CN-SH',
      home: 'CN-BJ',
      document: expect.stringContaining('province authority rules'),
      confidence: 'high',
      note: 'province:CN-SH/individualOutOfProvince',
    }));
  it('has a message for what every province asks', () => {
    const rule = CATALOGUE.find(({ id }) => id === 'entity/individual-in-province');
    for (const { id: province } of provinces.items) {
      const facts = { ...personOf('440300', '1990-03-07'), 'entity.province': province };
      const { reason = 'pass' } = judged('entity/individual-in-province', facts);
      expect(rule?.messages, province).toHaveProperty(reason);
    }
  });
  it('does not apply to a number of another length, in which no division stands where it should', () => {
    const of = (number: string) =>
      on({
        'entity.kind': 'individual',
        'entity.certificate': { kind: 'resident-id', number },
        'entity.province': 'CN-GD',
      });
    for (const number of ['12345678', '1101051990030700', 'E11010512'])
      expect(of(number)).toBe('not-applicable');
    expect(of('110105900307001')).toBe('fail residence-permit');
  });
  it('does not apply to units, to other certificates, to permits, nor without province or certificate', () => {
    expect(on({ ...unitWith('91350100M000100Y43'), 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on({ ...otherCertificate, 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on({ ...personOf('830000', '1981-07-15'), 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on(personOf('110105', '1990-03-07'))).toBe('not-applicable');
  });
});
