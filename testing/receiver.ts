/** A receiver of webhooks on loopback: real HTTP, an answer that a test chooses, signatures verified by the specification's own library. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Received = {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
  headers: Record<string, string>;
  body: string;
};

export type Answering = (response: ServerResponse, request: IncomingMessage) => void;

export async function openReceiver() {
  const received: Received[] = [];
  const seen = { requests: 0 };
  let answering: Answering = (response) => response.writeHead(204).end();
  const server = createServer(async (request, response) => {
    seen.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    if (body !== '') received.push({ id: headers['webhook-id'] ?? '', ...JSON.parse(body), headers, body });
    answering(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    seen,
    /** How it answers from now on: a status, or by hand. */
    answer(how: number | Answering) {
      answering = typeof how === 'number' ? (response) => response.writeHead(how).end() : how;
    },
    /** Takes what came so far. */
    take: () => received.splice(0),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Throws if a message is not signed with the secret. The library reads the real clock, so a time of tests is passed over. */
export function verify({ body, headers }: Received, secret: string): unknown {
  const real = Date.now;
  Date.now = () => Number(headers['webhook-timestamp']) * 1000;
  try {
    return new Webhook(secret).verify(body, headers);
  } finally {
    Date.now = real;
  }
}
