import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';
import { websiteNamed } from '../../../testing/rule-facts.ts';

type Kind = Facts['entity.kind'];

describe('website/name-related-to-entity', () => {
  const on = (name: string, legalName: string, kind: Kind = 'enterprise') =>
    judge('website/name-related-to-entity', websiteNamed(name, kind, legalName));
  it.each([
    ['海棠家具', '海棠家具（深圳）有限公司', 'pass'],
    ['海棠', '深圳市海棠家具有限责任公司', 'pass'],
    ['快乐小站', '海棠家具有限公司', 'fail'],
    ['深圳网络科技', '深圳海棠网络科技有限公司', 'fail'],
    ['HAITANG之家', 'Haitang Furniture Co., Ltd.', 'pass'],
    ['快乐小站', '深圳市科技有限公司', 'pass undistinctive'],
  ])('%s of %s: %s', (name, legalName, expected) => expect(on(name, legalName)).toBe(expected));
  it('does not apply to individuals and the government', () => {
    expect(on('快乐小站', '王海棠', 'individual')).toBe('not-applicable');
    expect(on('快乐小站', '某某市人民政府', 'government')).toBe('not-applicable');
  });
});
