/**
 * Rows of the sheet of an XLSX file that has headings. Its reader holds the whole of it, adds the rows that are left out, and makes all
 * rows as wide as the widest; so what is too large, or says that it is, is refused before it is read.
 */
import { zipSync } from 'fflate';
import { type ChosenSheet, chosenSheet, isHeaded, type NamedSheet } from './chosen-sheet.ts';
import type { SheetForm } from './read-list.ts';
import type { Row } from './rows.ts';
import { UnreadArchive, unzipped } from './unzip.ts';

/** Bytes of XML, unpacked: some 20,000 rows of six columns. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Sheets of a workbook: the reader looks for the name of each among all. */
const MOST_SHEETS = 200;
/** Rows times columns of all sheets, those that are left out included. */
const MOST_CELLS = 300_000;
/** Characters of all cells of all sheets: one text may stand in many. */
const MOST_CHARACTERS = 2 * MOST_BYTES;

const XML = /\.xml(?:\.rels)?$/;
/** What lies beside the sheets and may name their cells; the reader goes without. */
const BESIDE = /^\/?xl\/(?:calcChain\.xml$|charts\/|drawings\/|externalLinks\/|pivot|theme\/)/;

/** The sheet of a workbook that has headings, of a form that is `wanted` if there is one, and that others are not read. Throws UnreadArchive where it is broken or too large, another error where it is no workbook. The reader is loaded only here. */
export async function xlsxSheet(bytes: Uint8Array, wanted?: SheetForm): Promise<ChosenSheet> {
  const files = unzipped(bytes, (name) => XML.test(name) && !BESIDE.test(name), MOST_BYTES);
  const packed = Buffer.from(zipSync(files, { level: 0 }));
  const { default: readSheets, readSheet } = await import('read-excel-file/node');
  let failure: unknown = new UnreadArchive('too-large');
  // Which of them are sheets only the file says.
  if (isSmall(Object.values(files)))
    try {
      return chosenSheet(namedSheets(await readSheets(packed)), wanted);
    } catch (error) {
      failure = error;
    }
  // Where all sheets are too much, or one of the others cannot be read, the first may have headings.
  const rows = rowsOf(await readSheet(packed), { left: MOST_CHARACTERS });
  if (!isHeaded(rows)) throw failure;
  return { rows, leftOut: [{ reason: 'first-sheet-only' }] };
}

/** Whether all sheets can be read. Throws where one of them alone is too much. */
function isSmall(files: readonly Uint8Array[]): boolean {
  let [cells, sheets] = [0, 0];
  for (const file of files) {
    const xml = new TextDecoder().decode(file);
    cells += cellsIn(xml);
    sheets += xml.match(SHEET)?.length ?? 0;
  }
  return cells <= MOST_CELLS && sheets <= MOST_SHEETS;
}

type ReadSheet = { sheet: string; data: readonly (readonly unknown[])[] };

/** Sheets with their rows. One that stands there under two names is one; a chart has no rows. */
function namedSheets(sheets: readonly ReadSheet[]): NamedSheet[] {
  const characters = { left: MOST_CHARACTERS };
  const seen = new Set<unknown>();
  return sheets.flatMap(({ sheet, data }) => {
    if (!Array.isArray(data) || seen.has(data)) return [];
    seen.add(data);
    return [{ name: sheet, rows: rowsOf(data, characters) }];
  });
}

/** The rows that are not blank. Throws where they have more characters than are left, which it counts down. */
function rowsOf(data: ReadSheet['data'], characters: { left: number }): Row[] {
  return data.flatMap((cells, index) => {
    const texts = cells.map(textOf);
    characters.left -= texts.reduce((sum, text) => sum + text.length, 0);
    if (characters.left < 0) throw new UnreadArchive('too-large');
    return texts.some((text) => text !== '') ? [{ line: index + 1, cells: texts }] : [];
  });
}

/** The start tag of a sheet in the list of them. */
const SHEET = /<(?:\w+:)?sheet(?=[\s/>])/g;
/** The start tag of a row or a cell. */
const TAG = /<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>/g;
/** Attributes as they are written of rows and cells: none of their values needs an entity. */
const ATTRIBUTES = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"&]*"|'[^'&]*'))*\s*\/?$/;
const PLACE = /\sr\s*=\s*["']([A-Z]{0,3})(\d{0,7})["']/;

/** Rows times columns. Throws where they are more than are read. */
function cellsIn(xml: string): number {
  let [rows, columns] = [0, 1];
  for (const [, tag, attributes = ''] of xml.matchAll(TAG)) {
    if (!ATTRIBUTES.test(attributes)) throw new UnreadArchive('broken');
    const [, letters = '', digits = ''] = PLACE.exec(attributes) ?? [];
    rows = digits === '' ? rows + Number(tag === 'row') : Math.max(rows, Number(digits));
    columns = Math.max(columns, columnOf(letters));
    if (rows * columns > MOST_CELLS) throw new UnreadArchive('too-large');
  }
  return rows * columns;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const SECOND_MS = 1000;

/** A cell as text; a date, which a sheet keeps without a zone, as its day, or with its time to the second as Beijing time. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  // A sheet keeps a moment as a part of a day, which may fall short of its second; the last one of a day stays in it.
  const rounded = new Date(Math.round(cell.getTime() / SECOND_MS) * SECOND_MS);
  const isNextDay = rounded.getUTCDate() !== cell.getUTCDate();
  const [day = '', time = ''] = (isNextDay ? cell : rounded).toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}
