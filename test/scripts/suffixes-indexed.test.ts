import { beforeAll, describe, expect, it } from 'vitest';
import { suffixesLibrary } from '../../lib/spellings/suffixes-library.ts';
import { bundleEntry } from '../../scripts/build.ts';

let bundled: ReturnType<typeof suffixesLibrary>;
beforeAll(async () => {
  const code = await bundleEntry("export { parse } from 'tldts-icann'", []);
  const module = { exports: {} };
  new Function('module', 'exports', code)(module, module.exports);
  bundled = module.exports as typeof bundled;
});

describe('the public suffix list as it is bundled, with its index', () => {
  it.each([
    'haitangjiaju.cn',
    'www.haitangjiaju.com.cn',
    'com.cn',
    'a.xn--55qx5d.cn',
    'a.b.xn--fiqs8s',
    'example.co.uk',
    'uk',
    'wildcard.ck',
    'a.wildcard.ck',
    'www.ck',
    'a.city.kawasaki.jp',
    'a.b.kawasaki.jp',
    'a.b.kobe.jp',
    'a.b.nosuchsuffix',
    '_dmarc.example.net',
    `${'a'.repeat(63)}.travelersinsurance`,
  ])('knows of %s what the library knows', (host) => {
    expect(bundled.parse(host)).toEqual(suffixesLibrary().parse(host));
  });
});
