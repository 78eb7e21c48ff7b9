/** A sheet's rows one after the other, in flat memory, with how the file is written. */
import Papa from 'papaparse';
import type { ReadFault } from '../../lib/evidence/evidence.ts';
import type { Columns } from '../../lib/evidence/sheet/columns.ts';
import { decode, type Encoding } from '../../lib/evidence/sheet/decode.ts';
import { isXlsx } from '../../lib/evidence/sheet/is-xlsx.ts';
import { formOf, type SheetForm } from '../../lib/evidence/sheet/read-list.ts';
import { type Row, SEPARATORS } from '../../lib/evidence/sheet/rows.ts';
import { isBinaryPlan, refusal, refuseDocument } from '../documents/forms.ts';
import { bytesOf } from '../documents/read-file.ts';
import { Failure } from '../failure.ts';
import { growNoFurther } from '../memory.ts';
import { INVENTORY } from '../texts/inventory.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';
import { blocksOf, type RowForm, rowsIn } from './blocks.ts';

export type Sheet = {
  file: string;
  form: SheetForm;
  columns: Columns;
  /** All rows, the headings and what stands before them included. */
  rows: () => Iterable<Row>;
  /** How the file is written; of an XLSX file, how text is written that takes its place. */
  encoding: Encoding;
  byteOrderMark: boolean;
  separator: string;
  newline: string;
  /** Characters of the whole, for progress; rows tell how far they reach. */
  length: number;
  /** That other sheets of the file are not read, as people are told of them. */
  leftOut: readonly ReadFault[];
};

const SAMPLE = 65_536;

/** Opens a list of domains or websites. Throws a failure where it is none. */
export async function openList(file: string, world: World): Promise<Sheet> {
  const sheet = await openSheet(file, world, 'list');
  if (sheet.form !== 'list') throw flaw('not-a-list', file);
  return sheet;
}

/** Opens a sheet, a list or an export of DNS records; of a workbook rather one of the form that is `wanted`. Throws a failure where it is none. */
export async function openSheet(file: string, world: World, wanted?: SheetForm): Promise<Sheet> {
  const bytes = await bytesOf(file, world);
  if (isBinaryPlan(bytes)) throw refusal(READING.isBinaryPlan, file);
  const sheet = isXlsx(bytes) ? await openXlsx(file, bytes, wanted) : openText(file, bytes);
  const first: Row[] = [];
  for (const row of sheet.rows()) if (first.push(row) >= 10) break;
  const known = formOf(first);
  if (known === undefined) throw flaw('no-headings', file);
  return { ...sheet, file, ...known };
}

type Opened = Omit<Sheet, 'file' | 'form' | 'columns'>;

function openText(file: string, bytes: Uint8Array): Opened {
  const decoded = decode(bytes);
  if (decoded === undefined) throw flaw('not-text', file);
  const { text, encoding, byteOrderMark } = decoded;
  refuseDocument(file, text);
  const sample = text.slice(0, SAMPLE);
  const { meta } = Papa.parse(sample, { delimitersToGuess: SEPARATORS, preview: 50, skipEmptyLines: true });
  // Cells are trimmed, so a row may end in \r\n as well: files are put together of others.
  const form: RowForm = { separator: meta.delimiter, rowEnd: meta.linebreak === '\r' ? '\r' : '\n' };
  return {
    *rows() {
      // To hand over to another generator takes twice as long for each row.
      for (const block of blocksOf(text, form)) for (const row of rowsIn(block, form)) yield row;
    },
    encoding,
    byteOrderMark,
    separator: form.separator,
    newline: sample.includes('\r\n') ? '\r\n' : '\n',
    length: text.length,
    leftOut: [],
  };
}

/** What unpacks it is loaded only here. */
async function openXlsx(file: string, bytes: Uint8Array, wanted: SheetForm | undefined): Promise<Opened> {
  const { xlsxSheet } = await import('../../lib/evidence/sheet/xlsx.ts');
  const { UnreadArchive } = await import('../../lib/evidence/sheet/unzip.ts');
  growNoFurther();
  try {
    const { rows, leftOut } = await xlsxSheet(bytes, wanted);
    return {
      rows: () => rows,
      encoding: 'utf-8',
      byteOrderMark: true,
      separator: ',',
      newline: '\r\n',
      length: rows.length,
      leftOut,
    };
  } catch (error) {
    if (error instanceof UnreadArchive) throw flaw(`xlsx-${error.reason}`, file);
    throw flaw('not-xlsx', file, { reason: error instanceof Error ? error.message : String(error) });
  }
}

function flaw(reason: string, file: string, values: { [name: string]: string } = {}): Failure {
  return new Failure({ text: INVENTORY[reason] ?? { en: reason, 'zh-CN': reason }, values, place: { file } });
}
