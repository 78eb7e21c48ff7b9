import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

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
