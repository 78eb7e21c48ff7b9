/** Files that the command line writes. */
import type { Text } from '../../lib/texts.ts';
import { Failure } from '../failure.ts';
import { READING } from '../texts/reading.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';

/** Why a file cannot be written, by the code of the system's error. */
const REASONS: { readonly [code: string]: Text } = {
  ENOENT: SHEET_TEXTS.noFolder,
  ENOTDIR: SHEET_TEXTS.noFolder,
  // Of a folder to make in which a file has the name of one.
  EEXIST: SHEET_TEXTS.noFolder,
  EISDIR: READING.isFolder,
  EACCES: SHEET_TEXTS.notAllowed,
  EPERM: SHEET_TEXTS.notAllowed,
  EROFS: SHEET_TEXTS.notAllowed,
  ENOSPC: SHEET_TEXTS.full,
};

/** The failure that says why a file cannot be written. */
export function notWritten(error: unknown, file: string): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new Failure({ text: REASONS[code] ?? SHEET_TEXTS.notWritten, values: { code }, place: { file } });
}
