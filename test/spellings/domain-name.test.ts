import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';

describe('parseDomainName', () => {
  it.each([
    'example.com',
    'EXAMPLE.COM',
    'WWW.Example.COM.',
    'https://example.com/x',
    'http://a.b.example.com:8080/?q#f',
    ' example.com ',
    'EXAMPLE。COM',
    'ＥＸＡＭＰＬＥ.com',
    'example.com/path',
    'example.com:443',
  ])('%s is example.com', (text) =>
    expect(parseDomainName(text)).toEqual({ name: 'example.com', tld: 'com' }),
  );
  it.each([
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['www.例子.中国.', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['XN--FSQU00A.xn--fiqs8s', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['a.b.com.cn', 'b.com.cn', 'cn'],
    ['shop.haitang.gov.cn', 'haitang.gov.cn', 'cn'],
    ['foo.github.io', 'github.io', 'io'],
    ['x.nosuchtld', 'x.nosuchtld', 'nosuchtld'],
    ['bücher.example.com', 'example.com', 'com'],
  ])('%s is %s', (text, name, tld) => expect(parseDomainName(text)).toEqual({ name, tld }));
  it.each(['com.cn', 'gov.cn', 'bj.cn', 'COM.CN.', '公司.cn'])('%s is a public suffix', (text) =>
    expect(parseDomainName(text)).toBe('public-suffix'),
  );
  it.each([
    '',
    ' ',
    '.',
    '..',
    'com',
    'localhost',
    '1.2.3.4',
    'http://[::1]/',
    '-a.com',
    'a-.com',
    'a_b.com',
    'a..com',
    'example.com..',
    'user@example.com',
    'https://user@example.com/',
    'ftp://example.com',
    'javascript:alert(1)',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(130)}com`,
    'a b.com',
    'ex\u0000ample.com',
    '\uD800.com',
    'https://',
    'http://exa mple.com',
    'a.1',
  ])('%j is no domain name', (text) => expect(parseDomainName(text)).toBe('not-a-domain-name'));
  it('never throws, and parses its own result as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain()), (text) => {
        const parsed = parseDomainName(text);
        if (typeof parsed === 'object') expect(parseDomainName(parsed.name)).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});
