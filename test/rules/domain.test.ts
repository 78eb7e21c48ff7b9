import { describe, expect, it } from 'vitest';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import { judge, judged } from '../../testing/judge.ts';

const tld = (name: string) => {
  const parsed = parseDomainName(name);
  return judge('domain/tld-approved', typeof parsed === 'object' ? { 'domain.tld': parsed.tld } : {});
};

describe('domain/tld-approved', () => {
  it.each([
    ['haitang.cn', 'pass'],
    ['haitang.com.cn', 'pass'],
    ['haitang.com', 'pass'],
    ['例子.中国', 'pass'],
    ['xn--fsqu00a.xn--fiqs8s', 'pass'],
    ['haitang.io', 'fail'],
    ['haitang.ai', 'fail'],
    ['haitang.org', 'fail'],
    ['haitang.tech', 'unknown disputed'],
    ['haitang.app', 'unknown absent-from-list'],
    ['haitang.nosuchtld', 'unknown unlisted'],
  ])('%s: %s', (name, expected) => expect(tld(name)).toBe(expected));

  it('is unknown without a top-level domain', () =>
    expect(judge('domain/tld-approved', {})).toBe('unknown domain.tld'));

  it('carries the confidence of the list, and its day', () => {
    expect(judged('domain/tld-approved', { 'domain.tld': 'cn' }).data).toEqual({
      tld: 'cn',
      listUpdatedOn: '2022-08-30',
      confidence: 'high',
    });
    expect(judged('domain/tld-approved', { 'domain.tld': 'nosuchtld' }).data).toMatchObject({
      confidence: 'low',
    });
  });

  it('asks for the top-level domain where lists are silent', () => {
    expect(judged('domain/tld-approved', { 'domain.tld': 'nosuchtld' }).asks).toEqual(['domain.tld']);
  });
});

describe('domain/registrar-approved', () => {
  const registrar = (value: { name?: string; ianaId?: number }) =>
    judge('domain/registrar-approved', { 'domain.registrar': value });
  it.each([
    [{ ianaId: 1599 }, 'pass'],
    [{ ianaId: 146 }, 'fail'],
    [{ ianaId: 9_999_999 }, 'unknown unlisted'],
    [{ name: '阿里云计算有限公司' }, 'pass'],
    [{ name: ' ALIBABA cloud computing ltd. d/b/a HiChina ' }, 'pass'],
    [{ name: '万网' }, 'pass'],
    [{ name: 'GoDaddy.com, LLC' }, 'fail'],
    [{ name: 'Alibaba Cloud US LLC' }, 'fail'],
    [{ name: 'Alibaba Cloud' }, 'unknown unlisted'],
    [{ name: '阿里' }, 'unknown unlisted'],
    [{ name: '某某域名公司' }, 'unknown unlisted'],
    [{ ianaId: 3819, name: '阿里云计算有限公司' }, 'fail'],
    [{ ianaId: 9_999_999, name: '阿里云计算有限公司' }, 'pass'],
  ])('%j: %s', (value, expected) => expect(registrar(value)).toBe(expected));

  it('is unknown without a registrar', () =>
    expect(judge('domain/registrar-approved', {})).toBe('unknown domain.registrar'));

  it('tells who it is, on what basis and how sure that is', () => {
    expect(judged('domain/registrar-approved', { 'domain.registrar': { ianaId: 1599 } }).data).toEqual({
      registrar: '阿里云计算有限公司',
      basis: 'evidence',
      confidence: 'high',
    });
    const silent = judged('domain/registrar-approved', { 'domain.registrar': { name: 'nobody' } });
    expect(silent).toMatchObject({ data: { ianaId: null }, asks: ['domain.registrar'] });
    expect(judged('domain/registrar-approved', { 'domain.registrar': { ianaId: 9_999_999 } }).data).toEqual({
      ianaId: 9_999_999,
    });
  });
});

describe('domain/registration-valid', () => {
  const on = (today: string) =>
    judge('domain/registration-valid', { 'domain.expiresOn': '2026-11-23' }, today);
  it('passes on the last day of the registration', () => expect(on('2026-11-23')).toBe('pass'));
  it('fails on the day after it', () => expect(on('2026-11-24')).toBe('fail'));
  it('passes before it', () => expect(on('2026-11-22')).toBe('pass'));
  it('is unknown without the day', () =>
    expect(judge('domain/registration-valid', {})).toBe('unknown domain.expiresOn'));
  it('tells both days', () => {
    const data = { expiresOn: '2026-11-23', today: '2026-11-24' };
    expect(
      judged('domain/registration-valid', { 'domain.expiresOn': '2026-11-23' }, '2026-11-24').data,
    ).toEqual(data);
    expect(
      judged('domain/registration-valid', { 'domain.expiresOn': '2026-11-23' }, '2026-11-23').data,
    ).toEqual({ ...data, today: '2026-11-23' });
  });
});

describe('domain/real-name-verified', () => {
  const realName = (value: { verified: boolean; verifiedOn?: string }) =>
    judge('domain/real-name-verified', { 'domain.realName': value });
  it.each([
    [{ verified: true }, 'pass'],
    [{ verified: false }, 'fail'],
    [{ verified: false, verifiedOn: '2026-01-01' }, 'fail'],
    [{ verified: true, verifiedOn: '2026-11-23' }, 'pass'],
    [{ verified: true, verifiedOn: '2026-11-24' }, 'fail not-yet'],
  ])('%j: %s', (value, expected) => expect(realName(value)).toBe(expected));
  it('is unknown without it', () =>
    expect(judge('domain/real-name-verified', {})).toBe('unknown domain.realName'));
  it('tells the day that is still to come', () => {
    const facts = { 'domain.realName': { verified: true, verifiedOn: '2026-11-24' } };
    expect(judged('domain/real-name-verified', facts).data).toEqual({
      verifiedOn: '2026-11-24',
      today: '2026-11-23',
    });
  });
});

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
