import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, openHttpServer } from '../../entries/http-server.ts';
import { defineOpenRoute } from '../../lib/http/route.ts';

const route = (path: string) =>
  defineOpenRoute({
    method: 'POST',
    path,
    id: 'x',
    tag: 'Service',
    summary: 'x',
    answers: { 200: {} },
    handle: async () => ({ status: 200 as const, headers: {}, body: '' }),
  });
const APIS = [
  { name: 'one', routes: [route('/one/{id}')] },
  { name: 'describe', routes: [] },
];
const NOW_ANSWER = {
  statusCode: 200,
  headers: { 'content-type': 'text/plain' },
  isBase64Encoded: false,
} as const;

let server: HttpServer;
let stopped = false;
const logged: Record<string, unknown>[] = [];
afterEach(async () => {
  if (!stopped) await server.stop({ stopMs: 0 });
  stopped = false;
  logged.splice(0);
});

/** A server whose functions answer with their name, and what `work` makes of the body. */
async function open(work: (name: string, body: string) => Promise<string> | string = (name) => name) {
  server = await openHttpServer({
    apis: APIS,
    handlerOf:
      ({ name }) =>
      async ({ plainHttp: { body } }) => ({
        ...NOW_ANSWER,
        body: await work(name, Buffer.from(body ?? '').toString()),
      }),
    host: '127.0.0.1',
    port: 0,
    log: (entry) => logged.push(entry),
  });
  return `http://127.0.0.1:${server.port}`;
}
async function stop(times: Parameters<HttpServer['stop']>[0]) {
  stopped = true;
  return server.stop(times);
}
const post = (url: string, body: string | Uint8Array = 'x') =>
  fetch(url, { method: 'POST', body: body as string });

describe('the HTTP server', () => {
  it('hands a request to the function that has its path, in every spelling, and others to describe', async () => {
    const address = await open();
    for (const [path, name] of [
      ['/one/1', 'one'],
      ['/one/a%2Fb?x=1', 'one'],
      ['/one/%E5%A4%87', 'one'],
      ['/one', 'describe'],
      ['/', 'describe'],
      ['/-/live/x', 'describe'],
    ] as const)
      expect([path, await (await post(address + path)).text()]).toEqual([path, name]);
    const other = await fetch(`${address}/one/1`);
    expect(await other.text()).toBe('one');
  });

  it('says that it lives and is ready, until it is told to stop', async () => {
    const address = await open();
    const told = async () => [
      (await fetch(`${address}/-/live`)).status,
      (await fetch(`${address}/-/ready`)).status,
    ];
    expect(await told()).toEqual([200, 200]);
    const drained = Promise.withResolvers<void>();
    const ends = stop({ drained: drained.promise, stopMs: 60_000 });
    expect(await told()).toEqual([200, 503]);
    expect((await post(`${address}/one/1`)).headers.get('connection')).toBe('close');
    drained.resolve();
    expect(await ends).toBe(true);
    await expect(fetch(`${address}/-/live`)).rejects.toThrow();
  });

  it('answers what is under way when it stops, on connections that were kept alive too', async () => {
    const gate = Promise.withResolvers<string>();
    const began = Promise.withResolvers<void>();
    const address = await open(async (_, body) => {
      if (body !== 'slow') return body;
      began.resolve();
      return gate.promise;
    });
    const agent = new Agent({ keepAlive: true });
    const send = async (body: string) => {
      const sent = httpRequest(`${address}/one/1`, { method: 'POST', agent }).end(body);
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      return [answer.headers.connection, await text(answer)];
    };
    expect(await send('first')).toEqual(['keep-alive', 'first']);
    const slow = send('slow');
    await began.promise;
    const ends = stop({ stopMs: 60_000 });
    setTimeout(() => gate.resolve('done'), 50);
    expect((await slow)[1]).toBe('done');
    expect(await ends).toBe(true);
    agent.destroy();
  });

  it('ends all the same where a request does not', async () => {
    const began = Promise.withResolvers<void>();
    const address = await open(() => {
      began.resolve();
      return new Promise(() => undefined);
    });
    const never = post(`${address}/one/1`).catch(() => 'cut off');
    await began.promise;
    expect(await stop({ stopMs: 20 })).toBe(false);
    expect(await never).toBe('cut off');
  });

  it.each([
    [262_144, 262_144],
    [262_145, 'more'],
    [5_000_000, 'more'],
    [15_000_000, 'more'],
  ])('reads a body of %i bytes, or no more of it than shows that it is too long', async (bytes, seen) => {
    const address = await open((_, body) => String(body.length));
    const answer = await post(`${address}/one/1`, Buffer.alloc(bytes, 'x'));
    const read = Number(await answer.text());
    if (seen === 'more') expect(read).toBeGreaterThan(262_144);
    else expect(read).toBe(seen);
    expect(read).toBeLessThan(600_000);
    expect((await post(`${address}/one/1`)).status).toBe(200);
  });

  it('takes the rest of a body that is too long, so that who sends it reads the answer', async () => {
    await open(() => 'too long');
    const socket = connect(server.port, '127.0.0.1');
    const faults: unknown[] = [];
    socket.on('error', (error) => faults.push(error));
    const bytes = 9_000_000;
    socket.write(`POST /one/1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes}\r\n\r\n`);
    socket.write(Buffer.alloc(1_000_000, 'x'));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    const closed = new Promise((done) => socket.once('close', done));
    await Promise.race([once(socket, 'data'), closed]);
    for (let sent = 1; sent < 9; sent += 1) {
      await new Promise((done) => socket.write(Buffer.alloc(1_000_000, 'x'), done));
      // The server has had a turn, in which it may have hung up.
      await new Promise(setImmediate);
    }
    await closed;
    expect(faults).toEqual([]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*connection: close.*too long/is);
  });

  it('cuts off who goes on sending what is thrown away', async () => {
    const address = await open(() => 'too long');
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /one/1 HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(0x100000, 'x'),
      Buffer.from('\r\n'),
    ]);
    let sent = 0;
    socket.resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    while (!socket.destroyed && sent < 200) {
      sent += 1;
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed]);
    }
    await closed;
    expect(sent).toBeLessThan(200);
    expect((await post(`${address}/one/1`)).status).toBe(200);
  });

  it('answers 500 where a function breaks, says so in the log without what was sent, and goes on', async () => {
    const address = await open((_, body) => {
      if (body.includes('secret')) throw new Error('secret-4711');
      return body;
    });
    expect((await post(`${address}/one/1`, 'secret-4711')).status).toBe(500);
    expect(JSON.stringify(logged)).not.toContain('4711');
    expect(logged).toMatchObject([{ function: 'http-server', cause: { name: 'Error' } }]);
    expect(await (await post(`${address}/one/1`, 'fine')).text()).toBe('fine');
  });

  it('minds nobody who goes away in the middle', async () => {
    const address = await open();
    const socket = connect(server.port, '127.0.0.1');
    socket.write('POST /one/1 HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    await once(socket, 'connect');
    socket.destroy();
    expect((await post(`${address}/one/1`)).status).toBe(200);
    expect(logged).toEqual([]);
  });
});
