import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { otherCertificate, unitWith } from '../../../testing/rule-facts.ts';

describe('entity/certificate-number-valid', () => {
  const on = (facts: KnownFacts) => judge('entity/certificate-number-valid', facts);
  it.each([
    ['91350100M000100Y43', 'pass'],
    ['91350100M000100Y44', 'fail checksum'],
    ['91350100M000100Y', 'fail length'],
    ['91350100O000100Y43', 'fail characters'],
    ['91990100M000100Y43', 'fail division'],
  ])('a credit code %s: %s', (number, expected) => expect(on(unitWith(number))).toBe(expected));
  it.each([
    ['11010519491231002X', 'pass'],
    ['110105194912310021', 'fail checksum'],
    ['11010520261124002X', 'fail date'],
  ])('a resident id number %s: %s', (number, expected) =>
    expect(on({ 'entity.certificate': { kind: 'resident-id', number } })).toBe(expected),
  );
  it('tells the masked number, and how many characters one of another length has', () => {
    expect(judged('entity/certificate-number-valid', unitWith('91350100M000100Y44')).data).toEqual({
      kind: 'unified-social-credit-code',
      number: '91****44',
    });
    expect(judged('entity/certificate-number-valid', unitWith('91350100M000')).data).toMatchObject({
      number: '91****00',
      characters: 12,
    });
  });
  it('does not apply to other certificates, nor without one', () => {
    expect(on(otherCertificate)).toBe('not-applicable');
    expect(on({})).toBe('not-applicable');
  });
});
