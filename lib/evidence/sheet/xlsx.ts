/**
 * Rows of the first sheet of an XLSX file. Its reader holds the whole of it, adds the rows that are left out, and makes all
 * rows as wide as the widest; so what is too large, or says that it is, is refused before it is read.
 */
import { zipSync } from 'fflate';
import type { Row } from './rows.ts';
import { UnreadArchive, unzipped } from './unzip.ts';

/** Bytes of XML, unpacked: some 20,000 rows of six columns. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Rows times columns, those that are left out included. */
const MOST_CELLS = 300_000;
/** Characters of all cells: one text may stand in many. */
const MOST_CHARACTERS = 2 * MOST_BYTES;

const XML = /\.xml(?:\.rels)?$/;
/** What lies beside the sheets and may name their cells; the reader goes without. */
const BESIDE = /^\/?xl\/(?:calcChain\.xml$|charts\/|drawings\/|externalLinks\/|pivot|theme\/)/;

/** Its rows. Throws UnreadArchive where it is broken or too large, another error where it is no sheet. The reader is loaded only here. */
export async function xlsxRows(bytes: Uint8Array): Promise<Row[]> {
  const files = unzipped(bytes, (name) => XML.test(name) && !BESIDE.test(name), MOST_BYTES);
  // Which of them is the sheet only the file says.
  for (const file of Object.values(files)) assertBounded(new TextDecoder().decode(file));
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(Buffer.from(zipSync(files, { level: 0 })));
  let left = MOST_CHARACTERS;
  return rows.flatMap((cells, index) => {
    const texts = cells.map(textOf);
    left -= texts.reduce((sum, text) => sum + text.length, 0);
    if (left < 0) throw new UnreadArchive('too-large');
    return texts.some((text) => text !== '') ? [{ line: index + 1, cells: texts }] : [];
  });
}

/** The start tag of a row or a cell. */
const TAG = /<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>/g;
/** Attributes as they are written of rows and cells: none of their values needs an entity. */
const ATTRIBUTES = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"&]*"|'[^'&]*'))*\s*\/?$/;
const PLACE = /\sr\s*=\s*["']([A-Z]{0,3})(\d{0,7})["']/;

/** Throws where rows times columns are more than are read. */
function assertBounded(xml: string): void {
  let [rows, columns] = [0, 1];
  for (const [, tag, attributes = ''] of xml.matchAll(TAG)) {
    if (!ATTRIBUTES.test(attributes)) throw new UnreadArchive('broken');
    const [, letters = '', digits = ''] = PLACE.exec(attributes) ?? [];
    rows = digits === '' ? rows + Number(tag === 'row') : Math.max(rows, Number(digits));
    columns = Math.max(columns, columnOf(letters));
    if (rows * columns > MOST_CELLS) throw new UnreadArchive('too-large');
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const SECOND_MS = 1000;

/** A cell as text; a date, which a sheet keeps without a zone, as its day, or with its time to the second as Beijing time. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  // A sheet keeps a moment as a part of a day, which may fall short of its second.
  const rounded = new Date(Math.round(cell.getTime() / SECOND_MS) * SECOND_MS);
  const [day = '', time = ''] = rounded.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}
