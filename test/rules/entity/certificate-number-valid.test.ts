import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { residentIdCheck } from '../../../lib/spellings/certificate.ts';
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
  const check = (body: string) => body + residentIdCheck(body);
  it.each([
    ['resident-id', '110105491231002', 'fail old-length'],
    ['resident-id', check('91015619900307001'), 'unknown another-kind'],
    ['resident-id', '91350100M000100Y43', 'unknown another-kind'],
    ['resident-id', check('81000019900307001'), 'pass'],
    ['resident-id', check('83000019900307001'), 'pass'],
    ['resident-id', `${check('91015619900307001').slice(0, 17)}?`, 'fail characters'],
    ['unified-social-credit-code', '11010519491231002X', 'unknown another-kind'],
    ['permanent-residence-card', check('91015619900307001'), 'pass'],
    ['permanent-residence-card', 'CAN110190030701', 'pass'],
    ['permanent-residence-card', check('91015620270307001'), 'fail date'],
    ['permanent-residence-card', '11010519491231002X', 'unknown another-kind'],
    ['passport', 'E12345678', 'not-applicable'],
    ['passport', '11010519491231002X', 'unknown another-kind'],
    ['passport', '91350100M000100Y43', 'unknown another-kind'],
    ['hong-kong-macao-permit', check('81000019900307001'), 'unknown another-kind'],
    ['taiwan-permit', check('83000019900307001'), 'unknown another-kind'],
    ['taiwan-permit', check('91015619900307001'), 'unknown another-kind'],
    ['passport', '110105194912310021', 'not-applicable'],
    ['other', '11010519491231002X', 'not-applicable'],
    ['taiwan-permit', '12345678', 'not-applicable'],
    ['hong-kong-macao-permit', 'H12345678', 'not-applicable'],
  ] as const)('a %s %s: %s', (kind, number, expected) =>
    expect(on({ 'entity.certificate': { kind, number } })).toBe(expected),
  );
  it('asks which certificate it is, and says of which the number is', () =>
    expect(
      judged('entity/certificate-number-valid', {
        'entity.certificate': { kind: 'resident-id', number: check('91015619900307001') },
      }),
    ).toMatchObject({ data: { isOf: 'permanent-residence-card' }, asks: ['entity.certificate'] }));
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
