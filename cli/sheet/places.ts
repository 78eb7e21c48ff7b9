/** Where things stand in a sheet: the cell of a fact, with what the sheet calls its column. */

import { columnFactsOf, headingFor } from '../../lib/evidence/sheet/column-facts.ts';
import {
  type Column,
  type Columns,
  columnLetters,
  strangeColumns,
  unreadColumns,
} from '../../lib/evidence/sheet/columns.ts';
import type { ReadRow } from '../../lib/evidence/sheet/read-list.ts';
import { fill } from '../../lib/respond/fill.ts';
import type { Text } from '../../lib/texts.ts';
import { flawsOf } from '../documents/flaws-of.ts';
import type { Flaw, Place } from '../failure.ts';
import type { Origin } from '../manifest/composed.ts';
import type { Stating } from '../reports/report.ts';
import { NOT_UNDERSTOOD, SHEET_TEXTS } from '../texts/sheet.ts';
import type { Sheet } from './read-sheet.ts';
import { resultPlaces } from './result-columns.ts';

type Headed = Pick<Sheet, 'file' | 'columns'>;

/** What is wrong with rows or headings, each at its cell. */
export function flawsInSheet(told: Pick<ReadRow, 'faults'>, file: string): Flaw[] {
  return flawsOf(told, file).map((found) => {
    const expected = NOT_UNDERSTOOD[String(found.values?.holds)];
    const flaw = expected === undefined ? found : { ...found, text: expected };
    const { place } = flaw;
    if (place === undefined || !('file' in place) || place.column === undefined) return flaw;
    return { ...flaw, place: cellPlace(file, place.line, place.column) };
  });
}

/** That other sheets are not read, and columns, since others mean the same: nothing is wrong with the sheet. */
export function notesOn({ file, columns, leftOut }: Headed & Pick<Sheet, 'leftOut'>): Flaw[] {
  return flawsOf({ faults: [...leftOut, ...unreadColumns(columns)] }, file);
}

/** That columns are not read, since nobody knows what they say; not those that an earlier run has added. */
export function hintsOn({ file, columns }: Headed): Flaw[] {
  const strange = strangeColumns(columns, resultPlaces(columns.headings));
  return strange === undefined ? [] : flawsOf({ faults: [strange] }, file);
}

/** States facts by their columns: those that the sheet has, or would have. */
export function statingByColumns(columns: Columns): Stating {
  const known = columnFactsOf(columns);
  return ({ fact }, _, language) => {
    const column = known.find((each) => each.fact === fact);
    const heading = column === undefined ? headingFor(fact)?.[language] : columns.headings[column.place];
    return heading === undefined ? [] : [fill(SHEET_TEXTS.column, { heading }, language)];
  };
}

/** Where the fact that a pointer leads to stands, and what the sheet calls it. */
export function originOfFact(pointer: string, row: ReadRow, sheet: Headed): Origin {
  return { place: placeOfFact(pointer, row, sheet), name: nameOfFact(pointer, row, sheet) };
}

/** The cell of the fact; of what no cell says, the row. */
function placeOfFact(pointer: string, row: ReadRow, { file, columns }: Headed): Place {
  const column = columnOf(factAt(pointer), row, columns);
  return column > 0 ? cellPlace(file, row.line, column) : { file, line: row.line };
}

/** The heading of its column, or of the one that would say it. */
function nameOfFact(pointer: string, row: ReadRow, { columns }: Headed): Text | undefined {
  const fact = factAt(pointer);
  const heading = columns.headings[columnOf(fact, row, columns) - 1];
  return heading === undefined ? headingFor(fact) : { en: heading, 'zh-CN': heading };
}

function cellPlace(file: string, line: number | undefined, column: number): Place {
  return { file, ...(line && { line }), column, letters: columnLetters(column - 1) };
}

/** The fact of a row that a pointer of its request leads to. */
function factAt(pointer: string): string {
  return pointer
    .replace(/^#\/websites\/\d+\/domains\/\d+/, 'domain')
    .replace(/^#\/routing\/\d+\/domain$/, 'domain/name')
    .replace(/^#\/(website|server)s\/\d+/, '$1')
    .replace(/^#\/routing\/\d+/, 'routing')
    .replace(/^#\/entity/, 'entity')
    .replace(/^#(?=\/|$)/, 'domain')
    .replaceAll('/', '.');
}

/** Facts of which no evidence is, or that of several columns. */
const OWN_COLUMNS: { readonly [fact: string]: Column } = {
  'domain.name': 'domain',
  'domain.registrar.ianaId': 'registrarIanaId',
  'server.subscription.startsOn': 'serverStartsOn',
  'server.subscription.expiresOn': 'serverExpiresOn',
};

/** What is taken from another column where a sheet has none for it. */
const INSTEAD: { readonly [fact: string]: string } = {
  'server.id': 'server.eip',
  'entity.kind': 'entity.name',
};

/** The column of a fact, from 1; NaN of one that no cell says. */
function columnOf(fact: string, row: ReadRow, columns: Columns): number {
  const own = OWN_COLUMNS[fact];
  const ownPlace = own && columns.places.get(own);
  if (ownPlace !== undefined) return ownPlace + 1;
  const evidence = row.evidence();
  const found =
    evidence.find((each) => each.fact === fact) ?? evidence.find((each) => fact.startsWith(`${each.fact}.`));
  const instead = INSTEAD[fact];
  if (found === undefined && instead !== undefined) return columnOf(instead, row, columns);
  return Number(found?.address.split(':').at(-1));
}
