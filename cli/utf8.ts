/** Text as UTF-8, written into as much room as it can need: Node would count the bytes first, which takes as long again. */
export function utf8(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafe(text.length * MOST_BYTES);
  return bytes.subarray(0, bytes.write(text));
}

/** Of a UTF-16 unit. */
const MOST_BYTES = 3;
