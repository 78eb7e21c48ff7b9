import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createPageLookUp } from '../../lib/evidence/look-up/page-look-up.ts';
import { createGuard } from '../../lib/outbound/guard.ts';
import { shownNumbers } from '../../lib/spellings/footer.ts';
import { serveHttp } from '../../testing/outside.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const TEXT =
  '<p>海棠家居是一家位于深圳的家具公司，提供桌椅、沙发与定制家具，欢迎来电咨询与参观展厅，地址福田区。</p>';
const FOOTER = '<footer>粤ICP备12345678号-1</footer>';
/** `海棠，粤ICP备12345678号-1` in GB18030. */
const GBK_FOOTER = Buffer.concat([
  Buffer.from([0xba, 0xa3, 0xcc, 0xc4, 0xa3, 0xac, 0xd4, 0xc1]),
  Buffer.from('ICP'),
  Buffer.from([0xb1, 0xb8]),
  Buffer.from('12345678'),
  Buffer.from([0xba, 0xc5]),
  Buffer.from('-1'),
]);

/** Looks up the page that a server on this machine shows over http; nothing listens for https, unless a port is given. */
async function pageOf(body: string | Buffer, { type = 'text/html', https = 9, ms = 60_000 } = {}) {
  const server = await serveHttp((_, response) =>
    response.writeHead(200, { 'content-type': type }).end(body),
  );
  open.push(server);
  const look = createPageLookUp({
    guard: createGuard({
      allowPrivateAddresses: true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    }),
    now: Date.now,
    ports: { http: server.port, https },
  });
  return look('www.haitangjiaju.cn', Date.now() + ms);
}

const numbersOf = (found: Awaited<ReturnType<typeof pageOf>>) =>
  found.kind === 'seen' ? shownNumbers(found.page.footerHtml ?? '').map(({ text }) => text) : found.failure;

describe('the page of a host', () => {
  it.each([
    ['100 KB', 100],
    ['200 KB', 200],
  ])('has its footer at the end of %s', async (_, kilobytes) => {
    const found = await pageOf(`<body>${TEXT}<!--${'x'.repeat(kilobytes * 1024)}-->${FOOTER}</body>`);
    expect(numbersOf(found)).toEqual(['粤ICP备12345678号-1']);
  });

  it.each([
    ['no footer at all', `<body>${TEXT}`],
    ['the footer of an article', `<body>${TEXT}<article><footer>2026</footer></article>`],
    ['the footer of a box', `<body>${TEXT}<div class="bottom-nav">客服</div>`],
  ])('says nothing of its footer where it is longer than what is read, with %s before', async (_, start) => {
    const found = await pageOf(`${start}${'<i></i>'.repeat(100_000)}${FOOTER}`);
    expect(found).toMatchObject({ kind: 'seen', page: { form: 'content', footerHtml: undefined } });
  });

  it('is not called a shell where its text may come after what is read', async () => {
    const found = await pageOf(`<script>${'1;'.repeat(300_000)}</script>${TEXT}`);
    expect(found).toMatchObject({ kind: 'failed', failure: { reason: 'malformed' } });
  });

  it('is left where its elements lie too deep in each other: nothing is said of what is not read', async () => {
    // Each of these closing tags opens and closes a paragraph, at the end of all that is open.
    const deep = `${'<i>'.repeat(43_000)}${'</p>'.repeat(32_000)}`;
    expect(await pageOf(deep)).toMatchObject({
      kind: 'failed',
      failure: { reason: 'malformed', detail: expect.stringContaining('nested too deeply') },
    });
    expect(await pageOf(`${TEXT}${FOOTER}${deep.slice(0, 100_000)}`)).toMatchObject({
      kind: 'seen',
      page: { form: 'content', footerHtml: undefined },
    });
    expect(numbersOf(await pageOf(`${TEXT}${'<font>'.repeat(1_500)}${FOOTER}`))).toHaveLength(1);
  });

  it.each([
    ['that is named in the header', 'text/html; charset=gb2312', ''],
    ['that is named in the page', 'text/html', '<meta charset="gbk">'],
    [
      'that is named in the page as of old',
      'text/html',
      '<meta http-equiv=content-type content="text/html; charset=gb2312">',
    ],
    ['that nobody names', 'text/html', ''],
    ['that only the address of a script names', 'text/html', '<script src="/a.js?charset=utf-8"></script>'],
  ])('is read in the encoding %s', async (_, type, head) => {
    const found = await pageOf(
      Buffer.concat([Buffer.from(`${head}<footer>`), GBK_FOOTER, Buffer.from('</footer>')]),
      {
        type,
      },
    );
    expect(numbersOf(found)).toEqual(['粤ICP备12345678号-1']);
  });

  it('is UTF-8 where nobody names an encoding, cut within a character or not', async () => {
    for (const before of ['', 'x', 'xx'])
      expect(await pageOf(`<p>${before}${'海'.repeat(200_000)}`)).toMatchObject({
        page: { form: 'content' },
        raw: expect.stringMatching(/^<p>x*海{1000}/),
      });
  });

  it('is opened over http where https is never answered', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket.on('error', () => {}))).listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    open.push({
      close: async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((closed) => silent.close(closed));
      },
    });
    const address = silent.address();
    const https = typeof address === 'object' && address !== null ? address.port : 0;
    expect(numbersOf(await pageOf(`${TEXT}${FOOTER}`, { https, ms: 8_000 }))).toEqual([
      '粤ICP备12345678号-1',
    ]);
  });
});
