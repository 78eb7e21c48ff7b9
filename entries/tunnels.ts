/** CONNECT. Node gives a request for a tunnel to no handler, and closes it without an answer. */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '../lib/errors.ts';
import { languageOf } from '../lib/http/language.ts';
import { problemAnswer } from '../lib/http/problem.ts';

const ALLOWED = 'GET, HEAD, POST, PUT, DELETE';

/** Answers a request for a tunnel as any other method that nobody has: 405. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    // Whoever asked may be gone.
    socket.on('error', () => socket.destroy());
    socket.end(answerTo(request));
  });
}

function answerTo({ headers: asked }: IncomingMessage): string {
  const problem = new Problem('method-not-allowed', {
    values: { allowed: ALLOWED },
    headers: { allow: ALLOWED },
  });
  const requestId = randomUUID();
  const { status, headers, body } = problemAnswer(problem, languageOf(asked['accept-language']), requestId);
  const all = {
    ...headers,
    'x-request-id': requestId,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
