import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('domain/registrant-matches-entity', () => {
  const compare = (registrant: string, entity: string) =>
    judge('domain/registrant-matches-entity', { 'domain.registrant': registrant, 'entity.name': entity });
  it.each([
    ['华为（深圳）有限公司', '华为(深圳)有限公司'],
    ['华为【深圳】有限公司', '华为[深圳]有限公司'],
    ['HAITANG  Furniture Co., Ltd.', 'haitang furniture co., ltd.'],
    ['买买提·艾力', '买买提•艾力'],
    ['“海棠”家具', '"海棠"家具'],
    ['ＡＢＣ有限公司', 'ABC有限公司'],
  ])('%s is %s', (one, other) => expect(compare(one, other)).toBe('pass'));
  it.each([
    ['海棠家具有限公司', '海棠家居有限公司'],
    ['海棠家具（深圳）有限公司', '海棠家具深圳有限公司'],
    ['海棠家具有限公司', '海棠家具有限公司分公司'],
  ])('%s is not %s', (one, other) => expect(compare(one, other)).toBe('fail'));
  it('is unknown without registrant or entity', () => {
    expect(judge('domain/registrant-matches-entity', { 'entity.name': 'x' })).toBe(
      'unknown domain.registrant',
    );
    expect(judge('domain/registrant-matches-entity', { 'domain.registrant': 'x' })).toBe(
      'unknown entity.name',
    );
    expect(judge('domain/registrant-matches-entity', {})).toBe('unknown domain.registrant entity.name');
  });
  it('says of a unit that sources contradict each other', () => {
    const on = (kind: 'enterprise' | 'individual', registrant: string) =>
      judge('domain/registrant-matches-entity', {
        'domain.registrant': registrant,
        'entity.name': '海棠家具有限公司',
        'entity.kind': kind,
      });
    expect(on('enterprise', '王海棠')).toBe('fail of-a-unit');
    expect(on('individual', '王海棠')).toBe('fail');
    expect(on('enterprise', '海棠家具有限公司')).toBe('pass');
  });
  it('tells both names when they differ', () => {
    expect(
      judged('domain/registrant-matches-entity', { 'domain.registrant': 'a', 'entity.name': 'b' }).data,
    ).toEqual({ registrant: 'a', entity: 'b' });
  });
});

describe('domain/registrant-matches-entity where nobody can say', () => {
  const compare = (registrant: string, province?: string) =>
    judged('domain/registrant-matches-entity', {
      'domain.registrant': registrant,
      'entity.name': '王小明',
      'entity.kind': 'individual',
      'entity.province': province,
    });
  it.each([
    ['REDACTED FOR PRIVACY', 'masked'],
    ['王**', 'masked'],
    ['Domains By Proxy, LLC', 'masked'],
    ['Wang Xiaoming', 'pinyin'],
    ['John Wang', 'other-script'],
  ])('%s is unknown, and asked for', (registrant, reason) =>
    expect(compare(registrant, 'CN-GD')).toMatchObject({
      outcome: 'unknown',
      reason,
      data: { registrant, entity: '王小明' },
      asks: ['domain.registrant'],
    }),
  );
  it('passes full pinyin where the province accepts it, and nothing else in Latin letters', () => {
    expect(compare('WANG XIAOMING', 'CN-BJ')).toMatchObject({ outcome: 'pass', reason: 'pinyin-accepted' });
    expect(compare('WANG X.', 'CN-BJ')).toMatchObject({ outcome: 'unknown', reason: 'other-script' });
    expect(compare('REDACTED FOR PRIVACY', 'CN-BJ')).toMatchObject({ outcome: 'unknown', reason: 'masked' });
  });
});
