/** The wire of WHOIS, RFC 3912: a line to port 43, and everything until the connection is closed. */
import { connect } from 'node:net';
import { type Guard, reasonOf } from '../../outbound/guard.ts';
import { decode } from '../sheet/decode.ts';

export type WhoisServer = { host: string; port: number };

type WhoisAnswer = { kind: 'answered'; text: string } | { kind: 'failed'; reason: string };

/** No registry's answer is longer; what is beyond is not read. */
const ANSWER_BYTES = 64 * 1024;

/** Asks a server. It never throws; a connection that is closed without a word is an answer without text. */
export function askWhois(
  query: string,
  { server: { host, port }, guard, timeoutMs }: { server: WhoisServer; guard: Guard; timeoutMs: number },
): Promise<WhoisAnswer> {
  if (!guard.allowsHost(host)) return Promise.resolve({ kind: 'failed', reason: 'address-not-public' });
  return new Promise((settle) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const socket = connect({ host, port, lookup: guard.lookup });
    const timer = setTimeout(() => end({ kind: 'failed', reason: 'timeout' }), timeoutMs);
    function end(answer: WhoisAnswer): void {
      clearTimeout(timer);
      socket.destroy();
      settle(answer);
    }
    const answered = () => end({ kind: 'answered', text: textOf(Buffer.concat(chunks)) });
    socket.on('connect', () => socket.write(`${query}\r\n`));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > ANSWER_BYTES) answered();
    });
    socket.on('end', answered);
    socket.on('error', (error) => end({ kind: 'failed', reason: reasonOf(error) }));
  });
}

/** Text in UTF-8, or in GB18030, as some registrars in China write; of an answer that is too long, its whole lines. */
function textOf(bytes: Buffer): string {
  const whole = bytes.length > ANSWER_BYTES ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes;
  return decode(whole)?.text ?? whole.toString('utf8');
}
