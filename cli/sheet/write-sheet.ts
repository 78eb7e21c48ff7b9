/** The judged sheet: the columns of the input, then what was found, in the encoding that it came in. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import Papa from 'papaparse';
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

/** Writes rows, one after the other; each resolves once more can be taken. */
export type SheetWriter = { row: (cells: readonly string[]) => Promise<void>; end: () => Promise<void> };

/** Where a judged sheet goes that nobody named a place for: beside its input. */
export function besideOf(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.judged.csv`);
}

/** Characters that are written at once. */
const AT_ONCE = 65_536;

/** Opens the sheet to write. Throws a failure where it would be the input itself, or cannot be written. */
export async function openWriter(
  out: string,
  sheet: Sheet,
  { cwd }: Pick<World, 'cwd'>,
): Promise<SheetWriter> {
  if (resolve(cwd, out) === resolve(cwd, sheet.file))
    throw new Failure({ text: SHEET_TEXTS.overwrites, place: { option: '--out' } });
  const stream = createWriteStream(resolve(cwd, out));
  const failed = new Promise<never>((_, fail) => stream.once('error', fail));
  const whenOpen = once(stream, 'open');
  await Promise.race([whenOpen, failed]).catch((error: NodeJS.ErrnoException) => {
    throw new Failure({
      text: SHEET_TEXTS.notWritten,
      values: { code: error.code ?? '' },
      place: { file: out },
    });
  });
  failed.catch(() => undefined);
  const encode = encoderOf(sheet.encoding);
  let waiting = sheet.byteOrderMark ? BYTE_ORDER_MARK : '';
  const flush = async () => {
    const text = waiting;
    waiting = '';
    if (!stream.write(encode(text))) await Promise.race([once(stream, 'drain'), failed]);
  };
  return {
    async row(cells) {
      waiting += `${Papa.unparse([cells.map(safe)], { delimiter: sheet.separator })}${sheet.newline}`;
      if (waiting.length > AT_ONCE) await flush();
    },
    async end() {
      await flush();
      await Promise.race([failed, new Promise<void>((done) => stream.end(done))]);
    },
  };
}

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
