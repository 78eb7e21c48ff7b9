import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/evidence/look-up/page.ts';
import { shownNumbers } from '../../lib/spellings/footer.ts';

const LINK = '<a href="https://beian.miit.gov.cn/">粤ICP备12345678号-1</a>';
const TEXT =
  '<p>海棠家居是一家位于深圳的家具公司，提供桌椅、沙发与定制家具，欢迎来电咨询与参观展厅，地址福田区。</p>';

describe('a page', () => {
  it.each([
    ['a footer element', `<html><body>${TEXT}<footer>© 海棠 ${LINK}</footer></body></html>`],
    [
      'an element that is named so',
      `<body>${TEXT}<div class="site-footer"><p>${LINK}</p></div><script>1</script></body>`,
    ],
    ['an id', `<body>${TEXT}<div id=copyright>${LINK}</div></body>`],
    ['the end, where none is marked', `<body>${TEXT}<div><center>${LINK}</center></div></body>`],
    ['tags that are not closed', `<body>${TEXT}<footer><p>${LINK}`],
  ])('has its footer by %s', (_, html) => {
    const { footerHtml = '' } = readPage(html);
    expect(shownNumbers(footerHtml)).toMatchObject([{ text: '粤ICP备12345678号-1', linked: true }]);
  });

  it.each([
    ['content', `<title>海棠家居</title>${TEXT}`],
    ['shell', '<title>App</title><div id="root"></div><script src="/main.js"></script>'],
    [
      'parking',
      '<title>example.com</title><h1>This domain is for sale</h1><p>Buy this domain now at our marketplace, call us.</p>',
    ],
    [
      'parking',
      '<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the server is installed.</p>',
    ],
    ['parking', '<h1>恭喜, 站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3>'],
    ['empty', ''],
    ['empty', '<html><head><style>a{}</style></head><body> </body></html>'],
  ])('is %s: %s', (form, html) => {
    expect(readPage(html).form).toBe(form);
  });

  it('reads what is hostile in time that grows with its length', () => {
    for (const html of [
      '<'.repeat(60_000),
      '<div class="footer">'.repeat(3_000),
      `<a ${'b="c" '.repeat(10_000)}>`,
      '</div>'.repeat(10_000),
    ])
      expect(readPage(html)).toHaveProperty('form');
  });
});
