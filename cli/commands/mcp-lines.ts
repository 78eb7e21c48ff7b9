/** Lines of standard input as messages to an assistant's server. */
import { Readable } from 'node:stream';
import { isObject } from '../../lib/evidence/json.ts';
import { faultyParams, messageIn, parseError } from '../../lib/mcp/message.ts';

/** A longer line, in bytes, is not held, and is none. */
const LONGEST = 10 * 1024 * 1024;
const NEWLINE = '\n'.charCodeAt(0);

/** The messages of an input, a line each, as they come. A line that is no message to a server is answered by `answer`. */
export function messageLines(
  input: Readable,
  told: Parameters<typeof faultyParams>[1],
  answer: (line: string) => void,
): Readable {
  const messages = new Readable({ read: () => undefined });
  const take = (line: Buffer | undefined) => {
    const text = line?.toString().trim();
    if (text === '') return;
    const read = readLine(text, told);
    if ('refusal' in read) answer(`${JSON.stringify(read.refusal)}\n`);
    else messages.push(`${JSON.stringify(read.message)}\n`);
  };
  input.on('data', linesTo(take));
  input.on('end', () => {
    messages.push(null);
    messages.resume();
  });
  return messages;
}

/** Takes chunks, and gives each whole line to `take`; undefined for one that is too long. */
function linesTo(take: (line: Buffer | undefined) => void): (chunk: Buffer) => void {
  let held: Buffer[] = [];
  let size = 0;
  const hold = (part: Buffer) => {
    size += part.length;
    if (size > LONGEST) held = [];
    else held.push(part);
  };
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, end));
      take(size > LONGEST ? undefined : Buffer.concat(held));
      [held, size, from] = [[], 0, end + 1];
    }
    hold(chunk.subarray(from));
  };
}

/** What a line holds for the server, or the error that answers it. */
function readLine(text: string | undefined, told: Parameters<typeof faultyParams>[1]) {
  let json: unknown;
  try {
    json = text === undefined ? undefined : JSON.parse(text);
  } catch {
    return { refusal: parseError(told.language) };
  }
  // What answers a request of the server's is not answered itself.
  if (isObject(json) && !('method' in json) && ('result' in json || 'error' in json))
    return { message: json };
  const read = messageIn(json, told.language);
  const refusal = 'message' in read ? faultyParams(read.message, told) : undefined;
  return refusal === undefined ? read : { refusal };
}
