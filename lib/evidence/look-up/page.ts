/** What a page shows to somebody who opens it: its footer, and whether it is a site at all. */
import { Parser } from 'htmlparser2';
import { shownNumbers } from '../../spellings/footer.ts';
import { printable } from '../evidence.ts';

/** `shell`: nothing to read, scripts or frames make it; `parking`: the page of a registrar or a host; `empty`: nothing at all. */
type PageForm = 'content' | 'shell' | 'parking' | 'empty';

/** `isWhole`: false where elements lie so deep in each other that the rest was not read. */
export type SeenPage = { title: string; form: PageForm; footerHtml: string | undefined; isWhole: boolean };

/** A footer is not longer; of one that is, the end is kept. */
const FOOTER_CHARACTERS = 16 * 1024;
/** Where no footer is marked, it is what stands at the end. */
const TAIL_CHARACTERS = 4 * 1024;
/** Less text than this is no content, whatever the title says. */
const CONTENT_CHARACTERS = 40;
/** Text is read so far. */
const TEXT_CHARACTERS = 2_000;
/** Elements that are open at once; more is no page: the parser looks through all of them for each tag. */
const MOST_OPEN = 2_000;
/** A page with more text than this may speak of parking: it is none. */
const PARKED_CHARACTERS = 600;

const FOOTER_NAME = /(?:^|[\s_-])(?:foot(?:er)?|copyright|beian|icp|bottom)(?:$|[\s_-]|\d)/i;
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head']);
/** What shows something that the page itself does not hold. */
const FRAMES = new Set(['frame', 'iframe']);
/** Words of pages that registrars, hosts and servers put where no site is, or where one is not filed. */
const PARKED =
  /(?:domain (?:is )?(?:for sale|parked|parking)|buy this domain|this domain (?:may be|is) for sale|website (?:is )?coming soon|under construction|welcome to nginx|apache2? .{0,20}default page|test page for the|域名(?:出售|转让|停放|已过期)|此域名(?:正在)?出售|网站(?:正在)?建设中(?![心国小型级文英])|恭喜.{0,6}站点创建成功|没有找到站点|未绑定(?:此|该)?域名|(?:域名|网站)(?:尚)?未(?:完成)?备案|未.{0,20}进行(?:接入)?备案)/i;

type PageSpan = { from: number; to: number };
/** What is met on the way through a page. */
type PageParts = {
  title: string;
  text: string;
  makers: number;
  footers: PageSpan[];
  unseen: PageSpan[];
  isWhole: boolean;
};

/** Reads HTML, well-formed or not; its time grows with its length alone. */
export function readPage(html: string): SeenPage {
  const met = meet(html);
  const title = plain(met.title);
  return {
    title: title.slice(0, 200),
    form: formOf(plain(met.text), title, met.makers),
    footerHtml: html.trim() === '' ? undefined : footerOf(html, met),
    isWhole: met.isWhole,
  };
}

function meet(html: string): PageParts {
  const met: PageParts = { title: '', text: '', makers: 0, footers: [], unseen: [], isWhole: true };
  const footers = outermost(met.footers);
  const unseen = outermost(met.unseen);
  const open: { isFooter: boolean }[] = [];
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (makesPage(name, attributes)) met.makers += 1;
      if (UNSEEN.has(name)) unseen.open(parser.startIndex);
      if (name === 'title') inTitle = true;
      const isFooter = isMarked(name, attributes);
      if (isFooter) footers.open(parser.startIndex);
      open.push({ isFooter });
      if (open.length <= MOST_OPEN) return;
      met.isWhole = false;
      parser.pause();
    },
    ontext(text) {
      if (inTitle) met.title += text;
      else if (!unseen.isOpen() && met.text.length < TEXT_CHARACTERS) met.text += text;
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen.close(parser.endIndex + 1);
      if (name === 'title') inTitle = false;
      if (open.pop()?.isFooter) footers.close(parser.endIndex + 1);
    },
  });
  parser.end(html);
  return met;
}

/** Keeps where elements of a kind stand, those inside of others left out. */
function outermost(spans: PageSpan[]) {
  let depth = 0;
  let from = 0;
  return {
    open(at: number) {
      if (depth === 0) from = at;
      depth += 1;
    },
    close(at: number) {
      depth -= 1;
      if (depth === 0) spans.push({ from, to: at });
    },
    isOpen: () => depth > 0,
  };
}

type TagAttributes = { readonly [name: string]: string };

function makesPage(name: string, attributes: TagAttributes): boolean {
  const isRefresh = name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? '');
  return name === 'script' || FRAMES.has(name) || isRefresh;
}

function isMarked(name: string, { id = '', class: classes = '' }: TagAttributes): boolean {
  return name === 'footer' || FOOTER_NAME.test(`${id} ${classes}`);
}

/** What is marked as a footer, of several those that show a filing number; the end of what is seen where that shows one, or none is marked. */
function footerOf(html: string, { footers, unseen }: PageParts): string {
  const marked = footers.map(({ from, to }) => html.slice(from, to).slice(-FOOTER_CHARACTERS));
  const numbered = marked.filter(showsNumber);
  if (numbered.length > 0) return numbered.join('\n').slice(-FOOTER_CHARACTERS);
  const tail = without(html, unseen).slice(-TAIL_CHARACTERS);
  return showsNumber(tail) ? tail : (marked.at(-1) ?? tail);
}

function showsNumber(html: string): boolean {
  return shownNumbers(html).length > 0;
}

function without(html: string, spans: readonly PageSpan[]): string {
  let at = 0;
  let rest = '';
  for (const { from, to } of spans) {
    rest += html.slice(at, from);
    at = to;
  }
  return rest + html.slice(at);
}

function formOf(text: string, title: string, makers: number): PageForm {
  if (PARKED.test(title) || (text.length < PARKED_CHARACTERS && PARKED.test(text))) return 'parking';
  if (text.length >= CONTENT_CHARACTERS) return 'content';
  if (makers > 0) return 'shell';
  return text === '' && title === '' ? 'empty' : 'content';
}

function plain(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
