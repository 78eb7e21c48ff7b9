/** Gets what lies at an address that a stranger named, if it is public: bounded in bytes, redirects and time. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Guard, reasonOf } from './guard.ts';

export type GetOptions = {
  guard: Guard;
  headers?: { [name: string]: string };
  /** Milliseconds for everything: names, connections, redirects and the body. */
  timeoutMs: number;
  /** More is not read: the body ends there and is told as cut. */
  maximumBytes: number;
  /** How many redirects are followed; each is judged afresh. */
  redirects: number;
};

/** What came, with the address that answered in the end; or why nothing did. Of an address, only what `shownUrl` leaves is told. */
export type GetOutcome =
  | {
      kind: 'answered';
      url: string;
      status: number;
      headers: { readonly [name: string]: string | string[] | undefined };
      body: Buffer;
      cut: boolean;
    }
  | { kind: 'failed'; url: string; reason: string };

/** Gets a page. It never throws: what went wrong is its outcome, in one word. */
export async function get(url: string, options: GetOptions): Promise<GetOutcome> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let target = url;
  for (let left = options.redirects; ; left -= 1) {
    const outcome = await once(target, { ...options, signal });
    if (outcome.kind === 'failed') return outcome;
    const location = outcome.headers.location;
    if (outcome.status < 300 || outcome.status > 399 || typeof location !== 'string') return outcome;
    if (left === 0) return { kind: 'failed', url: outcome.url, reason: 'too-many-redirects' };
    if (!URL.canParse(location, target)) return { kind: 'failed', url: outcome.url, reason: 'redirect' };
    target = new URL(location, target).href;
  }
}

function once(
  url: string,
  { guard, headers = {}, maximumBytes, signal }: GetOptions & { signal: AbortSignal },
): Promise<GetOutcome> {
  const shown = shownUrl(url);
  const failed = (reason: string): GetOutcome => ({ kind: 'failed', url: shown, reason });
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return Promise.resolve(failed('not-http'));
  if (!guard.allowsHost(hostname)) return Promise.resolve(failed('address-not-public'));
  const start = protocol === 'https:' ? requestHttps : requestHttp;
  const sentHeaders = { 'accept-encoding': 'gzip, deflate, br', ...headers };
  return new Promise((settle) => {
    const fail = (error: Error) => settle(failed(signal.aborted ? 'timeout' : reasonOf(error)));
    const sent = start(
      url,
      { headers: sentHeaders, lookup: guard.lookup, signal, agent: false },
      (response) => {
        read(response, maximumBytes).then(
          (read) =>
            settle({
              kind: 'answered',
              url: shown,
              status: response.statusCode ?? 0,
              headers: response.headers,
              ...read,
            }),
          fail,
        );
      },
    );
    sent.on('error', fail);
    sent.end();
  });
}

/** An address is shown so far. */
const SHOWN_CHARACTERS = 300;

/** An address without what a redirect may have put into it for one visitor: a user, a query, a part of the page. */
function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  const bare = `${origin}${pathname}`;
  return bare.length > SHOWN_CHARACTERS ? `${bare.slice(0, SHOWN_CHARACTERS)}…` : bare;
}

/** The body, unpacked, up to so many bytes: what a small packed body unpacks to counts. */
async function read(
  response: IncomingMessage,
  maximumBytes: number,
): Promise<{ body: Buffer; cut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked(response)) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes.subarray(0, maximumBytes - length));
      length += bytes.length;
      if (length > maximumBytes) break;
    }
  } finally {
    response.destroy();
  }
  return { body: Buffer.concat(chunks), cut: length > maximumBytes };
}

function unpacked(response: IncomingMessage) {
  const unpack = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const encoding = (response.headers['content-encoding'] ?? '').toLowerCase();
  for (const [name, create] of Object.entries(unpack)) {
    if (name !== encoding) continue;
    const stream = create();
    response.on('error', (error) => stream.destroy(error));
    return response.pipe(stream);
  }
  return response;
}
