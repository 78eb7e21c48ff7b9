/** What rows of a sheet ask, and what is written of them. */
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import type { Language } from '../../lib/texts.ts';
import { flawLine } from '../failure.ts';
import type { Asked, Outcome } from '../judge/check.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import { addedCells, addedHeadings, type Lines } from './lines.ts';
import type { Sheet } from './read-sheet.ts';
import { askedOfRow } from './row-request.ts';

type ListForm = Pick<Sheet, 'file' | 'columns' | 'width'>;

/** What is asked of rows, one after the other; what stands above is written as it stands, the headings with those that are added. */
export function* askedOfRows(
  rows: Iterable<Row>,
  sheet: ListForm,
  lines: Lines,
  language: Language,
): Generator<Asked> {
  const { line } = sheet.columns;
  let reaches = 0;
  for (const row of rows) {
    reaches += row.cells.reduce((sum, cell) => sum + cell.length + 1, 1);
    if (row.line > line) yield { ...askedOf(row, sheet), row: { cells: row.cells, line: row.line, reaches } };
    else lines.add(row.line < line ? row.cells : [...row.cells, ...addedHeadings(language)]);
  }
}

function askedOf(row: Row, { columns, file }: ListForm): Asked {
  const asked = askedOfRow(row, columns, file);
  if (!('flaws' in asked)) return asked;
  return { kind: 'domain-check', title: file, body: {}, placeAt: () => undefined, flaws: asked.flaws };
}

/** The cells of a row with those that tell what it came to. */
export function cellsOf({ asked, judged }: Outcome, { width }: ListForm, language: Language): string[] {
  const cells = asked.row?.cells ?? [];
  const blank = Array<string>(Math.max(0, width - cells.length)).fill('');
  if ('result' in judged) return [...cells, ...blank, ...addedCells(judged.result, language)];
  const reasons = judged.flaws.map(({ place: _, ...flaw }) => flawLine(flaw, language));
  const verdict = reasons.length > 0 ? SHEET_TEXTS.notRead[language] : '';
  return [...cells, ...blank, verdict, reasons.join('\n'), '', ''];
}
