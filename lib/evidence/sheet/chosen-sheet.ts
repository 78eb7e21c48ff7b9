/** Which of the sheets of a workbook is read: the first one that has a row of headings, whatever stands before it. */
import { type ReadFault, rawOf } from '../evidence.ts';
import { columnOf } from './columns.ts';
import { formOf, type SheetForm } from './read-list.ts';
import type { Row } from './rows.ts';

/** A sheet by its name, with the rows that are not blank. */
export type NamedSheet = { name: string; rows: Row[] };
/** The rows of the sheet that is read, and that others are not. */
export type ChosenSheet = { rows: Row[]; leftOut: ReadFault[] };

/** Rows in which a list of headings, one below the other, shows. */
const ROWS_TO_TRY = 50;
/** So many sheets are named that are not read; of more their number is told. */
const MOST_NAMED = 10;

/** The sheet that has headings, of a form that is wanted if there is one. One that explains how to fill it in may name them too, and is taken last. */
export function chosenSheet(sheets: readonly NamedSheet[], wanted: SheetForm | undefined): ChosenSheet {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const headed = filled.filter(({ rows }) => isHeaded(rows));
  const chosen =
    headed.find(({ rows }) => formOf(rows)?.form === wanted) ??
    headed[0] ??
    filled.find(({ rows }) => formOf(rows) !== undefined) ??
    filled[0];
  const others = filled.filter((each) => each !== chosen);
  if (chosen === undefined || others.length === 0) return { rows: chosen?.rows ?? [], leftOut: [] };
  return { rows: chosen.rows, leftOut: [sheetsLeftOut(chosen, others)] };
}

/** Whether a sheet has a row of headings, and below the one of domains no other heading, which a table of headings has. */
export function isHeaded(rows: readonly Row[]): boolean {
  const columns = formOf(rows)?.columns;
  if (columns === undefined) return false;
  const place = columns.places.get('domain') ?? -1;
  return rows.slice(0, ROWS_TO_TRY).every(({ line, cells }) => {
    const column = line > columns.line ? columnOf(cells[place] ?? '') : undefined;
    return column === undefined || column === 'domain';
  });
}

function sheetsLeftOut({ name }: NamedSheet, others: readonly NamedSheet[]): ReadFault {
  const names = others.slice(0, MOST_NAMED).map((each) => rawOf(each.name));
  const more = others.length - names.length;
  return {
    reason: more > 0 ? 'more-sheets-not-read' : 'sheets-not-read',
    values: {
      sheet: rawOf(name),
      sheets: names.map((each) => `"${each}"`).join(', '),
      sheetsInChinese: names.map((each) => `“${each}”`).join('、'),
      more,
    },
  };
}
