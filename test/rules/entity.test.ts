import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../lib/facts/vocabulary.ts';
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import { provinceName } from '../../lib/policy/provinces.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import { residentIdCheck } from '../../lib/spellings/certificate.ts';
import { judge, judged } from '../../testing/judge.ts';

type Kind = Facts['entity.kind'];
const unit = (number: string): KnownFacts => ({
  'entity.kind': 'enterprise',
  'entity.certificate': { kind: 'unified-social-credit-code', number },
});
/** Somebody whose card is of a division, born on a day; men have odd numbers. */
const person = (division: string, born: string, order = '001'): KnownFacts => {
  const body = `${division}${born.replaceAll('-', '')}${order}`;
  return {
    'entity.kind': 'individual',
    'entity.certificate': { kind: 'resident-id', number: body + residentIdCheck(body) },
  };
};
const other: KnownFacts = {
  'entity.kind': 'individual',
  'entity.certificate': { kind: 'other', number: 'E12345678' },
};

describe('rules of a province, of medium or low confidence', () => {
  it('are warnings and say who may decide otherwise', () => {
    for (const rule of CATALOGUE) {
      const { confidence = 'normative' } = rule.source ?? {};
      if (confidence !== 'medium' && confidence !== 'low') continue;
      // Callers rely on this one: a server without a free filing cannot verify, whoever counts them.
      if (rule.id === 'server/has-free-filing') continue;
      expect(rule.severity, rule.id).toBe('warning');
      const texts = [rule.fix, ...Object.values(rule.messages)].map(({ en }) => en).join(' ');
      expect(texts, rule.id).toMatch(/decides?\b|Ask the communications administration/);
    }
  });
});

describe('entity/certificate-number-valid', () => {
  const on = (facts: KnownFacts) => judge('entity/certificate-number-valid', facts);
  it.each([
    ['91350100M000100Y43', 'pass'],
    ['91350100M000100Y44', 'fail checksum'],
    ['91350100M000100Y', 'fail length'],
    ['91350100O000100Y43', 'fail characters'],
    ['91990100M000100Y43', 'fail division'],
  ])('a credit code %s: %s', (number, expected) => expect(on(unit(number))).toBe(expected));
  it.each([
    ['11010519491231002X', 'pass'],
    ['110105194912310021', 'fail checksum'],
    ['11010520261124002X', 'fail date'],
  ])('a resident id number %s: %s', (number, expected) =>
    expect(on({ 'entity.certificate': { kind: 'resident-id', number } })).toBe(expected),
  );
  it('tells the masked number, and how many characters one of another length has', () => {
    expect(judged('entity/certificate-number-valid', unit('91350100M000100Y44')).data).toEqual({
      kind: 'unified-social-credit-code',
      number: '91****44',
    });
    expect(judged('entity/certificate-number-valid', unit('91350100M000')).data).toMatchObject({
      number: '91****00',
      characters: 12,
    });
  });
  it('never tells a number in full', () => {
    for (const rule of CATALOGUE.filter(({ subject }) => subject === 'entity')) {
      const facts = {
        ...person('440300', '1990-03-07'),
        'entity.province': 'CN-YN',
        'entity.name': '王海棠',
      };
      expect(JSON.stringify(rule.judge(facts, '2026-11-23')), rule.id).not.toContain('19900307');
    }
  });
  it('does not apply to other certificates, nor without one', () => {
    expect(on(other)).toBe('not-applicable');
    expect(on({})).toBe('not-applicable');
  });
});

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
    expect(on({ ...unit(number), 'entity.kind': kind })).toBe(expected),
  );
  it('a resident id number is one of an individual', () => {
    expect(on(person('110105', '1990-03-07'))).toBe('pass');
    expect(on({ ...person('110105', '1990-03-07'), 'entity.kind': 'enterprise' })).toBe(
      'fail number-of-a-person',
    );
  });
  it('another certificate of an individual is refused in Hebei', () => {
    expect(on({ ...other, 'entity.province': 'CN-HE' })).toBe('fail foreigners-refused');
    expect(on({ ...other, 'entity.province': 'CN-BJ' })).toBe('not-applicable');
    expect(on({ ...other, 'entity.province': 'CN-HE', 'entity.kind': 'enterprise' })).toBe('not-applicable');
    expect(on(other)).toBe('not-applicable');
  });
  it('does not apply without a certificate, is unknown without the kind', () => {
    expect(on({ 'entity.kind': 'enterprise' })).toBe('not-applicable');
    expect(on({ ...unit('91350100M000100Y43'), 'entity.kind': undefined })).toBe('unknown entity.kind');
  });
});

