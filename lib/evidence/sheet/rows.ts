/** Rows of CSV with the line that each begins on. */
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

/** Gives rows, one after the other, the line that they begin on: a cell in quotes may hold several. Trims the cells in place; undefined for a blank row. */
export function lineCounter(first = 1): (cells: string[]) => Row | undefined {
  let next = first;
  return (cells) => {
    const line = next;
    next += 1;
    for (const cell of cells) next += newlinesIn(cell);
    return trimmedRow(line, cells);
  };
}

/** A row of cells, which are trimmed in place; undefined for a blank one. */
export function trimmedRow(line: number, cells: string[]): Row | undefined {
  let isBlank = true;
  for (let place = 0; place < cells.length; place += 1) {
    const text = (cells[place] ?? '').trim();
    isBlank &&= text === '';
    cells[place] = text;
  }
  return isBlank ? undefined : { line, cells };
}

/** How many lines begin within a text. */
export function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
