/**
 * Posts a message to an address that a tenant chose. Names are resolved here and the connection goes to the very
 * address that was checked, so that a name cannot point elsewhere meanwhile. Redirects are not followed.
 */
import { lookup as resolveName } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** How a post ended: taken, or not, and why. `gone`: the receiver wants no more (410). */
export type PostOutcome = { taken: true } | { taken: false; reason: string; gone: boolean };

export type Post = (message: {
  url: string;
  headers: { [name: string]: string };
  body: string;
}) => Promise<PostOutcome>;

/** Addresses of a name, as the system's resolver gives them. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>;

export type PostOptions = {
  /** For a receiver on this machine; then http is taken too. */
  allowPrivateAddresses: boolean;
  timeoutMs?: number;
  resolve?: Resolve;
};

/** A receiver has this long to take a message, its name's resolution included. */
export const POST_TIMEOUT_MS = 5_000;

/** Makes the post for a configuration. It never throws: what went wrong is its outcome. */
export function createPost({
  allowPrivateAddresses,
  timeoutMs = POST_TIMEOUT_MS,
  resolve = (name) => resolveName(name, { all: true }),
}: PostOptions): Post {
  const isAllowed = (address: string) => allowPrivateAddresses || isPublicAddress(address);

  const lookup: LookupFunction = (name, options, callback) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (first === undefined) return callback(refusal('name-not-found'), '');
        // One address that is not public refuses the name: which one is used is not ours to say.
        if (!found.every(({ address }) => isAllowed(address)))
          return callback(refusal('address-not-public'), '');
        return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
      },
      () => callback(refusal('name-not-found'), ''),
    );
  };

  return async function post({ url, headers, body }) {
    const fault = faultOfAddress(url, { allowPrivateAddresses });
    // An address is connected to without a look-up, so it is judged here.
    if (fault !== undefined) return failed(fault === 'url' ? 'not-https' : 'address-not-public');
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    return send(new URL(url), { headers: { ...headers, ...length }, body });
  };

  function send(
    target: URL,
    { headers, body }: { headers: { [name: string]: string }; body: string },
  ): Promise<PostOutcome> {
    const start = target.protocol === 'https:' ? requestHttps : requestHttp;
    const signal = AbortSignal.timeout(timeoutMs);
    return new Promise((settle) => {
      const sent = start(target, { method: 'POST', headers, lookup, signal, agent: false }, (response) => {
        settle(outcomeOf(response.statusCode ?? 0));
        // What it says beside its status is not read.
        response.destroy();
      });
      sent.on('error', (error) => settle(failed(signal.aborted ? 'timeout' : reasonOf(error))));
      sent.end(body);
    });
  }
}

/** What is wrong with a URL as far as its text tells; a name may still lead anywhere. */
export function faultOfAddress(
  url: string,
  { allowPrivateAddresses }: Pick<PostOptions, 'allowPrivateAddresses'>,
): 'url' | 'url-not-public' | undefined {
  if (allowPrivateAddresses) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:') return 'url';
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLocal = isIP(host) !== 0 ? !isPublicAddress(host) : /(^|\.)localhost\.?$/.test(host);
  return isLocal ? 'url-not-public' : undefined;
}

function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return { taken: true };
  if (status >= 300 && status < 400) return failed('redirect');
  return { taken: false, reason: `status-${status}`, gone: status === 410 };
}

function failed(reason: string): PostOutcome {
  return { taken: false, reason, gone: false };
}

const REFUSALS = new Set(['name-not-found', 'address-not-public']);

function refusal(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  const code = String(error.code);
  if (REFUSALS.has(code)) return code;
  return /CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate' : 'no-connection';
}
