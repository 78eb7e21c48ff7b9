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

/** Gives rows, one after the other, the line that they begin on: a cell in quotes may hold several. Undefined for a blank row. */
export function lineCounter(first = 1): (cells: readonly string[]) => Row | undefined {
  let next = first;
  return (cells) => {
    const line = next;
    next += 1;
    for (const cell of cells) next += newlinesIn(cell);
    return rowAt(line, cells);
  };
}

/** A row of what cells say, without the white space around it; undefined for a blank one. */
export function rowAt(line: number, cells: readonly string[]): Row | undefined {
  const texts: string[] = [];
  let isBlank = true;
  for (const cell of cells) {
    const text = cell.trim();
    isBlank &&= text === '';
    texts.push(text);
  }
  return isBlank ? undefined : { line, cells: texts };
}

/** How many lines begin within a text. */
export function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
