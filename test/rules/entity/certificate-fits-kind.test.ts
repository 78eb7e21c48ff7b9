import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';
import { otherCertificate, personOf, unitWith } from '../../../testing/rule-facts.ts';

type Kind = Facts['entity.kind'];

describe('entity/certificate-fits-kind', () => {
  const on = (facts: KnownFacts) => judge('entity/certificate-fits-kind', facts);
  it.each<[string, Kind, string]>([
    ['91350100M000100Y43', 'enterprise', 'pass'],
    ['92350100M000100Y43', 'enterprise', 'pass'],
    ['11350100M000100Y43', 'government', 'pass'],
    ['12350100M000100Y43', 'public-institution', 'pass'],
    ['51350100M000100Y43', 'social-organization', 'pass'],
    ['12350100M000100Y43', 'government', 'fail other-kind'],
    ['91350100M000100Y43', 'individual', 'fail number-of-a-unit'],
    ['Y1350100M000100Y43', 'enterprise', 'not-applicable'],
  ])('the credit code %s of an entity of kind %s: %s', (number, kind, expected) =>
    expect(on({ ...unitWith(number), 'entity.kind': kind })).toBe(expected),
  );
  it('a number of another kind of certificate says nothing of the entity', () => {
    expect(on({ ...unitWith('11010519491231002X'), 'entity.kind': 'enterprise' })).toBe('not-applicable');
    const number = '91350100M000100Y43';
    const stated = {
      'entity.certificate': { kind: 'resident-id', number },
      'entity.kind': 'individual',
    } as const;
    expect(on(stated)).toBe('not-applicable');
  });
  it('a resident id number is one of an individual', () => {
    expect(on(personOf('110105', '1990-03-07'))).toBe('pass');
    expect(on({ ...personOf('110105', '1990-03-07'), 'entity.kind': 'enterprise' })).toBe(
      'fail number-of-a-person',
    );
  });
  it('another certificate of an individual is refused in Hebei', () => {
    expect(on({ ...otherCertificate, 'entity.province': 'CN-HE' })).toBe('fail foreigners-refused');
    expect(on({ ...otherCertificate, 'entity.province': 'CN-BJ' })).toBe('not-applicable');
    expect(on({ ...otherCertificate, 'entity.province': 'CN-HE', 'entity.kind': 'enterprise' })).toBe(
      'not-applicable',
    );
    expect(on(otherCertificate)).toBe('not-applicable');
  });
  it('does not apply without a certificate, is unknown without the kind', () => {
    expect(on({ 'entity.kind': 'enterprise' })).toBe('not-applicable');
    expect(on({ ...unitWith('91350100M000100Y43'), 'entity.kind': undefined })).toBe('unknown entity.kind');
  });
});
