import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('domain/label-unquestioned', () => {
  const on = (name: string, more: object = {}) =>
    judge('domain/label-unquestioned', {
      'domain.name': name,
      'entity.kind': 'enterprise',
      'entity.name': '海棠家具（深圳）有限公司',
      ...more,
    });
  it.each(['haitang-licai.com', 'haitangfund.cn', 'myloan.cn', 'p2p-haitang.cn', 'xn--p2vv1h7xgw82a.cn'])(
    '%s is questioned everywhere',
    (name) => expect(on(name)).toBe('fail'),
  );
  it.each(['haitang.cn', 'refundable-boxes.cn', 'example.com', 'xn--fsqu00a.xn--fiqs8s'])(
    '%s is not',
    (name) => expect(on(name)).toBe('pass'),
  );
  it('questions state words in Beijing alone, and not of state bodies or of those who are called so', () => {
    expect(on('china-wood.cn', { 'entity.province': 'CN-BJ' })).toBe('fail');
    expect(on('china-wood.cn', { 'entity.province': 'CN-GD' })).toBe('pass');
    expect(on('china-wood.cn')).toBe('pass');
    expect(on('china.gov.cn', { 'entity.kind': 'government', 'entity.province': 'CN-BJ' })).toBe(
      'not-applicable',
    );
    expect(on('haitangbank.cn', { 'entity.name': 'Haitang bank' })).toBe('pass');
    expect(on('haitangbank.cn', { 'entity.kind': undefined })).toBe('not-applicable');
  });
});