describe('entity/certificate-fits-province', () => {
  const on = (facts: KnownFacts) => judge('entity/certificate-fits-province', facts);
  it.each([
    ['91350100M000100Y43', 'CN-FJ', 'pass'],
    ['91350100M000100Y43', 'CN-GD', 'fail'],
    ['11100000M000100Y43', 'CN-BJ', 'not-applicable'],
  ])('the credit code %s in %s: %s', (number, province, expected) =>
    expect(on({ ...unit(number), 'entity.province': province })).toBe(expected),
  );
  it('does not apply to persons, nor without province or certificate', () => {
    expect(on({ ...person('110105', '1990-03-07'), 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on({ ...other, 'entity.kind': 'enterprise', 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on(unit('91350100M000100Y43'))).toBe('not-applicable');
    expect(on({ 'entity.kind': 'enterprise', 'entity.province': 'CN-GD' })).toBe('not-applicable');
  });
});

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
    expect(on({ ...person('110105', '1990-03-07'), 'entity.province': province })).toBe(expected),
  );
  it('tells home, source and confidence', () =>
    expect(
      judged('entity/individual-in-province', {
        ...person('110105', '1990-03-07'),
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
      const facts = { ...person('440300', '1990-03-07'), 'entity.province': province };
      const { reason = 'pass' } = judged('entity/individual-in-province', facts);
      expect(rule?.messages, province).toHaveProperty(reason);
    }
  });
  it('does not apply to units, to other certificates, to permits, nor without province or certificate', () => {
    expect(on({ ...unit('91350100M000100Y43'), 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on({ ...other, 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on({ ...person('830000', '1981-07-15'), 'entity.province': 'CN-GD' })).toBe('not-applicable');
    expect(on(person('110105', '1990-03-07'))).toBe('not-applicable');
  });
});

describe('entity/age-accepted', () => {
  const on = (facts: KnownFacts, province?: string) =>
    judge('entity/age-accepted', { ...facts, 'entity.province': province });
  const born = (day: string, order?: string) => person('110105', day, order);
  it.each([
    ['2008-11-23', undefined, 'pass'],
    ['2008-11-24', undefined, 'fail below-18'],
    ['2010-11-23', undefined, 'fail below-18'],
    ['2010-11-24', undefined, 'fail below-16'],
    ['2008-11-24', 'CN-AH', 'fail below-18'],
    ['2008-11-23', 'CN-BJ', 'pass'],
    ['2008-11-24', 'CN-BJ', 'fail too-young'],
    ['2010-11-23', 'CN-GD', 'pass with-papers'],
    ['2010-11-24', 'CN-GD', 'fail too-young'],
    ['2009-11-23', 'CN-SD', 'pass with-papers'],
    ['2009-11-24', 'CN-SD', 'fail too-young'],
    ['1961-11-23', 'CN-HL', 'pass'],
    ['1960-11-24', 'CN-HL', 'pass'],
    ['1960-11-23', 'CN-HL', 'fail too-old'],
    ['1960-11-23', 'CN-BJ', 'pass'],
  ])('born on %s in %s: %s', (day, province, expected) => expect(on(born(day), province)).toBe(expected));
  it('Tianjin takes men and women up to another age', () => {
    expect(on(born('1966-11-23', '001'), 'CN-TJ')).toBe('pass');
    expect(on(born('1965-11-23', '001'), 'CN-TJ')).toBe('fail too-old');
    expect(on(born('1971-11-23', '002'), 'CN-TJ')).toBe('pass');
    expect(on(born('1970-11-23', '002'), 'CN-TJ')).toBe('fail too-old');
  });
  it('names the contradiction of another source', () =>
    expect(
      judged('entity/age-accepted', { ...born('2010-01-01'), 'entity.province': 'CN-TJ' }).data,
    ).toMatchObject({ minAge: 18, age: 16, note: 'province:CN-TJ/minAge' }));
  it('does not apply to units, other certificates, broken numbers, nor without a certificate', () => {
    expect(on(unit('91350100M000100Y43'))).toBe('not-applicable');
    expect(on(other)).toBe('not-applicable');
    expect(on({ ...other, 'entity.certificate': { kind: 'resident-id', number: '1' } })).toBe(
      'not-applicable',
    );
    expect(on({ 'entity.kind': 'individual' })).toBe('not-applicable');
  });
});

describe('entity/individual-within-five-services', () => {
  const on = (inOrder: number | undefined, filed?: number, kind: Kind = 'individual') =>
    judge('entity/individual-within-five-services', {
      'entity.kind': kind,
      'entity.websitesInOrder': inOrder,
      'entity.filedServices': filed,
    });
  it.each([
    [5, 0, 'pass'],
    [6, 0, 'fail'],
    [1, 4, 'pass'],
    [1, 5, 'fail'],
    [5, undefined, 'not-applicable filed-not-given'],
    [6, undefined, 'fail'],
    [undefined, 1, 'unknown entity.websitesInOrder'],
  ])('%s in the order and %s filed: %s', (inOrder, filed, expected) =>
    expect(on(inOrder, filed)).toBe(expected),
  );
  it('does not apply to units', () => expect(on(30, 30, 'enterprise')).toBe('not-applicable'));
});

describe('entity/order-size-accepted', () => {
  const on = (province: string | undefined, kind: Kind, inOrder: number, filed?: number) =>
    judge('entity/order-size-accepted', {
      'entity.province': province,
      'entity.kind': kind,
      'entity.websitesInOrder': inOrder,
      'entity.filedServices': filed,
    });
  it.each<[string | undefined, Kind, number, number | undefined, string]>([
    ['CN-SX', 'enterprise', 3, undefined, 'pass'],
    ['CN-SX', 'individual', 4, undefined, 'fail smaller-order'],
    ['CN-HA', 'enterprise', 5, undefined, 'pass'],
    ['CN-HA', 'government', 6, undefined, 'fail smaller-order'],
    ['CN-HA', 'individual', 6, undefined, 'not-applicable'],
    ['CN-HB', 'enterprise', 1, undefined, 'pass'],
    ['CN-HB', 'enterprise', 2, undefined, 'fail smaller-order'],
    ['CN-SH', 'enterprise', 1, 28, 'pass'],
    ['CN-SH', 'enterprise', 1, 29, 'fail plan-document'],
    ['CN-SH', 'enterprise', 30, undefined, 'fail plan-document'],
    ['CN-SH', 'enterprise', 1, undefined, 'not-applicable filed-not-given'],
    ['CN-SH', 'individual', 40, 40, 'not-applicable'],
    ['CN-GD', 'enterprise', 1, 30, 'pass'],
    ['CN-GD', 'enterprise', 1, 31, 'fail plan-document'],
    ['CN-GD', 'individual', 1, 4, 'pass'],
    ['CN-GD', 'individual', 1, 5, 'fail plan-document'],
    ['CN-HN', 'enterprise', 1, 1, 'pass'],
    ['CN-HN', 'enterprise', 1, 2, 'fail plan-document-once-filed'],
    ['CN-HN', 'enterprise', 1, undefined, 'not-applicable filed-not-given'],
    ['CN-HN', 'enterprise', 2, 2, 'fail smaller-order'],
    ['CN-JX', 'individual', 2, 7, 'pass'],
    ['CN-JX', 'individual', 2, 8, 'fail smaller-order'],
    ['CN-JX', 'enterprise', 2, 15, 'pass'],
    ['CN-JX', 'enterprise', 2, 16, 'fail smaller-order'],
    ['CN-JX', 'enterprise', 2, undefined, 'not-applicable filed-not-given'],
    ['CN-HI', 'individual', 2, 0, 'fail smaller-order'],
    ['CN-HI', 'individual', 1, 0, 'pass'],
    ['CN-HI', 'individual', 2, 1, 'pass'],
    ['CN-HI', 'individual', 2, undefined, 'not-applicable filed-not-given'],
    ['CN-SC', 'enterprise', 2, 3, 'pass'],
    ['CN-SC', 'enterprise', 2, 4, 'fail stamped-statement'],
    ['CN-SN', 'enterprise', 1, 29, 'pass'],
    ['CN-SN', 'enterprise', 1, 30, 'fail fewer-services'],
    ['CN-SN', 'individual', 1, 5, 'fail fewer-services'],
    ['CN-BJ', 'enterprise', 90, 90, 'not-applicable'],
    ['CN-HK', 'enterprise', 90, 90, 'not-applicable'],
    [undefined, 'enterprise', 90, 90, 'not-applicable'],
  ])(
    'in %s an entity of kind %s with %i websites and %s filed: %s',
    (province, kind, inOrder, filed, expected) => expect(on(province, kind, inOrder, filed)).toBe(expected),
  );
  it('tells all that is asked, and the source of the first', () =>
    expect(
      judged('entity/order-size-accepted', {
        'entity.province': 'CN-HN',
        'entity.kind': 'enterprise',
        'entity.websitesInOrder': 2,
        'entity.filedServices': 2,
      }).data,
    ).toMatchObject({
      province: 'CN-HN',
      inOrder: 2,
      total: 4,
      over: 1,
      asks: ['smaller-order', 'plan-document-once-filed'],
      confidence: 'high',
    }));
  it('knows the name of every province that it speaks of', () =>
    expect(provinceName('CN-SN')).toEqual({ en: 'Shaanxi', 'zh-CN': '陕西' }));
});
