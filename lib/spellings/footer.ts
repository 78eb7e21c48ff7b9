/**
 * The filing numbers that a page shows, and whether they are linked to the authority. Reads HTML as it comes, well-formed
 * or not, in one pass: its time grows with the length of the text alone.
 */
import { type FilingNumber, type FilingNumberFault, parseFilingNumber } from './filing-number.ts';
import { narrow } from './full-width.ts';

/** A number as the page shows it. `linked`: inside of a link to beian.miit.gov.cn. */
type ShownNumber = { text: string; parsed: FilingNumber | FilingNumberFault; linked: boolean };

/** Text with the link that it is inside of; `at`: where it begins in the text of the whole page. */
type Piece = { text: string; href: string | undefined; at: number };

/** A page shows one or two; what comes after these is not read. */
const MOST_NUMBERS = 20;
const AUTHORITIES = ['beian.miit.gov.cn', 'www.beian.miit.gov.cn'];
/**
 * In text whose white space is single spaces: an ICP number or what was meant to be one, and the numbers that licences
 * have.
 */
const ICP = String.raw`\p{Script=Han} ?ICP ?[备備证證証] ?(?:B2 ?\p{Pd} ?)?\d{1,14}`;
const TELECOM = String.raw`(?:合字 ?)?\p{Script=Han}?[AB][12](?:[.、][AB][12]){0,3} ?\p{Pd} ?\d{8}(?!\d)`;
const NUMBER = new RegExp(String.raw`(?:${ICP}|${TELECOM})(?: ?[号號])?(?: ?\p{Pd} ?\d{1,6}[A-Z]?)?`, 'giu');
/** What a browser does not show. */
const UNSEEN = ['script', 'style', 'template', 'noscript'];
const ENTITY =
  /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(nbsp|amp|lt|gt|quot|ndash|mdash|minus|hyphen|sol|colon|period));/gi;
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
  sol: '/',
  colon: ':',
  period: '.',
};

/** The filing numbers and licences that HTML shows, in its order; of filing numbers, those too that are malformed. */
export function shownNumbers(html: string): ShownNumber[] {
  const pieces = piecesOf(html);
  const whole = pieces.map(({ text }) => text).join('');
  const links = pieces.filter(
    ({ text, href }) => text.trim() !== '' && href !== undefined && isAuthority(href),
  );
  const shown = new Map<string, ShownNumber>();
  for (const { 0: text, index } of whole.matchAll(NUMBER)) {
    const parsed = parseFilingNumber(text);
    if (typeof parsed === 'string' && !/ICP ?[备備]/i.test(text)) continue;
    const end = index + text.length;
    const linked = links.some(({ at, text: inside }) => at < end && at + inside.length > index);
    shown.set(text, { text, parsed, linked: linked || (shown.get(text)?.linked ?? false) });
    if (shown.size >= MOST_NUMBERS) break;
  }
  return [...shown.values()];
}

/** Text between tags as it is read, each piece with the link that it is inside of; the text of one link is one piece. */
function piecesOf(html: string): Piece[] {
  let [at, before] = [0, ' '];
  return rawPieces(html).map(({ raw, href }) => {
    const plain = plainText(raw);
    const text = before === ' ' && plain.startsWith(' ') ? plain.slice(1) : plain;
    const piece = { text, href, at };
    at += text.length;
    before = text === '' ? before : text.slice(-1);
    return piece;
  });
}

type RawPiece = { raw: string; href: string | undefined };

function rawPieces(html: string): RawPiece[] {
  const lower = html.toLowerCase();
  let piece: RawPiece = { raw: '', href: undefined };
  const pieces = [piece];
  const begin = (href: string | undefined) => {
    piece = { raw: '', href };
    pieces.push(piece);
  };
  for (let at = 0; at < html.length; ) {
    const opens = html.indexOf('<', at);
    piece.raw += html.slice(at, opens === -1 ? html.length : opens);
    if (opens === -1) break;
    const closes = endOfTag(lower, opens);
    const tag = html.slice(opens, closes);
    if (/^<a\s/i.test(tag)) begin(hrefOf(tag));
    else if (/^<\/a[\s>]/i.test(tag)) begin(undefined);
    else if (/^<(?:\/?(?:p|div|li|td|tr|br|h\d|footer)\b)/i.test(tag)) piece.raw += ' ';
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
  const href = double ?? single ?? bare;
  return href === undefined ? undefined : withoutEntities(href);
}

function isAuthority(href: string): boolean {
  const address = href.trim();
  return (
    URL.canParse(address, 'https://page.invalid') &&
    AUTHORITIES.includes(new URL(address, 'https://page.invalid').hostname)
  );
}

function plainText(text: string): string {
  return withoutEntities(text)
    .replace(/[\uff01-\uff5e]/g, narrow)
    .replace(/[\s\u00a0]+/g, ' ');
}

function withoutEntities(text: string): string {
  return text.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? fromCode(decimal, hex) : (ENTITIES[name.toLowerCase()] ?? ' '),
  );
}

function fromCode(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
