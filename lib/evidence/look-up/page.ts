/** What a page shows to somebody who opens it: its footer, and whether it is a site at all. */
import { Parser } from 'htmlparser2';

/** `shell`: nothing to read, scripts make it; `parking`: the page of a registrar or a host; `empty`: nothing at all. */
type PageForm = 'content' | 'shell' | 'parking' | 'empty';

export type SeenPage = { title: string; form: PageForm; footerHtml: string | undefined };

/** A footer is not longer; of one that is, the end is kept. */
const FOOTER_CHARACTERS = 16 * 1024;
/** Where no footer is marked, it is what stands at the end. */
const TAIL_CHARACTERS = 4 * 1024;
/** Less text than this is no content, whatever the title says. */
const CONTENT_CHARACTERS = 40;

const FOOTER_NAME = /(?:^|[\s_-])(?:foot(?:er)?|copyright|beian|icp|bottom)(?:$|[\s_-]|\d)/i;
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head']);
/** Words of pages that registrars, hosts and servers put where no site is. */
const PARKED =
  /(?:domain (?:is )?(?:for sale|parked|parking)|buy this domain|this domain (?:may be|is) for sale|website (?:is )?coming soon|under construction|welcome to nginx|apache2? .{0,20}default page|test page for the|域名(?:出售|转让|停放|已过期)|此域名(?:正在)?出售|网站(?:正在)?建设中|恭喜.{0,6}站点创建成功|没有找到站点|未绑定(?:此|该)?域名)/i;

/** Reads HTML, well-formed or not; its time grows with its length alone. */
export function readPage(html: string): SeenPage {
  const footers: { from: number; to: number }[] = [];
  const seen = { title: '', text: '', scripts: 0, footers };
  const open: { name: string; from: number; isFooter: boolean }[] = [];
  let unseen = 0;
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') seen.scripts += 1;
      if (UNSEEN.has(name)) unseen += 1;
      if (name === 'title') inTitle = true;
      const isFooter =
        name === 'footer' || FOOTER_NAME.test(`${attributes.id ?? ''} ${attributes.class ?? ''}`);
      open.push({ name, from: parser.startIndex, isFooter });
    },
    ontext(text) {
      if (inTitle) seen.title += text;
      else if (unseen === 0 && seen.text.length < CONTENT_CHARACTERS * 50) seen.text += text;
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      if (name === 'title') inTitle = false;
      const closed = open.pop();
      if (closed?.isFooter) seen.footers.push({ from: closed.from, to: parser.endIndex + 1 });
    },
  });
  parser.end(html);
  const footer = seen.footers.at(-1);
  return {
    title: plain(seen.title).slice(0, 200),
    form: formOf(plain(seen.text), plain(seen.title), seen.scripts),
    footerHtml: footerOf(html, footer),
  };
}

function footerOf(html: string, footer: { from: number; to: number } | undefined): string | undefined {
  if (html.trim() === '') return undefined;
  return footer === undefined
    ? html.slice(-TAIL_CHARACTERS)
    : html.slice(footer.from, footer.to).slice(-FOOTER_CHARACTERS);
}

function formOf(text: string, title: string, scripts: number): PageForm {
  if (PARKED.test(`${title} ${text}`)) return 'parking';
  if (text.length >= CONTENT_CHARACTERS) return 'content';
  if (scripts > 0) return 'shell';
  return text === '' && title === '' ? 'empty' : 'content';
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
