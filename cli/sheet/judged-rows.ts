/** What rows of a sheet ask, and what is written of them. */
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import type { Language } from '../../lib/texts.ts';
import { type Flaw, flawLine } from '../failure.ts';
import type { Asked, Outcome } from '../judge/check.ts';
import { inWords } from '../reports/in-words.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import { addedCells, addedHeadings, type Lines } from './lines.ts';
import type { Sheet } from './read-sheet.ts';
import type { PutFound } from './result-columns.ts';
import { requestReader } from './row-request.ts';

/** A list, and where in its rows stands what was found. */
type ListForm = Pick<Sheet, 'file' | 'columns'> & { put: PutFound };

/** What is asked of rows, one after the other; what stands above is written as it stands, the headings with those of what is found. */
export function* askedOfRows(
  rows: Iterable<Row>,
  sheet: ListForm,
  lines: Lines,
  language: Language,
): Generator<Asked> {
  const { line } = sheet.columns;
  const read = requestReader(sheet);
  let reaches = 0;
  for (const row of rows) {
    const { cells } = row;
    reaches += charactersOf(cells);
    if (row.line > line) yield read({ ...row, reaches });
    else lines.add(row.line < line ? cells : sheet.put(cells, addedHeadings(language)));
  }
}

/** Those of a row in its file, about. */
function charactersOf(cells: readonly string[]): number {
  let sum = 1;
  for (const cell of cells) sum += cell.length + 1;
  return sum;
}

/** The cells of a row with those that tell what it came to, below their headings. */
export function cellsOf({ asked, judged }: Outcome, { put }: ListForm, language: Language): string[] {
  const found =
    'result' in judged
      ? addedCells(inWords(judged.result, language), language)
      : cellsOfUnread(judged, language);
  return put(asked.row?.cells ?? [], found);
}

function cellsOfUnread({ flaws }: { flaws: readonly Flaw[] }, language: Language): string[] {
  const reasons = flaws.map(({ place: _, ...flaw }) => flawLine(flaw, language));
  const verdict = reasons.length > 0 ? SHEET_TEXTS.notRead[language] : '';
  return [verdict, reasons.join('\n'), '', ''];
}
