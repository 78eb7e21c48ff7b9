import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('website/one-domain', () => {
  const on = (domains: string[] | undefined) => judge('website/one-domain', { 'website.domains': domains });
  it.each([
    [[], 'fail'],
    [['a.cn'], 'pass'],
    [['a.cn', 'b.cn'], 'fail'],
    [undefined, 'unknown website.domains'],
  ])('%j: %s', (domains, expected) => expect(on(domains)).toBe(expected));
  it('tells how many and which, sorted', () =>
    expect(judged('website/one-domain', { 'website.domains': ['b.cn', 'a.cn'] }).data).toEqual({
      count: 2,
      domains: ['a.cn', 'b.cn'],
    }));
});
