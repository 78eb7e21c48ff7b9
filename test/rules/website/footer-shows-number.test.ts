import { describe, expect, it } from 'vitest';
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
  it('tells the number that is of the wrong kind', () =>
    expect(
      judged('website/footer-shows-number', { 'website.footerHtml': linked('粤ICP备12345678号-1') }).data,
    ).toEqual({ number: '粤ICP备12345678号-1' }));
});
