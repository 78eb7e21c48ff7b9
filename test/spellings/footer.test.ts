import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownNumbers } from '../../lib/spellings/footer.ts';

const shown = (html: string) => shownNumbers(html).map(({ text, linked }) => [text, linked]);

describe('the numbers that a page shows', () => {
  it.each([
    ['<a href="https://beian.miit.gov.cn/">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', true]]],
    [
      "<A HREF='http://BEIAN.MIIT.GOV.CN' target=_blank>京ICP备12345678号-1</A>",
      [['京ICP备12345678号-1', true]],
    ],
    ['<a href=//beian.miit.gov.cn>京ICP备12345678号-1</a>', [['京ICP备12345678号-1', true]]],
    [
      '<a class="x" href = "https://beian.miit.gov.cn"><span>京ICP备</span><b>12345678号-1</b></a>',
      [['京ICP备12345678号-1', true]],
    ],
    ['<a href="https://beian.miit.gov.cn">京ICP备&#49;2345678号&#x2D;1</a>', [['京ICP备12345678号-1', true]]],
    ['<a href="https://beian.miit.gov.cn">京ICP备12345678号&ndash;1</a>', [['京ICP备12345678号-1', true]]],
    ['<p>京ICP备12345678号-1</p>', [['京ICP备12345678号-1', false]]],
    ['<a href="https://example.cn">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', false]]],
    [
      '<a href="https://beian.miit.gov.cn.example.cn/">京ICP备12345678号-1</a>',
      [['京ICP备12345678号-1', false]],
    ],
    ['<a href="https://[">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', false]]],
    ['<a name="x">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', false]]],
    ['<a href="https://beian.miit.gov.cn">备案</a> 京ICP备12345678号-1', [['京ICP备12345678号-1', false]]],
    ['<li>京ICP备12345678号</li><li>-1</li>', [['京ICP备12345678号 -1', false]]],
    ['<abbr href="https://beian.miit.gov.cn">京ICP备12345678号-1</abbr>', [['京ICP备12345678号-1', false]]],
    [
      '京ICP备12345678号-1 京ICP备12345678号-1 粤ICP备12345678号',
      [
        ['京ICP备12345678号-1', false],
        ['粤ICP备12345678号', false],
      ],
    ],
    ['京ICP备 <a href="https://beian.miit.gov.cn/">12345678号-6</a>', [['京ICP备 12345678号-6', true]]],
    [
      '京ICP备12345678号<a href="https://beian.miit.gov.cn/">-6</a> 京ICP备12345679号',
      [
        ['京ICP备12345678号-6', true],
        ['京ICP备12345679号', false],
      ],
    ],
    ['<a href="https:&#x2F;&#47;beian.miit.gov.cn">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', true]]],
    ['<a href="https&colon;&sol;&sol;beian.miit.gov.cn/&quot;">京ICP备1号-1</a>', [['京ICP备1号-1', true]]],
    ['<a href="http://www.beian.miit.gov.cn/">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', true]]],
    ['<a href="https：//beian.miit.gov.cn/">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', false]]],
    ['<a href="https:／／beian.miit.gov.cn/">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', false]]],
    ['<a href="https://ｂeian.miit.gov.cn/">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', true]]],
    ['<a href="http://x.beian.miit.gov.cn/">京ICP备12345678号-1</a>', [['京ICP备12345678号-1', false]]],
    ['京ＩＣＰ备１２３４５６７８号－２', [['京ICP备12345678号-2', false]]],
    ['粤Ｂ２－２００９００５９－５', [['粤B2-20090059-5', false]]],
    ['京ICP备12345678号-1<a href="https://beian.miit.gov.cn/"></a>', [['京ICP备12345678号-1', false]]],
    ['Licence 京ICP备2024280196 , which', [['京ICP备2024280196', false]]],
    [
      '粤B2-20090059-5 ｜ 京ICP证030173号-1',
      [
        ['粤B2-20090059-5', false],
        ['京ICP证030173号-1', false],
      ],
    ],
    ['增值电信业务经营许可证：沪B2-20090059', [['沪B2-20090059', false]]],
    ['京公网安备11010802020266号', []],
    ['<!-- 京ICP备12345678号-1 -->', []],
    ['<!-- 京ICP备12345678号-1', []],
    ['<script>"京ICP备12345678号-1"</script>', []],
    ['<style>京ICP备12345678号-1', []],
    ['<a title="京ICP备12345678号-1">x</a>', []],
    ['&#xFFFFF0;&#999999;&#x110000;&nbsp;&unknown;', []],
    ['', []],
  ])('in %s', (html, expected) => expect(shown(html)).toEqual(expected));

  it('are told with their fault when they are none', () =>
    expect(shownNumbers('京ICP备1234567号-1')).toEqual([
      { text: '京ICP备1234567号-1', parsed: 'digits', linked: false },
    ]));
  it('are read up to twenty', () => {
    const many = Array.from({ length: 30 }, (_, index) => `京ICP备${12345600 + index}号`).join(' ');
    expect(shownNumbers(many)).toHaveLength(20);
  });
  it('are found in any text without an error', () => {
    const noise = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '<a href="',
        '"',
        '</a>',
        '<!--',
        '-->',
        '<script',
        '京ICP备',
        '12345678',
        '号',
        '-1',
        '&#x',
        ';',
        ' ',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        for (const { text } of shownNumbers(parts.join(''))) expect(text).toMatch(/ICP/);
      }),
      { numRuns: 1000 },
    );
  });
  it.each(['<a href="', '<a ', '<!--', '<script', '&#', '京ICP备 ', ' href=', '<a href="x">京ICP备1号</a>'])(
    'in 64 KiB of %s are read in one pass',
    (part) =>
      expect(shownNumbers(part.repeat(Math.floor(65_536 / part.length))).length).toBeLessThanOrEqual(20),
  );
});
