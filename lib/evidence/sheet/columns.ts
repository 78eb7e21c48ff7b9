/** Which column of a sheet holds what, by its headings. */
import headings from './headings.json' with { type: 'json' };
import type { Row } from './rows.ts';

/** What a column may hold. */
export type Column = keyof typeof headings.columns;

/** The heading row, and where each column stands, from 0; of two with one meaning the first counts. */
export type Columns = { line: number; places: ReadonlyMap<Column, number>; unread: string[] };

/** A sheet may begin with a title: this many rows are looked at for the headings. */
const ROWS_TO_TRY = 10;

const byHeading = new Map<string, Column>();
for (const [column, names] of Object.entries(headings.columns))
  for (const name of names)
    if (isColumn(column)) byHeading.set(plain(name), byHeading.get(plain(name)) ?? column);

function isColumn(name: string): name is Column {
  return Object.hasOwn(headings.columns, name);
}

/** Finds the headings; undefined if no row names a domain or a record. */
export function columnsOf(rows: readonly Row[]): Columns | undefined {
  for (const { line, cells } of rows.slice(0, ROWS_TO_TRY)) {
    const places = new Map<Column, number>();
    const unread: string[] = [];
    for (const [place, cell] of cells.entries()) {
      const column = byHeading.get(plain(cell));
      if (column === undefined) unread.push(cell);
      else if (!places.has(column)) places.set(column, place);
    }
    if (places.has('domain') || (places.has('recordType') && places.has('recordValue')))
      return { line, places, unread: unread.filter((cell) => cell !== '') };
  }
  return undefined;
}

/** A heading without what spelling varies: case, spaces, and marks such as `*` that show what must be filled in. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:：.\-/]+/g, '');
}
