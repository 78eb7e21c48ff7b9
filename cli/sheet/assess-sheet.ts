/** `assess --sheet`: every row by itself, in the order of the sheet, a judged sheet beside. */
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import { fill } from '../../lib/respond/fill.ts';
import type { Invocation } from '../command.ts';
import { STDIN } from '../documents/read-file.ts';
import { type Flaw, flawLine } from '../failure.ts';
import { type Asked, checkAll, type Outcome } from '../judge/check.ts';
import { growNoFurther } from '../memory.ts';
import { progressOn } from '../progress.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import { openList, type Sheet } from './read-sheet.ts';
import { askedOfRow } from './row-request.ts';
import { addedCells, addedHeadings, besideOf, openWriter, type SheetWriter } from './write-sheet.ts';

/** Rows after which V8 has as much room for what is new as it needs. */
const SETTLED = 10_000;

/** Judges the rows of a sheet and writes them with what was found. Returns the exit status. */
export async function assessSheet(invocation: Invocation, file: string): Promise<number> {
  const { given, world, language } = invocation;
  const sheet = await openList(file, world);
  const out = given.text('out') ?? (file === STDIN ? undefined : besideOf(file));
  const writer = out === undefined ? undefined : openWriter(out, sheet, world);
  const progress = progressOn(world, given.flag('quiet'));
  let done = 0;
  const status = await checkAll(invocation, rowsOf(sheet, writer, language), {
    many: true,
    brief: true,
    ...(given.has('out') && { format: 'table' }),
    after: (outcome) => {
      const row = outcome.asked.row;
      if (row === undefined) return;
      done += 1;
      if (done === SETTLED) growNoFurther();
      progress.tell(() => fill(SHEET_TEXTS.progress, { done, percent: row.percent }, language));
      const cells = padded(row.cells, row.width);
      writer?.row([...cells, ...cellsOf(outcome, language)]);
    },
  });
  progress.clear();
  writer?.end();
  if (out !== undefined && !given.flag('quiet'))
    world.err(`${fill(SHEET_TEXTS.written, { file: out }, language)}\n`);
  return status;
}

/** What is asked of the rows, one after the other; headings go into the sheet that is written as they stand. */
function* rowsOf(
  sheet: Sheet,
  writer: SheetWriter | undefined,
  language: Invocation['language'],
): Generator<Asked> {
  let width = 0;
  let count = 0;
  for (const row of sheet.rows()) {
    if (row.line < sheet.columns.line) writer?.row(row.cells);
    else if (row.line === sheet.columns.line) {
      width = row.cells.length;
      writer?.row([...row.cells, ...addedHeadings(language)]);
    } else {
      count += row.cells.reduce((sum, cell) => sum + cell.length + 1, 1);
      yield askedOf(row, sheet, { width, percent: Math.min(99, Math.floor((count / sheet.length) * 100)) });
    }
  }
}

function askedOf(
  { cells, ...rest }: Row,
  { columns, file }: Sheet,
  place: { width: number; percent: number },
): Asked {
  const asked = askedOfRow({ cells, ...rest }, columns, file);
  const row = { cells, line: rest.line, ...place };
  if ('flaws' in asked)
    return { kind: 'domain-check', title: file, body: {}, placeAt: () => undefined, row, flaws: asked.flaws };
  return { ...asked, row };
}

function cellsOf(outcome: Outcome, language: Invocation['language']): string[] {
  if ('result' in outcome.judged) return addedCells(outcome.judged.result, language);
  const reasons = outcome.judged.flaws.map(({ place: _, ...flaw }: Flaw) => flawLine(flaw, language));
  return [reasons.length > 0 ? SHEET_TEXTS.notRead[language] : '', reasons.join('\n'), '', ''];
}

function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill('')];
}
