/** Reads a zip archive by its directory (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4), and never unpacks much more than it is allowed. */
import { Inflate } from 'fflate';

const END = { signature: 0x06054b50, bytes: 22, count: 10, directory: 16, longestComment: 0xffff } as const;
const ENTRY = {
  signature: 0x02014b50,
  bytes: 46,
  flags: 8,
  method: 10,
  packed: 20,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  header: 42,
} as const;
const HEADER = { signature: 0x04034b50, bytes: 30, nameLength: 26, extraLength: 28 } as const;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Bytes that are inflated at once; they can become a thousand times as many. */
const STEP = 8192;

type Archive = { bytes: Uint8Array; u16: (at: number) => number; u32: (at: number) => number };
type ArchiveEntry = { name: string; isEncrypted: boolean; method: number; packed: number; header: number };

/** Why an archive is not read: it is none that is understood, or would be more than is allowed. */
export class UnreadArchive extends Error {
  readonly reason: 'broken' | 'too-large';

  constructor(reason: 'broken' | 'too-large') {
    super(`expected a zip archive that can be read; found one that is ${reason}`);
    this.name = 'UnreadArchive';
    this.reason = reason;
  }
}

/**
 * The files of an archive that are wanted, at most `most` bytes in all. Packed they are no more than the archive: entries
 * that share bytes would have these unpacked again and again. Throws UnreadArchive.
 */
export function unzipped(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  most: number,
): { [name: string]: Uint8Array } {
  const archive = archiveOf(bytes);
  const files = new Map<string, Uint8Array>();
  let left = most;
  let packedLeft = bytes.length;
  try {
    for (const entry of entriesOf(archive)) {
      if (!isWanted(entry.name)) continue;
      packedLeft -= entry.packed;
      if (packedLeft < 0) throw new UnreadArchive('broken');
      const file = unpacked(archive, entry, left);
      left -= file.length;
      files.set(entry.name, file);
    }
  } catch (error) {
    throw error instanceof UnreadArchive ? error : new UnreadArchive('broken');
  }
  return Object.fromEntries(files);
}

function archiveOf(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, u16: (at) => view.getUint16(at, true), u32: (at) => view.getUint32(at, true) };
}

function* entriesOf({ bytes, u16, u32 }: Archive): Generator<ArchiveEntry> {
  const end = endOf({ bytes, u16, u32 });
  let at = u32(end + END.directory);
  for (let count = u16(end + END.count); count > 0; count -= 1) {
    if (u32(at) !== ENTRY.signature) throw new UnreadArchive('broken');
    const behind = at + ENTRY.bytes + u16(at + ENTRY.nameLength);
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY.bytes, behind)),
      isEncrypted: (u16(at + ENTRY.flags) & ENCRYPTED) !== 0,
      method: u16(at + ENTRY.method),
      packed: u32(at + ENTRY.packed),
      header: u32(at + ENTRY.header),
    };
    at = behind + u16(at + ENTRY.extraLength) + u16(at + ENTRY.commentLength);
  }
}

/** Where the record that ends the archive begins: a comment may follow it. */
function endOf({ bytes, u32 }: Archive): number {
  const last = bytes.length - END.bytes;
  for (let at = last; at >= Math.max(0, last - END.longestComment); at -= 1)
    if (u32(at) === END.signature) return at;
  throw new UnreadArchive('broken');
}

function unpacked({ bytes, u16, u32 }: Archive, entry: ArchiveEntry, most: number): Uint8Array {
  const { header, packed, method, isEncrypted } = entry;
  if (isEncrypted || u32(header) !== HEADER.signature) throw new UnreadArchive('broken');
  const begin = header + HEADER.bytes + u16(header + HEADER.nameLength) + u16(header + HEADER.extraLength);
  const data = bytes.subarray(begin, begin + packed);
  if (data.length !== packed || (method !== STORED && method !== DEFLATED)) throw new UnreadArchive('broken');
  if (method === DEFLATED) return inflated(data, most);
  if (packed > most) throw new UnreadArchive('too-large');
  return data;
}

/** Stops as soon as there is more than is allowed, whatever the archive says of its size. */
function inflated(data: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    length += chunk.length;
    if (length > most) throw new UnreadArchive('too-large');
    chunks.push(chunk);
  });
  for (let at = 0; at < data.length; at += STEP)
    inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
