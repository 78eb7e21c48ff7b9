import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import { parseHost } from '../../lib/spellings/host-name.ts';
import { nodes } from '../../scripts/local/nodes.ts';

const named = (text: string) => {
  const parsed = parseDomainName(text);
  return typeof parsed === 'object' ? parsed.name : parsed;
};
const hostIn = (text: string) => {
  const parsed = parseDomainName(text);
  return typeof parsed === 'object' ? parsed.host : parsed;
};

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
    'example.com？from=wechat',
    'ftp://example.com',
    'sftp://example.com/pub',
    'ws://example.com:80',
    '//example.com/x',
    'https：／／example.com／x',
    'HTTPS：//Example.com',
    'https:\\\\example.com\\x',
    'https://ex%61mple.com/',
    'https://example%2Ecom',
    'https://example.com/r?to=https://other.example/',
    'https://example.com/web/https://other.example/',
    '_dmarc.example.com',
    '_sip._tcp.example.com.',
    '*.example.com',
    'exam\u00adple.com',
    '\ufeffexample.com\u200e',
    'example.com。',
    'r3---sn-4g5e6nz7.example.com',
  ])('%j is example.com', (text) => expect(parseDomainName(text)).toMatchObject({ name: 'example.com' }));

  it.each([
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['www.例子.中国.', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['XN--FSQU00A.xn--fiqs8s', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['https://例子.中国:8443/路径?查=询', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['https://%E4%BE%8B%E5%AD%90.%E4%B8%AD%E5%9B%BD/', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['_dmarc.例子.中国', 'xn--fsqu00a.xn--fiqs8s', 'xn--fiqs8s'],
    ['a.b.com.cn', 'b.com.cn', 'cn'],
    ['shop.haitang.gov.cn', 'haitang.gov.cn', 'cn'],
    ['foo.github.io', 'github.io', 'io'],
    ['x.nosuchtld', 'x.nosuchtld', 'nosuchtld'],
    ['bücher.example.com', 'example.com', 'com'],
    ['faß.de', 'xn--fa-hia.de', 'de'],
    ['FAẞ.de', 'xn--fa-hia.de', 'de'],
    ['βόλος.com', 'xn--nxasmm1c.com', 'com'],
    ['ΒΌΛΟΣ.com', 'xn--nxasmq6b.com', 'com'],
    ['col·legi.cat', 'xn--collegi-xma.cat', 'cat'],
    ['例え・テスト.jp', 'xn--r8jwmjbj6wo09n.jp', 'jp'],
    ['www.نامه\u200cای.com', 'xn--mgba3gch31f060k.com', 'com'],
    ['www.和平.com', 'xn--0tr63u.com', 'com'],
    ['☕.us', 'xn--53h.us', 'us'],
    ['bq--abc.com', 'bq--abc.com', 'com'],
  ])('%j is %s', (text, name, tld) => expect(parseDomainName(text)).toMatchObject({ name, tld }));

  it.each([
    ['https://Video.Example.com/x', 'video.example.com'],
    ['example.com', 'example.com'],
    ['www.例子.中国', 'www.xn--fsqu00a.xn--fiqs8s'],
  ])('%j names the host %s', (text, host) => expect(hostIn(text)).toBe(host));

  it.each(['com.cn', 'gov.cn', 'bj.cn', 'COM.CN.', '公司.cn', 'https://com.cn/'])(
    '%s is a public suffix',
    (text) => expect(parseDomainName(text)).toBe('public-suffix'),
  );

  it.each([
    'a.com\nb.com',
    'a.com\r\nb.com',
    'a.com\tb.com',
    'a.com\u2028b.com',
    'a.com b.com',
    'a.com\u3000b.com',
    'a.com\u200bb.com',
    'a.com、b.com',
    'a.com，b.com',
    'a.com,b.com',
    'a.com;b.com',
    'a.com；b.cn',
    'a.com|b.com',
    'a.com→b.com',
    'a.com和b.com',
    'a.com或b.com',
    'a.com以及b.com',
    'www.a.com跟b.cn',
    'a.com还有b.com',
    'a.com或者b.com.cn',
    'a.cn等',
    'a.com网站',
    'www.a.cn备用',
    'https://a.com主站/',
    '例子.中国、示例.中国',
    '例子.中国・示例.中国',
    'a.com/\nb.com/',
    'https://a.com/、https://b.com/',
    'https://a.com/x,http://b.com/',
    'a.com/，b.com',
    'https://a.com/、b.cn',
  ])('%j holds several names and is none', (text) => expect(parseDomainName(text)).toBe('several-names'));

  it.each([
    'io.github.reader',
    'cn.example.app',
    'tv.example.bili',
    'me.example.client',
    'top.example.app',
    'xyz.example.android',
    'com.example.app',
    'net.example.client',
    'org.example.player',
    'https://io.example.reader/',
  ])('%s is the id of an app', (text) => expect(parseDomainName(text)).toBe('app-id'));

  it.each([
    ['cn.example.com', 'example.com'],
    ['tv.example.cn', 'example.cn'],
    ['xyz.example.shop', 'example.shop'],
    ['shop.example.app', 'example.app'],
    ['app.example.dev', 'example.dev'],
    ['io.example.io', 'example.io'],
    ['https://me.example.app/', 'example.app'],
    ['http://cn.example.app:8080', 'example.app'],
    ['vip.example.app/pricing', 'example.app'],
    ['腾讯qq.com', 'xn--qq-q44fz37a.com'],
    ['qq邮箱.cn', 'xn--qq-ii1f545e.cn'],
    ['www.cn中文.com', 'xn--cn-ry2cs33g.com'],
  ])('%s is a site, %s', (text, name) => expect(named(text)).toBe(name));

  it.each([
    '',
    ' ',
    '.',
    '..',
    'com',
    'localhost',
    '1.2.3.4',
    'http://[::1]/',
    '0x7f.0x1',
    '1.0x7f',
    'google.l33t',
    'http://0x7f.1/',
    'example.c0m',
    'a.1',
    '-a.com',
    'a-.com',
    'a_b.com',
    '_a.com',
    '*.com',
    'a.*.com',
    'a..com',
    'example.com..',
    'a.com…',
    'user@example.com',
    'mailto:user@example.com',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'javascript:alert(1)',
    'file:///a.example/b',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(130)}com`,
    `${'例'.repeat(60)}.com`,
    'a b.com',
    'ex\u0000ample.com',
    '\uD800.com',
    'https://',
    'http://exa mple.com',
    'a%2ecom',
    'ex%61mple.com',
    'https://a%zz.com',
    'https://a%252ecom',
    '《a.com》',
    '「a.com」',
    '“a.com”',
    '‘a.com’',
    '"a.com"',
    '<a.com>',
    '（a.com）',
    '【a.com】',
    'a.com·',
    'a·b.com',
    '①a.com',
    'a\u2010b.com',
    'a\u2212b.com',
    '域名：a.com',
    'xn--a.com',
    'xn--.com',
    'xn--abc-.com',
    'xn--ab--.com',
    'xn--zzzzzz.com',
    'xn--99999999.com',
    'ä.bc--de.fi',
    '\u0301a.com',
    'a\u200db.com',
    'אa.com',
  ])('%j is no domain name', (text) => expect(parseDomainName(text)).toBe('not-a-domain-name'));

  it('never throws, and parses its own result as itself', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.webUrl(),
      fc.domain(),
      fc.stringMatching(/^[a-zA-Z0-9.例子中国。xn\-_%:/、·\u200b\u00b7ßẞ]{0,40}$/),
      fc.stringMatching(/^xn--[a-z0-9-]{1,20}\.com$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseDomainName(text);
        if (typeof parsed === 'string') return;
        expect(parseDomainName(parsed.name)).toMatchObject({ name: parsed.name, tld: parsed.tld });
        expect(parseDomainName(parsed.host)).toEqual(parsed);
        expect(parsed.host.endsWith(parsed.name)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads the host of an address as a browser does', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        expect(parseHost(address)).toEqual({ host: new URL(address).hostname });
      }),
    );
  });

  it('reads no third name out of two, whatever parts them', () => {
    const parts = fc.oneof(
      fc.constantFrom(
        ...' \n\t\r\v\f\u0085\u00a0\u2003\u2028\u3000\u200b\ufeff,;|、，；。。/“”《》()（）→＋+&＆',
      ),
      fc.stringMatching(/^[\p{P}\p{S}\p{Z}]$/u),
    );
    fc.assert(
      fc.property(fc.domain(), parts, fc.domain(), (one, between, other) => {
        fc.pre(!/[.．。｡\-－_*%:：@＠\\＼#＃?？/／]/.test(between));
        expect(['several-names', 'not-a-domain-name']).toContain(named(`${one}${between}${other}`));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time that grows with the length alone', () => {
    for (const piece of ['a.', 'xn--', '例', '·', ' ', '、', '%41', ':1', 'a.com和', '\u200b', '/、a:'])
      for (const start of ['', 'https://', 'a.com/'])
        for (const end of ['', 'b']) named(`${start}${piece.repeat(100_000)}${end}`);
  });

  it('says the same under every Node.js', () => {
    const texts = ['xn--a.com', 'FAẞ.de', 'faß.de', '例子.中国', '\u{1e94b}.com', 'ꟍ.com', 'xn--ab--.com'];
    const here = texts.map((text) => JSON.stringify(parseDomainName(text)));
    const script = `
      import { build } from 'esbuild';
      const { outputFiles } = await build({
        stdin: { contents: "export * from './lib/spellings/domain-name.ts'", resolveDir: '.' },
        bundle: true, format: 'cjs', platform: 'node', write: false,
      });
      process.stdout.write(outputFiles[0].text);`;
    const bundle = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    const ask = `${bundle};process.stdout.write(JSON.stringify(${JSON.stringify(texts)}.map((t) => JSON.stringify(module.exports.parseDomainName(t)))))`;
    for (const { path, major } of nodes())
      expect(
        JSON.parse(execFileSync(path, ['--input-type=commonjs'], { input: ask, encoding: 'utf8' })),
        `Node.js ${major}`,
      ).toEqual(here);
  });
});
