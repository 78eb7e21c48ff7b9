import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type GetOptions, get } from '../../lib/outbound/get.ts';
import { createGuard, type Resolve } from '../../lib/outbound/guard.ts';

const stop: (() => void)[] = [];
afterEach(() => {
  for (const each of stop.splice(0)) each();
});

/** A real server on this machine; its port. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  stop.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((listening) => server.once('listening', listening));
  return (server.address() as AddressInfo).port;
}

function options(over: Partial<GetOptions> = {}, resolve?: Resolve): GetOptions {
  const guard = createGuard({ allowPrivateAddresses: true, ...(resolve && { resolve }) });
  return { guard, timeoutMs: 60_000, maximumBytes: 1000, redirects: 3, ...over };
}

const guarded = createGuard({ allowPrivateAddresses: false });
const local: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];

describe('get', () => {
  it('reads a body with its status, and follows redirects to the last address', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.writeHead(200).end('here');
    });
    const outcome = await get(`http://127.0.0.1:${port}/a`, options());
    expect(outcome).toMatchObject({
      kind: 'answered',
      status: 200,
      url: `http://127.0.0.1:${port}/b`,
      cut: false,
    });
    expect(outcome.kind === 'answered' && outcome.body.toString()).toBe('here');
  });

  it('gives up after so many redirects', async () => {
    const port = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await get(`http://127.0.0.1:${port}/`, options())).toMatchObject({ reason: 'too-many-redirects' });
  });

  it('reads no more than it may, of a body that is packed small too', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/packed')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
      else response.writeHead(200).end(Buffer.alloc(100_000));
    });
    for (const path of ['/packed', '/plain']) {
      const outcome = await get(`http://127.0.0.1:${port}${path}`, options());
      expect(outcome.kind === 'answered' && [outcome.body.length, outcome.cut], path).toEqual([1000, true]);
    }
  });

  it('gives up on a body that does not end', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200).write('begin');
    });
    const outcome = await get(`http://127.0.0.1:${port}/`, options({ timeoutMs: 300 }));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'timeout' });
  });

  it('tells a body that is not what its encoding says', async () => {
    const port = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
    );
    expect(await get(`http://127.0.0.1:${port}/`, options())).toMatchObject({ kind: 'failed' });
  });

  it.each([
    'http://127.0.0.1',
    'http://0x7f.1',
    'http://[::ffff:127.0.0.1]',
    'http://localhost',
    'http://169.254.169.254',
    'http://[fd00::1]',
  ])('never connects to %s, which is not public', async (origin) => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const outcome = await get(`${origin}:${port}/`, options({ guard: guarded }));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'address-not-public' });
    expect(asked).toBe(0);
  });

  it('judges the address at the moment of connecting, and each redirect again', async () => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const turned = createGuard({ allowPrivateAddresses: false, resolve: local });
    const outcome = await get(`http://turned.example:${port}/`, options({ guard: turned }));
    expect(outcome).toMatchObject({ reason: 'address-not-public' });
    expect(asked).toBe(0);

    const open = createGuard({ allowPrivateAddresses: true, resolve: local });
    const redirecting = await serve((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end(),
    );
    // The first hop is let through as a public one would be; the second is judged by the guard that is deployed.
    const guard = {
      lookup: open.lookup,
      allowsHost: (host: string) => host === 'public.example' || guarded.allowsHost(host),
    };
    const second = await get(`http://public.example:${redirecting}/`, options({ guard }));
    expect(second).toMatchObject({ kind: 'failed', reason: 'address-not-public' });
    expect(asked).toBe(0);
  });

  it.each(['ftp://example.com/', 'file:///etc/passwd'])('takes no %s', async (url) => {
    expect(await get(url, options())).toMatchObject({ reason: 'not-http' });
  });

  it('tells that nobody listens', async () => {
    const port = await serve(() => {});
    for (const each of stop.splice(0)) each();
    expect(await get(`http://127.0.0.1:${port}/`, options())).toMatchObject({ reason: 'no-connection' });
  });
});
