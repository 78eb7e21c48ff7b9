import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseTunnels } from '../../entries/tunnels.ts';

const server = createServer((_, response) => response.end('ok'));
beforeAll(async () => {
  refuseTunnels(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
});

async function connectTo(path: string, headers = {}) {
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: '127.0.0.1', port, method: 'CONNECT', path, headers, agent: false }).end();
  const [answer, socket, head] = (await once(asked, 'connect')) as [IncomingMessage, Duplex, Buffer];
  return { answer, body: JSON.parse(head.toString() + (await text(socket))) };
}

describe('CONNECT', () => {
  it.each(['example.com:443', '127.0.0.1:25', '/v1/health'])('to %s is answered: not here', async (path) => {
    const { answer, body } = await connectTo(path);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      405,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.headers.allow).toBe('GET, HEAD, POST, PUT, DELETE');
    expect(body).toMatchObject({
      type: 'urn:icp-preflight:problem:method-not-allowed',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('is answered in the language that was asked for, and the server goes on', async () => {
    const { body } = await connectTo('example.com:443', { 'accept-language': 'zh-CN' });
    expect(body.title).toBe('不支持该请求方法');
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ok');
  });
});
