/**
 * Standard output and standard error by their descriptors. Node makes a stream of one when it is first looked at, which costs
 * a fifth of its own start, and then writes to files, and on POSIX to pipes, synchronously as well.
 */
import { fstatSync, writeSync } from 'node:fs';
import { encoded } from './encoder.ts';

type Descriptor = 1 | 2;

/** Those that took no more at some moment: what comes after goes by the stream as well, behind what waits there. */
const slow = new Set<Descriptor>();

/** Whether the process goes on when nobody reads any more, and what nobody reads. */
const unread = { isBorne: false, descriptors: new Set<Descriptor>() };

/** From now on a reader who goes away ends nothing: there is more to do than to be read. */
export function outliveReaders(): void {
  unread.isBorne = true;
}

/** Writes text, or bytes as they are; resolves once more can be taken. A reader who closes the pipe early, such as `head`, ends the process without a word. */
export async function writeTo(descriptor: Descriptor, told: string | Uint8Array): Promise<void> {
  if (unread.descriptors.has(descriptor)) return;
  const bytes = typeof told === 'string' ? encoded(told) : told;
  const written = slow.has(descriptor) ? 0 : writtenAtOnce(descriptor, bytes);
  if (written < bytes.length) await waited(descriptor, bytes.subarray(written));
}

/** How many bytes could be written without waiting. */
function writtenAtOnce(descriptor: Descriptor, bytes: Uint8Array): number {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (isUnread(descriptor, error)) return bytes.length;
    if (codeOf(error) !== 'EAGAIN') throw error;
    slow.add(descriptor);
    // The stream tells of an error twice; who waits for the promise hears of it.
    streamOf(descriptor).on('error', () => undefined);
  }
  return written;
}

function waited(descriptor: Descriptor, bytes: Uint8Array): Promise<void> {
  const stream = streamOf(descriptor);
  return new Promise((done, failed) => {
    stream.write(bytes, (error) => {
      if (error && !isUnread(descriptor, error)) failed(error);
      else done();
    });
  });
}

/** Whether somebody sees what is written. */
export function isTerminal(descriptor: Descriptor): boolean {
  return fstatSync(descriptor).isCharacterDevice() && streamOf(descriptor).isTTY === true;
}

function streamOf(descriptor: Descriptor): NodeJS.WriteStream {
  return descriptor === 1 ? process.stdout : process.stderr;
}

/** What a write fails with when the reader has gone: from a pipe, and from a socket, as Node's pipes are, with something unread in it. */
const GONE: readonly unknown[] = ['EPIPE', 'ECONNRESET'];

/** Whether nobody reads any more. Ends the process, unless it outlives its readers. */
function isUnread(descriptor: Descriptor, error: unknown): boolean {
  if (!GONE.includes(codeOf(error))) return false;
  if (!unread.isBorne) process.exit();
  unread.descriptors.add(descriptor);
  return true;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
