import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';
import { otherCertificate, personOf, unitWith } from '../../../testing/rule-facts.ts';

describe('entity/certificate-fits-province', () => {
  const on = (facts: KnownFacts) => judge('entity/certificate-fits-province', facts);
  it.each([
    ['91350100M000100Y43', 'CN-FJ', 'pass'],
    ['91350100M000100Y43', 'CN-GD', 'fail'],
    ['11100000M000100Y43', 'CN-BJ', 'not-applicable'],
  ])('the credit code %s in %s: %s', (number, province, expected) =>
    expect(on({ ...unitWith(number), 'entity.province': province })).toBe(expected),
  );
  it('does not apply to persons, nor without province or certificate', () => {
    expect(on({ ...personOf('110105', '1990-03-07'), 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on({ ...otherCertificate, 'entity.kind': 'enterprise', 'entity.province': 'CN-GD' })).toBe(
      'not-applicable',
    );
    expect(on(unitWith('91350100M000100Y43'))).toBe('not-applicable');
    expect(on({ 'entity.kind': 'enterprise', 'entity.province': 'CN-GD' })).toBe('not-applicable');
  });
});
