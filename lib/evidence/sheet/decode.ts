/** Bytes of a text file as text, whatever program wrote them. */

/** How a file's text is written; `gb18030` takes in GBK and GB2312. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

type Decoded = { text: string; encoding: Encoding; byteOrderMark: boolean };

/** Text by its byte order mark, else UTF-8 if it is, else GB18030, in which programs on Chinese Windows write; undefined if it is none. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const encoding = encodingByMark(bytes);
  if (encoding !== undefined) return decoded(bytes.subarray(encoding === 'utf-8' ? 3 : 2), encoding, true);
  return decoded(bytes, 'utf-8', false) ?? decoded(bytes, 'gb18030', false);
}

/** The encoding that a byte order mark tells; undefined where there is none. */
export function encodingByMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

function decoded(bytes: Uint8Array, encoding: Encoding, byteOrderMark: boolean): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, byteOrderMark };
  } catch {
    return undefined;
  }
}
