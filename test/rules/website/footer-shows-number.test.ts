import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

describe('website/footer-shows-number', () => {
  const linked = (number: string) => `<footer><a href="https://beian.miit.gov.cn/">${number}</a></footer>`;
  const on = (html: string | undefined) =>
    judge('website/footer-shows-number', { 'website.footerHtml': html });
  it.each([
    [linked('京ICP备12345678号-1'), 'pass'],
    [linked('粤ICP备12345678号'), 'pass'],
    [linked('京ICP备12345678号'), 'fail website-number-wanted'],
    [linked('粤ICP备12345678号-1'), 'fail entity-number-wanted'],
    [linked('京ICP备12345678号-1A'), 'fail website-number-wanted'],
    ['京ICP备12345678号-1', 'fail not-linked'],
    [`京ICP备12345678号-1 ${linked('京ICP备12345678号-2')}`, 'pass'],
    [`${linked('京ICP备12345678号')} 京ICP备12345678号-2`, 'fail not-linked'],
    [linked('京ICP备1234567号-1'), 'fail malformed'],
    [linked('川ICP备12345678号-1'), 'fail malformed'],
    ['© 2026', 'fail no-number'],
    ['', 'fail no-number'],
    [undefined, 'not-applicable'],
  ])('%s: %s', (html, expected) => expect(on(html)).toBe(expected));
  type Filing = Facts['website.filing'];
  it.each<[string, Filing, string | undefined, string]>([
    [linked('京ICP备12345678号-2'), { status: 'filed', number: '京ICP备12345678号-2' }, undefined, 'pass'],
    [linked('京ICP备12345678-2'), { status: 'filed', number: '京ICP备12345678号-2' }, undefined, 'pass'],
    [
      linked('京ICP备12345678号-1'),
      { status: 'filed', number: '京ICP备12345678号-2' },
      undefined,
      'fail another-number',
    ],
    [
      linked('京ICP备87654321号-2'),
      { status: 'filed', number: '京ICP备12345678号-2' },
      undefined,
      'fail another-number',
    ],
    [
      linked('京ICP备12345678号'),
      { status: 'filed', number: '京ICP备12345678号-2' },
      undefined,
      'fail website-number-wanted',
    ],
    [linked('京ICP备12345678号-7'), { status: 'filed', number: '京ICP备12345678号' }, undefined, 'pass'],
    [linked('粤ICP备12345678号'), { status: 'filed', number: '粤ICP备12345678号-3' }, undefined, 'pass'],
    [
      linked('粤ICP备12345678号-3'),
      { status: 'filed', number: '粤ICP备12345678号-3' },
      undefined,
      'fail entity-number-wanted',
    ],
    [
      linked('粤ICP备12345678号'),
      { status: 'filed', number: '京ICP备12345678号-3' },
      undefined,
      'fail another-number',
    ],
    [linked('粤ICP备12345678号'), { status: 'filed' }, 'CN-BJ', 'fail website-number-wanted'],
    [linked('京ICP备12345678号-1'), { status: 'none' }, undefined, 'fail too-early'],
    [linked('京ICP备12345678号-1'), { status: 'in-progress' }, undefined, 'fail too-early'],
    ['© 2026', { status: 'none' }, undefined, 'pass none-yet'],
    [
      linked('京ICP备12345678号-1'),
      { status: 'filed-elsewhere', number: '京ICP备12345678号-1' },
      undefined,
      'pass',
    ],
    [linked('京ICP备12345678号-1'), { status: 'filed', number: 'to come' }, undefined, 'pass'],
    [linked('京ICP证030173号-1'), { status: 'filed', number: '京ICP证030173号-1' }, undefined, 'pass'],
    [linked('粤B2-20090059'), { status: 'filed', number: '粤B2-20090059-5' }, undefined, 'pass'],
    [linked('京ICP证030173号-1'), { status: 'filed' }, undefined, 'pass'],
    [linked('粤B2-20090059'), { status: 'filed' }, undefined, 'fail no-number'],
    [
      `${linked('沪B2-20090059')} ${linked('沪ICP备12345678号-1')} 沪公网安备31010402000001号`,
      { status: 'filed', number: '沪ICP备12345678号-1' },
      undefined,
      'pass',
    ],
  ])('%s, filed as %j: %s %s', (html, filing, province, expected) =>
    expect(
      judge('website/footer-shows-number', {
        'website.footerHtml': html,
        'website.filing': filing,
        'entity.province': province,
      }),
    ).toBe(expected),
  );
  it('tells the number that is of the wrong kind', () =>
    expect(
      judged('website/footer-shows-number', { 'website.footerHtml': linked('粤ICP备12345678号-1') }).data,
    ).toEqual({ number: '粤ICP备12345678号-1' }));
});
