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
    [
      'the one of several that shows a number',
      `<body>${TEXT}<footer>${LINK}</footer><div class="bottom-nav">客服</div>`,
    ],
    [
      'the first of several',
      `<body><div class="icp">${LINK}</div>${TEXT}<footer>© 海棠</footer>${TEXT.repeat(60)}`,
    ],
    [
      'the end, where what is marked shows no number',
      `<body><div class="bottom-nav">客服</div>${TEXT}<div class="copy">${LINK}</div>`,
    ],
    [
      'the end that is seen, before scripts',
      `<body>${TEXT}<p>${LINK}</p><script>${'var a = 1;'.repeat(2_000)}</script>`,
    ],
    [
      'the end that is seen, before styles and templates',
      `<body>${TEXT}<p>${LINK}</p><style>${'a{}'.repeat(5_000)}</style><template>${TEXT.repeat(100)}</template>`,
    ],
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
    [
      'parking',
      '<title>网站访问提示</title><p>该网站暂时无法访问</p><p>该网站未根据工信部相关法规完成备案，或未在接入商处进行接入备案。</p>',
    ],
    [
      'parking',
      '<title>未备案提示</title><p>您访问的网站未备案，暂时无法访问。如您是网站管理员，请联系接入商办理备案手续，谢谢。</p>',
    ],
    [
      'parking',
      '<h1>网站暂时无法访问</h1><p>该域名未备案或者备案信息不完整，请网站管理员尽快完善备案信息，以便恢复访问。</p>',
    ],
    ['parking', '<title>网站建设中</title><p>网站正在建设中，敬请期待。</p>'],
    ['content', `<title>深圳网站建设中心</title>${TEXT}`],
    ['content', `<title>域名资讯</title>${TEXT.repeat(20)}<p>域名转让与域名出售的最新消息</p>`],
    [
      'content',
      `<title>Notes</title><p>${'I write about bridges and how they are built. '.repeat(20)}One of them is under construction.</p>`,
    ],
    ['shell', '<meta http-equiv="Refresh" content="0; url=/index.html">'],
    ['shell', '<html><frameset cols="*"><frame src="https://shop.example.net/"></frameset></html>'],
    ['shell', '<body><iframe src="https://shop.example.net/"></iframe></body>'],
    ['empty', ''],
    ['empty', '<html><head><style>a{}</style></head><body> </body></html>'],
  ])('is %s: %s', (form, html) => {
    expect(readPage(html).form).toBe(form);
  });

  it('has a title that steers no terminal', () => {
    expect(readPage('<title>Haitang\u001b[2J\u0007 \u009b1mhome</title>').title).toBe('Haitang [2J 1mhome');
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
