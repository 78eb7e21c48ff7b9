/** Where a judged sheet is written. Until it is whole it has another name, so that a run that breaks off leaves nothing that looks whole. */
import { closeSync, existsSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { notWritten } from '../documents/write-file.ts';
import { encoded } from '../encoder.ts';
import { Failure } from '../failure.ts';
import type { Soon } from '../judge/in-order.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import type { World } from '../world.ts';
import { BYTE_ORDER_MARK, encoderOf } from './encode.ts';
import type { Sheet } from './read-sheet.ts';

/** Writes bytes, one after the other. Throws a failure where they cannot be written. */
export type SheetWriter = {
  /** The bytes are lent until they are written. */
  write: (bytes: Uint8Array) => Soon<void>;
  /** The sheet is whole. */
  end: () => void;
  /** It never will be; nothing once it has ended. */
  abandon: () => void;
};

/** Names of files that spreadsheet programs take for another format than CSV. */
const OF_OTHER_FORMATS: ReadonlySet<string> = new Set([
  '.xlsx',
  '.xlsm',
  '.xlsb',
  '.xltx',
  '.xls',
  '.xlt',
  '.ods',
  '.et',
  '.numbers',
]);

/** Where a judged sheet goes that nobody named a place for: beside its input, whatever the form of that is. */
export function besideOf(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.judged.csv`);
}

/** Whether a file of that name is there. */
export function isThere(out: string, { cwd }: Pick<World, 'cwd'>): boolean {
  const path = resolve(cwd, out);
  return existsSync(path) && lstatSync(path).isFile();
}

/** Opens the sheet to write. Throws a failure where it would be the input itself, or cannot be written. */
export function openWriter(
  out: string,
  sheet: Pick<Sheet, 'file' | 'encoding' | 'byteOrderMark'>,
  { cwd, onStop }: Pick<World, 'cwd' | 'onStop'>,
): SheetWriter {
  const path = resolve(cwd, out);
  if (path === resolve(cwd, sheet.file))
    throw new Failure({ text: SHEET_TEXTS.overwrites, place: { option: '--out' } });
  if (OF_OTHER_FORMATS.has(extname(path).toLowerCase()))
    throw new Failure({ text: SHEET_TEXTS.notCsv, place: { option: '--out' } });
  const begun = writing(out, () => isReplaceable(path)) ? `${path}.part` : path;
  const file = writing(out, () => openSync(begun, 'w'));
  const remove = () => {
    if (begun !== path) rmSync(begun, { force: true });
  };
  const goOn = onStop(remove);
  let isOpen = true;
  const close = (last: () => void) => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(file);
    last();
    goOn();
  };
  const write = (bytes: Uint8Array) => writing(out, () => writeFileSync(file, bytes));
  if (sheet.byteOrderMark) write(encoded(BYTE_ORDER_MARK, encoderOf(sheet.encoding)));
  return {
    write,
    end: () =>
      close(() => {
        if (begun !== path) writing(out, () => renameSync(begun, path));
      }),
    abandon: () => close(remove),
  };
}

/** Writes the sheet to standard output. */
export function streamWriter(
  { encoding, byteOrderMark }: Pick<Sheet, 'encoding' | 'byteOrderMark'>,
  { out }: Pick<World, 'out'>,
): SheetWriter {
  let before = byteOrderMark ? encoded(BYTE_ORDER_MARK, encoderOf(encoding)) : new Uint8Array();
  return {
    async write(part) {
      await out(Buffer.concat([before, part]));
      before = new Uint8Array();
    },
    end: () => undefined,
    abandon: () => undefined,
  };
}

/** Whether another file can take its place: a device, a pipe or a link stays what it is. */
function isReplaceable(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found === undefined || found.isFile();
}

function writing<T>(out: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw notWritten(error, out);
  }
}
