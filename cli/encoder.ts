/** How text is written as bytes of an encoding. */
export type Encoder = {
  /** Bytes of a UTF-16 unit at most. */
  most: number;
  /** Writes text into bytes, from a place on. Returns the place behind it. */
  write: (text: string, into: Buffer, at: number) => number;
};

export const UTF_8: Encoder = { most: 3, write: (text, into, at) => at + into.write(text, at) };

/** Text as bytes, written into as much room as it can need: Node would count the bytes first, which takes as long again. */
export function encoded(text: string, { most, write }: Encoder = UTF_8): Uint8Array {
  const bytes = Buffer.allocUnsafe(text.length * most);
  return bytes.subarray(0, write(text, bytes, 0));
}
