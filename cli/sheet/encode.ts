/** Encodings that sheets come in. Node reads GB18030 and does not write it: the table is turned round. */
import { TextDecoder } from 'node:util';
import type { Encoding } from '../../lib/evidence/sheet/decode.ts';
import { type Encoder, UTF_8 } from '../encoder.ts';

/** Writes text in an encoding. A character that GB18030 does not have becomes `?`. */
export function encoderOf(encoding: Encoding): Encoder {
  switch (encoding) {
    case 'utf-8':
      return UTF_8;
    case 'utf-16le':
      return { most: 2, write: (text, into, at) => at + into.write(text, at, 'utf16le') };
    case 'utf-16be':
      return { most: 2, write: writeBigEndian };
    case 'gb18030':
      return { most: 4, write: gb18030Writer() };
  }
}

/** The byte order mark of an encoding, as text. */
export const BYTE_ORDER_MARK = '\ufeff';

function writeBigEndian(text: string, into: Buffer, at: number): number {
  const end = at + into.write(text, at, 'utf16le');
  into.subarray(at, end).swap16();
  return end;
}

function gb18030Writer(): Encoder['write'] {
  made ??= gb18030Table();
  const table = made;
  return (text, into, at) => {
    let end = at;
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) {
        into[end] = point;
        end += 1;
        continue;
      }
      const told = table.get(character) ?? beyond(point);
      into.set(told, end);
      end += told.length;
    }
    return end;
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
