import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('domain/suffix-accepted-by-province', () => {
  const on = (tld: string, province: string | undefined, filing?: 'none' | 'filed' | 'filed-elsewhere') =>
    judge('domain/suffix-accepted-by-province', {
      'domain.tld': tld,
      'entity.province': province,
      'domain.filing.status': filing,
    });
  it.each([
    ['xyz', 'CN-BJ', 'fail'],
    ['top', 'CN-BJ', 'fail'],
    ['site', 'CN-BJ', 'fail'],
    ['com', 'CN-BJ', 'pass'],
    ['cn', 'CN-BJ', 'pass'],
    ['xn--fiqs8s', 'CN-BJ', 'pass'],
    ['org', 'CN-BJ', 'fail filed-before'],
    ['xyz', 'CN-GD', 'not-applicable'],
    ['xyz', undefined, 'not-applicable'],
  ])('.%s in %s: %s', (tld, province, expected) => expect(on(tld, province)).toBe(expected));
  it('is of what is still to be filed', () => {
    expect(on('xyz', 'CN-BJ', 'filed')).toBe('not-applicable');
    expect(on('org', 'CN-BJ', 'filed-elsewhere')).toBe('fail filed-before');
  });
});
