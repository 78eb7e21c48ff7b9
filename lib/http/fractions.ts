/** Bytes that are fetched at once: the random parts of 16 ids. */
const BLOCK_BYTES = 256;

/**
 * Numbers from 0 up to 1, exclusive, with eight random bits each, as the library of ids takes them one by one. They are fetched
 * in blocks: sixteen calls of the generator take longer than all else of an id.
 */
export function createFractions(randomBytes: (count: number) => Uint8Array): () => number {
  let bytes: Uint8Array = new Uint8Array();
  let next = 0;
  return () => {
    if (next === bytes.length) {
      bytes = randomBytes(BLOCK_BYTES);
      next = 0;
    }
    const byte = bytes[next] ?? 0;
    next += 1;
    return byte / 256;
  };
}
