import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { provinceName } from '../../../lib/policy/provinces.ts';
import { judge, judged } from '../../../testing/judge.ts';

type Kind = Facts['entity.kind'];

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
