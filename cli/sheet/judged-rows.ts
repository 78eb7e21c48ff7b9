/** What rows of a sheet ask, and what is written of them. */
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import type { Language } from '../../lib/texts.ts';
import { type Flaw, flawLine } from '../failure.ts';
import type { Asked, Outcome } from '../judge/check.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import { addedCells, addedHeadings, type Lines } from './lines.ts';
import type { Sheet } from './read-sheet.ts';
import { requestReader } from './row-request.ts';

type ListForm = Pick<Sheet, 'file' | 'columns' | 'width'>;

/** What is asked of rows, one after the other; what stands above is written as it stands, the headings with those that are added. */
export function* askedOfRows(
  rows: Iterable<Row>,
  sheet: ListForm,
  lines: Lines,
  language: Language,
): Generator<Asked> {
  const { line } = sheet.columns;
  const read = requestReader(sheet.columns, sheet.file);
  let reaches = 0;
  for (const row of rows) {
    const { cells } = row;
    reaches += charactersOf(cells);
    if (row.line > line) yield Object.assign(read(row), { row: { cells, line: row.line, reaches } });
    else lines.add(row.line < line ? cells : [...cells, ...addedHeadings(language)]);
  }
}

/** Those of a row in its file, about. */
function charactersOf(cells: readonly string[]): number {
  let sum = 1;
  for (const cell of cells) sum += cell.length + 1;
  return sum;
}

/** The cells of a row with those that tell what it came to, below their headings; behind these stand cells that have none. */
export function cellsOf({ asked, judged }: Outcome, { width }: ListForm, language: Language): string[] {
  const given = asked.row?.cells ?? [];
  const cells = given.slice(0, width);
  while (cells.length < width) cells.push('');
  cells.push(...('result' in judged ? addedCells(judged.result, language) : cellsOfUnread(judged, language)));
  for (let place = width; place < given.length; place += 1) cells.push(given[place] ?? '');
  return cells;
}

function cellsOfUnread({ flaws }: { flaws: readonly Flaw[] }, language: Language): string[] {
  const reasons = flaws.map(({ place: _, ...flaw }) => flawLine(flaw, language));
  const verdict = reasons.length > 0 ? SHEET_TEXTS.notRead[language] : '';
  return [verdict, reasons.join('\n'), '', ''];
}
