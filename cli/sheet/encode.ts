/** Text as bytes, in the encodings that sheets come in. Node reads GB18030 and does not write it: the table is turned round. */
import { TextDecoder } from 'node:util';
import type { Encoding } from '../../lib/evidence/sheet/decode.ts';
import { utf8 } from '../utf8.ts';

/** Writes text in an encoding. A character that GB18030 does not have becomes `?`. */
export function encoderOf(encoding: Encoding): (text: string) => Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return utf8;
    case 'utf-16le':
      return (text) => Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return (text) => Buffer.from(text, 'utf16le').swap16();
    case 'gb18030':
      return gb18030Encoder();
  }
}

/** The byte order mark of an encoding, as text. */
export const BYTE_ORDER_MARK = '\ufeff';

function gb18030Encoder(): (text: string) => Uint8Array {
  made ??= gb18030Table();
  const table = made;
  return (text) => {
    const bytes: number[] = [];
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) bytes.push(point);
      else bytes.push(...(table.get(character) ?? beyond(point)));
    }
    return Uint8Array.from(bytes);
  };
}

let made: ReturnType<typeof gb18030Table> | undefined;

const QUESTION = [0x3f];

/** Characters of two bytes, and of four below U+10000, by what Node reads of each. */
function gb18030Table(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    const character = decoded(decoder, bytes);
    if (character !== undefined && !table.has(character)) table.set(character, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) add([lead, trail]);
  for (let linear = 0; linear < 39_420; linear += 1) add(fourBytes(linear));
  return table;
}

function decoded(decoder: TextDecoder, bytes: readonly number[]): string | undefined {
  try {
    const text = decoder.decode(Uint8Array.from(bytes));
    return [...text].length === 1 ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Four bytes count from 0x81308130: GB 18030-2022, 4.3. */
function fourBytes(linear: number): number[] {
  const [a, rest] = [Math.floor(linear / 12_600), linear % 12_600];
  const [b, last] = [Math.floor(rest / 1260), rest % 1260];
  return [0x81 + a, 0x30 + b, 0x81 + Math.floor(last / 10), 0x30 + (last % 10)];
}

/** Above U+FFFF the four bytes go with the code points. */
function beyond(point: number): readonly number[] {
  return point >= 0x10000 ? fourBytes(189_000 + point - 0x10000) : QUESTION;
}
