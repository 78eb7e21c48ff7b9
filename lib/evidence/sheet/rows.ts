/** Rows of a sheet with the line that each begins on: CSV with any usual separator, or the first sheet of an XLSX file. */
import Papa from 'papaparse';

/** `line` counts from 1, as an editor and a sheet program count. */
export type Row = { line: number; cells: string[] };

/** Separators that are tried: the one that gives most rows of one width is taken. */
export const SEPARATORS = [',', '\t', ';', '|'];

/** Rows of CSV text. Blank lines are left out. */
export function csvRows(text: string): Row[] {
  const number = lineCounter();
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: SEPARATORS });
  return data.flatMap((cells) => number(cells) ?? []);
}

/** Gives rows, one after the other, the line that they begin on: a cell in quotes may hold several. Undefined for a blank row. */
export function lineCounter(): (cells: readonly string[]) => Row | undefined {
  let next = 1;
  return (cells) => {
    const line = next;
    next += 1 + cells.reduce((sum, cell) => sum + newlinesIn(cell), 0);
    const texts = cells.map((cell) => cell.trim());
    return texts.some((cell) => cell !== '') ? { line, cells: texts } : undefined;
  };
}

function newlinesIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Whether bytes are a zip file, as XLSX files are. */
export function isXlsx(bytes: Uint8Array): boolean {
  return ZIP.every((byte, at) => bytes[at] === byte);
}

/** Rows of the first sheet of an XLSX file. Throws if it is none that can be read. The reader is loaded only here. */
export async function xlsxRows(bytes: Uint8Array): Promise<Row[]> {
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(Buffer.from(bytes));
  return rows.flatMap((cells, index) => {
    const texts = cells.map(textOf);
    return texts.some((text) => text !== '') ? [{ line: index + 1, cells: texts }] : [];
  });
}

/** A cell as text; a date, which a sheet keeps without a zone, as its day, or with its time as Beijing time. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell).trim();
  const [day = '', time = ''] = cell.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}
