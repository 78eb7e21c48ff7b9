/** What a look-up meets outside, as real servers on this machine: RDAP and pages over HTTP, WHOIS on a socket, DNS on UDP. */
import { createSocket } from 'node:dgram';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import dns2 from 'dns2';

/** A running server: where it listens, how often it was asked and how many of its questions were open at once. */
export type Outside = { port: number; asked: string[]; most: number; close: () => Promise<void> };

type Load = { asked: string[]; open: number; most: number };

function enter(load: Load, question: string): void {
  load.asked.push(question);
  load.open += 1;
  load.most = Math.max(load.most, load.open);
}

/** An HTTP server. */
export async function serveHttp(listener: RequestListener): Promise<Outside> {
  const load: Load = { asked: [], open: 0, most: 0 };
  const server = createHttpServer((request, response) => {
    enter(load, request.url ?? '');
    response.on('close', () => {
      load.open -= 1;
    });
    listener(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return outside(load, server.address(), async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
}

/** A WHOIS server: `answer` gets the line that was asked, and the socket to write to. */
export async function serveWhois(answer: (query: string, socket: Socket) => void): Promise<Outside> {
  const load: Load = { asked: [], open: 0, most: 0 };
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    let line = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      line += chunk;
      if (!line.endsWith('\r\n')) return;
      enter(load, line.trim());
      answer(line.trim(), socket);
    });
    socket.on('close', () => {
      sockets.delete(socket);
      load.open -= 1;
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return outside(load, server.address(), async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
}

/** Records by name; a name that is not here does not exist. `silent` names are never answered. */
export type Zone = {
  records: { [name: string]: { type: 'A' | 'AAAA' | 'CNAME'; value: string }[] };
  silent?: string[];
  refused?: string[];
};

/** A DNS server on UDP. The zone may be changed while it runs. */
export async function serveDns(zone: Zone): Promise<Outside> {
  const load: Load = { asked: [], open: 0, most: 0 };
  const { Packet } = dns2;
  const server = dns2.createServer({
    udp: true,
    handle(request, send) {
      const response = Packet.createResponseFromRequest(request);
      const [question] = request.questions;
      const name = question?.name.toLowerCase() ?? '';
      load.asked.push(name);
      if (zone.silent?.includes(name) || question === undefined) return;
      if (zone.refused?.includes(name)) response.header.rcode = 5;
      else if (zone.records[name] === undefined) response.header.rcode = 3;
      else answer(name, 0);
      send(response);

      /** What a resolver answers: the alias, and what lies behind it. */
      function answer(owner: string, depth: number): void {
        if (question === undefined || depth > 10) return;
        for (const { type, value } of zone.records[owner] ?? []) {
          if (type !== 'CNAME' && Packet.TYPE[type] !== question.type) continue;
          const content = type === 'CNAME' ? { domain: value } : { address: value };
          const record = { type: Packet.TYPE[type], class: Packet.CLASS.IN, ttl: 60, ...content };
          response.answers.push(Packet.createResourceFromQuestion({ ...question, name: owner }, record));
          if (type === 'CNAME' && question.type !== Packet.TYPE.CNAME) answer(value, depth + 1);
        }
      }
    },
  });
  const port = await freeUdpPort();
  await server.listen({ udp: { port, address: '127.0.0.1' } });
  return {
    ...(await outside(load, { port, address: '127.0.0.1', family: 'IPv4' }, async () => {
      await server.close();
    })),
  };
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
  const { port } = socket.address();
  await new Promise<void>((closed) => socket.close(closed));
  return port;
}

function outside(load: Load, address: AddressInfo | string | null, close: () => Promise<void>): Outside {
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked: load.asked,
    get most() {
      return load.most;
    },
    close,
  };
}
