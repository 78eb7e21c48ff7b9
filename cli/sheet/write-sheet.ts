/** The judged sheet: the columns of the input, then what was found, in the encoding that it came in. */

import { closeSync, openSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Answer } from '../../lib/answers/named.ts';
import type { Language } from '../../lib/texts.ts';
import { Failure } from '../failure.ts';
import { groupsOf } from '../reports/order.ts';
import { reasonOf } from '../reports/phrases.ts';
import { VERDICTS } from '../texts/report.ts';
import { SHEET_COLUMNS, SHEET_TEXTS } from '../texts/sheet.ts';
import type { World } from '../world.ts';
import { BYTE_ORDER_MARK, encoderOf } from './encode.ts';
import type { Sheet } from './read-sheet.ts';

/** Writes rows, one after the other. Throws a failure where they cannot be written. */
export type SheetWriter = { row: (cells: readonly string[]) => void; end: () => void };

/** Where a judged sheet goes that nobody named a place for: beside its input. */
export function besideOf(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.judged.csv`);
}

/** Rows that are written at once. */
const AT_ONCE = 100;

/** Opens the sheet to write. Throws a failure where it would be the input itself, or cannot be written. */
export function openWriter(out: string, sheet: Sheet, { cwd }: Pick<World, 'cwd'>): SheetWriter {
  const path = resolve(cwd, out);
  if (path === resolve(cwd, sheet.file))
    throw new Failure({ text: SHEET_TEXTS.overwrites, place: { option: '--out' } });
  const file = writing(out, () => openSync(path, 'w'));
  const encode = encoderOf(sheet.encoding);
  const write = (text: string) => writing(out, () => writeFileSync(file, encode(text)));
  let waiting: string[] = [];
  const flush = () => {
    write(waiting.join(''));
    waiting = [];
  };
  if (sheet.byteOrderMark) write(BYTE_ORDER_MARK);
  return {
    row(cells) {
      waiting.push(lineOf(cells, sheet));
      if (waiting.length >= AT_ONCE) flush();
    },
    end() {
      flush();
      closeSync(file);
    },
  };
}

function writing<T>(out: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Failure({ text: SHEET_TEXTS.notWritten, values: { code }, place: { file: out } });
  }
}

/** A row as a line of CSV (RFC 4180, section 2). */
function lineOf(cells: readonly string[], { separator, newline }: Sheet): string {
  let line = '';
  for (const [place, cell] of cells.entries()) {
    const text = safe(cell);
    const isPlain = !QUOTED.test(text) && !text.includes(separator);
    line += `${place === 0 ? '' : separator}${isPlain ? text : `"${text.replaceAll('"', '""')}"`}`;
  }
  return `${line}${newline}`;
}

/** What stands in quotes, and what programs would trim otherwise. */
const QUOTED = /["\r\n]|^\s|\s$/;

/** A cell that a sheet program would take for a formula is taken for text. */
function safe(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) && cell !== '-' ? `'${cell}` : cell;
}

/** The headings that are added. */
export function addedHeadings(language: Language): string[] {
  return Object.values(SHEET_COLUMNS).map((text) => text[language]);
}

/** The cells that are added to a row: verdict, reasons, fixes, and the day on which it is ready. */
export function addedCells(result: Answer<'Result'>, language: Language): string[] {
  const { fails, unknown } = groupsOf(result.findings);
  const told = [...fails, ...unknown];
  const readyOn = result.kind === 'assessment' ? (result.plan?.readyOn ?? '') : '';
  return [
    VERDICTS[result.verdict][language],
    told.map((finding) => reasonOf(finding, language)).join('\n'),
    told.map(({ fix = '' }) => fix).join('\n'),
    readyOn,
  ];
}
