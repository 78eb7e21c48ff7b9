/** Files that the command line names. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { encodingByMark } from '../../lib/evidence/sheet/decode.ts';
import { Failure } from '../failure.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';

/** What stands for standard input; where something is written, for standard output. */
export const STREAM = '-';

/** The bytes of a file, or of standard input. Throws a failure that says why there are none. */
export async function bytesOf(file: string, world: Pick<World, 'cwd' | 'stdin'>): Promise<Uint8Array> {
  if (file === STREAM) return world.stdin();
  try {
    return await readFile(resolve(world.cwd, file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const text = READING[code === 'ENOENT' ? 'noFile' : code === 'EISDIR' ? 'isFolder' : 'notReadable'];
    throw new Failure({ text, values: { code }, place: { file } });
  }
}

/** The text of a file. */
export async function textOf(file: string, world: Pick<World, 'cwd' | 'stdin'>): Promise<string> {
  return textIn(await bytesOf(file, world), file);
}

/** Bytes of a file as text in UTF-8, or in UTF-16 that a byte order mark tells, as PowerShell 5 redirects. Throws a failure where they are none. */
export function textIn(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder(encodingByMark(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new Failure({ text: READING.notUtf8, place: { file } });
  }
}
