/** Rows of a list that say nothing of any domain: they are but numbered, sum up others, or are notes. */
import { isTold } from './cells.ts';

/** A longer cell is no sum. */
const MOST_CHARACTERS = 60;
/** A number, of things or of money, that may say of what: `12`, `8个`, `十二个域名`, `¥1,280.00`. */
const COUNT = String.raw`[¥$]?(?:\d[\d,]*(?:\.\d+)?|[零一二三四五六七八九十百千万两]{1,8})[%\u4e00-\u9fffa-z]{0,12}`;
const COUNTS = `${COUNT}(?:[,、;]${COUNT}){0,5}`;
/** Of what, or of which part of the list. */
const OF = String.raw`[\u4e00-\u9fff]{0,8}`;
const WORD = `(?:${OF}(?:合计|总计|小计|共计|总共|总数|汇总|累计)|(?:grand|sub)?-?total|sum|count)`;
const ONE_COUNT = new RegExp(`^${COUNT}$`, 'i');
const SUM = new RegExp(String.raw`^(?:${WORD}[:=(]*(?:${COUNTS})?|${OF}共[有计]?${COUNTS})\)?[。.;]?$`, 'i');
const NOTE = /^(?:备注|附注|注|说明|填[表写]说明|notes?|remarks?)\s*[:：]/i;

/** Whether the cell of a domain may hold one: of most rows nothing more is asked. What has no dot may be a sum. */
export function mayNameDomain(cell: string): boolean {
  return cell.includes('.') && !NOTE.test(cell);
}

/** Whether no known column says a thing, but for counts in a row that sums up, and for a note. `known` has their places, from 0. */
export function saysNothing(cells: readonly string[], known: readonly number[]): boolean {
  const told = known.map((place) => cells[place]).filter(isTold);
  const [first, ...others] = told;
  if (first === undefined || (others.length === 0 && NOTE.test(first))) return true;
  return cells.some(isSum) && told.every((cell) => isSum(cell) || ONE_COUNT.test(compact(cell)));
}

/** `合计`, `共 12 个`, `Total: 12`. */
function isSum(cell: string): boolean {
  return SUM.test(compact(cell));
}

/** A cell without white space and full-width signs; nothing of one that is too long. */
function compact(cell: string): string {
  return cell.length > MOST_CHARACTERS ? '' : cell.normalize('NFKC').replace(/\s+/g, '');
}
