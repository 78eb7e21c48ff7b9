/**
 * The filing numbers that a page shows, and whether they are linked to the authority. Reads HTML as it comes, well-formed
 * or not, in one pass: its time grows with the length of the text alone.
 */
import { type FilingNumber, type FilingNumberFault, parseFilingNumber } from './filing-number.ts';

/** A number as the page shows it. `linked`: inside of a link to beian.miit.gov.cn. */
export type ShownNumber = { text: string; parsed: FilingNumber | FilingNumberFault; linked: boolean };

type Piece = { text: string; href: string | undefined };

/** A page shows one or two; what comes after these is not read. */
const MOST_NUMBERS = 20;
const AUTHORITY = 'beian.miit.gov.cn';
/** An ICP number or what was meant to be one, in text whose white space is single spaces. */
const ICP_NUMBER = /\p{Script=Han} ?ICP ?[备備] ?\d{1,14} ?[号號]?(?: ?\p{Pd} ?\d{1,6}[A-Z]?)?/giu;
/** What a browser does not show. */
const UNSEEN = ['script', 'style', 'template', 'noscript'];
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(nbsp|amp|lt|gt|quot|ndash|mdash|minus|hyphen));/gi;
const ENTITIES: { readonly [name: string]: string } = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ndash: '-',
  mdash: '-',
  minus: '-',
  hyphen: '-',
};

/** The ICP filing numbers that HTML shows, in its order, well-formed or not. */
export function shownNumbers(html: string): ShownNumber[] {
  const pieces = piecesOf(html);
  const whole = plainText(pieces.map(({ text }) => text).join(''));
  const linked = pieces
    .filter(({ href }) => href !== undefined && isAuthority(href))
    .map(({ text }) => plainText(text));
  const found = [...new Set(whole.match(ICP_NUMBER) ?? [])].slice(0, MOST_NUMBERS);
  return found.map((text) => ({
    text,
    parsed: parseFilingNumber(text),
    linked: linked.some((link) => link.includes(text)),
  }));
}

/** Text between tags, each piece with the link that it is inside of; the text of one link is one piece. */
function piecesOf(html: string): Piece[] {
  const lower = html.toLowerCase();
  const pieces: Piece[] = [{ text: '', href: undefined }];
  let at = 0;
  while (at < html.length) {
    const opens = html.indexOf('<', at);
    const end = opens === -1 ? html.length : opens;
    const piece = pieces[pieces.length - 1];
    if (piece !== undefined) piece.text += html.slice(at, end);
    if (opens === -1) break;
    const closes = endOfTag(lower, opens);
    const tag = html.slice(opens, closes);
    if (/^<a\s/i.test(tag)) pieces.push({ text: '', href: hrefOf(tag) });
    else if (/^<\/a[\s>]/i.test(tag)) pieces.push({ text: '', href: undefined });
    else if (/^<(?:\/?(?:p|div|li|td|tr|br|h\d|footer)\b)/i.test(tag) && piece !== undefined)
      piece.text += ' ';
    at = closes;
  }
  return pieces;
}

/** Where a tag ends; a comment, and an element that is not shown, end with all that is in them. */
function endOfTag(lower: string, opens: number): number {
  if (lower.startsWith('<!--', opens)) return after(lower, '-->', opens);
  const unseen = UNSEEN.find((name) => lower.startsWith(`<${name}`, opens));
  return after(lower, '>', unseen === undefined ? opens : after(lower, `</${unseen}`, opens));
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? text.length : at + end.length;
}

function hrefOf(tag: string): string | undefined {
  const [, double, single, bare] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
  return double ?? single ?? bare;
}

function isAuthority(href: string): boolean {
  const address = href.trim();
  return (
    URL.canParse(address, 'https://page.invalid') &&
    new URL(address, 'https://page.invalid').hostname === AUTHORITY
  );
}

function plainText(text: string): string {
  return text
    .replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) =>
      name === undefined ? fromCode(decimal, hex) : (ENTITIES[name.toLowerCase()] ?? ' '),
    )
    .replace(/[\s\u00a0]+/g, ' ');
}

function fromCode(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
