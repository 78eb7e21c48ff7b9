/** CSV text in blocks of whole rows, so that no more than a block is held as rows. */
import Papa from 'papaparse';
import { lineCounter, newlinesIn, type Row, trimmedRow } from '../../lib/evidence/sheet/rows.ts';

/** How rows of text are set apart. */
export type RowForm = { separator: string; rowEnd: '\n' | '\r' };

/** Whole rows, the line on which the first begins, and whether cells stand in quotes. */
type Block = { text: string; line: number; quoted: boolean };

/** Characters of a block, some thousand rows. */
const CHARACTERS = 65_536;
/** The longest row whose quotes are looked for an end. */
const MOST_CHARACTERS = 2 * CHARACTERS;

/**
 * The blocks of a text. A quote that no other ends, and one that is ended lines later though its cell went on behind
 * quotes of its own, is a sign as others are: it spoils no row but its own.
 */
export function* blocksOf(text: string, form: RowForm): Generator<Block> {
  let [line, quote] = [1, -1];
  for (let at = 0; at < text.length; ) {
    if (quote < at) quote = placeOf('"', text, at);
    const plain = plainEnd(text, at, form);
    const quoted = quote < plain ? quotedEnd(text, at, form) : 0;
    const end = quote >= plain ? plain : quoted > 0 ? at + quoted : behind(form.rowEnd, text, at);
    const block = { text: text.slice(at, end), line, quoted: quoted > 0 };
    line += countOf(form.rowEnd, block.text);
    at = end;
    yield block;
  }
}

/** The rows of a block; blank ones are left out. */
export function rowsIn(block: Block, form: RowForm): Iterable<Row> {
  return block.quoted ? quotedRows(block, form) : plainRows(block, form);
}

function quotedRows({ text, line }: Block, { separator, rowEnd }: RowForm): Row[] {
  const number = lineCounter(line);
  const { data } = Papa.parse<string[]>(text, { delimiter: separator, newline: rowEnd, fastMode: false });
  return data.flatMap((cells) => number(cells) ?? []);
}

function* plainRows({ text, line: first }: Block, { separator, rowEnd }: RowForm): Generator<Row> {
  let line = first;
  let start = 0;
  // The next separator, wherever it stands: it is looked for once, though rows without any come before.
  let next = placeOf(separator, text, 0);
  while (start <= text.length) {
    const end = placeOf(rowEnd, text, start);
    const cells: string[] = [];
    let from = start;
    while (next < end) {
      cells.push(text.slice(from, next));
      from = next + 1;
      next = placeOf(separator, text, from);
    }
    cells.push(text.slice(from, end));
    const row = trimmedRow(line, cells);
    if (row !== undefined) yield row;
    // Where rows end in \r, a cell may hold \n.
    line += rowEnd === '\r' ? 1 + newlinesIn(text.slice(start, end)) : 1;
    start = end + 1;
  }
}

/** Where a block ends in which no cell stands in quotes: behind its last row, or behind one that is longer. */
function plainEnd(text: string, at: number, { rowEnd }: RowForm): number {
  if (at + CHARACTERS >= text.length) return text.length;
  const last = text.lastIndexOf(rowEnd, at + CHARACTERS);
  return last >= at ? last + 1 : behind(rowEnd, text, at);
}

/** How many characters of rows can be read, of cells in quotes; 0 if not even the first row. */
function quotedEnd(text: string, at: number, { separator, rowEnd }: RowForm): number {
  const part = text.slice(at, at + MOST_CHARACTERS);
  const isCut = at + part.length < text.length;
  let end = 0;
  Papa.parse<string[]>(part, {
    delimiter: separator,
    newline: rowEnd,
    fastMode: false,
    step: ({ data, errors, meta: { cursor } }, parser) => {
      const isMisread = errors.length > 0 && data.some((cell) => cell.includes(rowEnd));
      if (isMisread || (isCut && cursor === part.length) || (end > 0 && cursor > CHARACTERS)) parser.abort();
      else end = cursor;
    },
  });
  return end;
}

function placeOf(sign: string, text: string, from: number): number {
  const place = text.indexOf(sign, from);
  return place < 0 ? text.length : place;
}

function behind(sign: string, text: string, from: number): number {
  return Math.min(text.length, placeOf(sign, text, from) + 1);
}

function countOf(sign: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}
