/**
 * All functions behind one plain HTTP server: for containers, and wherever a process serves HTTP by itself. `/-/live` says
 * that it works, `/-/ready` whether it is to be sent requests: 503 from the moment on at which it is told to stop.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { errorInShort } from '../lib/errors.ts';
import { isForHeaders, matchRoute } from '../lib/http/match-route.ts';
import type { Api } from '../lib/http/route.ts';
import { type PlainHttpHandler, pathIn, sentBody } from '../lib/http/runtime/plain-http.ts';
import { LIMITS } from '../lib/shapes/limits.ts';
import { listen } from './listen.ts';
import { refuseTunnels } from './tunnels.ts';

export const LIVE_PATH = '/-/live';
export const READY_PATH = '/-/ready';

/** Connections at once; above that they wait to be accepted or are closed. */
const CONNECTIONS = 1_000;
/** Longer than load balancers keep a connection that nobody uses, so that it is not this end that closes it first. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** How often Node looks which requests are too slow. */
const CHECKED_MS = 2_000;
/** So much of a body that is too long is read and thrown away, so that its sender comes to read the answer. */
const THROWN_AWAY_BYTES = 16 * 1024 * 1024;

type ServerOptions = {
  /** Every function; the last resort for a path that none has is the one that is called `describe`. */
  apis: readonly Api[];
  handlerOf: (api: Api) => PlainHttpHandler;
  host: string;
  /** 0 takes a free one. */
  port: number;
  log: (entry: Record<string, unknown>) => void;
};

export type HttpServer = Awaited<ReturnType<typeof openHttpServer>>;

/** Listens. Rejects in words where that cannot be. */
export async function openHttpServer({ apis, handlerOf, host, port, log }: ServerOptions) {
  const served = apis.map((api) => ({ api, handle: handlerOf(api) }));
  const handlerFor = (method: string, path: string) =>
    (
      served.find(({ api }) => matchRoute(api.routes, method, path).kind !== 'none') ??
      served.find(({ api }) => api.name === 'describe')
    )?.handle;
  let isReady = true;
  let isClosing = false;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const path = pathIn(url);
    const isRead = method === 'GET' || isForHeaders(method);
    if (isRead && path === LIVE_PATH) return tell(response, 200, 'live');
    if (isRead && path === READY_PATH)
      return isReady ? tell(response, 200, 'ready') : tell(response, 503, 'stopping');
    const handle = handlerFor(method, path);
    if (handle === undefined) return tell(response, 404, 'not found');
    const { body, isWhole } = await bodyOf(request);
    const event = { plainHttp: { method, url, headers: request.headersDistinct, body } };
    const answer = await handle(event, {});
    if (!isWhole || !isReady) response.setHeader('connection', 'close');
    response.writeHead(answer.statusCode, answer.headers);
    if (isWhole) return void response.end(sentBody(answer));
    // Its end closes the connection, and who is still sending would find it closed before the answer is read.
    response.write(sentBody(answer));
    await throwAway(request);
    response.end();
  }

  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECKED_MS },
    (request, response) => {
      response.once('close', () => isClosing && server.closeIdleConnections());
      serve(request, response).catch((error) => {
        // Who sent it is gone.
        if (response.destroyed) return;
        log({ function: 'http-server', cause: errorInShort(error) });
        if (response.headersSent) response.destroy();
        else tell(response, 500, 'internal error');
      });
    },
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = CONNECTIONS;
  refuseTunnels(server);
  await listen(server, { host, port });

  return {
    port: (server.address() as AddressInfo).port,
    /**
     * Says that it is not ready, and goes on serving until `drained`, when nobody sends requests any more; then takes no
     * more connections and ends when all that is under way is answered, or after `stopMs`. Whether all was answered.
     */
    async stop({ drained, stopMs }: { drained?: Promise<unknown>; stopMs: number }): Promise<boolean> {
      isReady = false;
      await drained;
      const closed = once(server, 'close').then(() => true);
      isClosing = true;
      server.close();
      server.closeIdleConnections();
      const late = new AbortController();
      const answered = await Promise.race([
        closed,
        wait(stopMs, false, { signal: late.signal }).catch(() => false),
      ]);
      late.abort();
      server.closeAllConnections();
      await closed;
      return answered;
    },
  };
}

/** The bytes of a body, and no more of it than shows that it is too long. */
async function bodyOf(request: IncomingMessage): Promise<{ body: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > LIMITS.bodyBytes) return { body: Buffer.concat(chunks), isWhole: false };
  }
  return { body: Buffer.concat(chunks), isWhole: true };
}

async function throwAway(request: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > THROWN_AWAY_BYTES) return;
  }
}

function tell(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}
