/** Where what was found stands in a sheet: behind its columns, or in those that an earlier run has added. */
import { LANGUAGES } from '../../lib/texts.ts';
import { SHEET_COLUMNS } from '../texts/sheet.ts';

/** Puts what was found into the cells of a row. */
export type PutFound = (cells: readonly string[], found: readonly string[]) => string[];

const ADDED = LANGUAGES.map((language) => Object.values(SHEET_COLUMNS).map((text) => text[language]));
const COUNT = Object.keys(SHEET_COLUMNS).length;

/** Puts what was found below the headings of a sheet. What an earlier run found is replaced where it stands; of several runs one stays. */
export function putterOf(headings: readonly string[]): PutFound {
  const [first, ...others] = resultColumns(headings);
  if (first === undefined) return (cells, found) => behind(cells, found, headings.length);
  const left = new Set(others.flat());
  return (cells, found) => {
    const row = padded(cells, headings.length);
    for (const [at, place] of first.entries()) row[place] = found[at] ?? '';
    return left.size === 0 ? row : row.filter((_, place) => !left.has(place));
  };
}

/** Where earlier runs have put what they found. */
export function resultPlaces(headings: readonly string[]): ReadonlySet<number> {
  return new Set(resultColumns(headings).flat());
}

/** The columns of earlier runs, in the order in which their cells are written: all four headings of one language, and nothing less. */
function resultColumns(headings: readonly string[]): number[][] {
  const side: number[][] = [];
  for (let from = 0; from + COUNT <= headings.length; from += 1) {
    const isRun = ADDED.some((names) => names.every((name, at) => headings[from + at] === name));
    if (isRun) side.push(Array.from({ length: COUNT }, (_, at) => from + at));
  }
  return side.length > 0 ? side : ADDED.flatMap((names) => apart(headings, names));
}

/** Those that somebody has moved: each of them stands once. */
function apart(headings: readonly string[], names: readonly string[]): number[][] {
  const places = names.map((name) => headings.indexOf(name));
  const isOnce = places.every(
    (place) => place >= 0 && headings.indexOf(headings[place] ?? '', place + 1) < 0,
  );
  return isOnce ? [places] : [];
}

/** Behind the last heading; behind what was found stand cells that have none. */
function behind(cells: readonly string[], found: readonly string[], width: number): string[] {
  const row = cells.slice(0, width);
  while (row.length < width) row.push('');
  row.push(...found);
  for (let place = width; place < cells.length; place += 1) row.push(cells[place] ?? '');
  return row;
}

function padded(cells: readonly string[], width: number): string[] {
  const row = cells.slice();
  while (row.length < width) row.push('');
  return row;
}
