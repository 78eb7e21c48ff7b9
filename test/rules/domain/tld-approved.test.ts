import { describe, expect, it } from 'vitest';
import { parseDomainName } from '../../../lib/spellings/domain-name.ts';
import { judge, judged } from '../../../testing/judge.ts';

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
