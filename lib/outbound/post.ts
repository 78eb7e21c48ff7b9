/** Posts a message to an address that a tenant chose, if it is public. Redirects are not followed. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { createGuard, type GuardOptions, reasonOf } from './guard.ts';

/** How a post ended: taken, or not, and why. `gone`: the receiver wants no more (410). */
type PostOutcome = { taken: true } | { taken: false; reason: string; gone: boolean };

export type Post = (message: {
  url: string;
  headers: { [name: string]: string };
  body: string;
}) => Promise<PostOutcome>;

/** `allowPrivateAddresses` is for a receiver on this machine; then http is taken too. */
type PostOptions = GuardOptions & { timeoutMs?: number };

/** A receiver has this long to take a message, its name's resolution included. */
export const POST_TIMEOUT_MS = 5_000;

/** Makes the post for a configuration. It never throws: what went wrong is its outcome. */
export function createPost({ timeoutMs = POST_TIMEOUT_MS, ...options }: PostOptions): Post {
  const { lookup } = createGuard(options);

  return async function post({ url, headers, body }) {
    const fault = faultOfAddress(url, options);
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
  options: Pick<GuardOptions, 'allowPrivateAddresses'>,
): 'url' | 'url-not-public' | undefined {
  if (options.allowPrivateAddresses) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:') return 'url';
  return createGuard(options).allowsHost(hostname) ? undefined : 'url-not-public';
}

function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return { taken: true };
  if (status >= 300 && status < 400) return failed('redirect');
  return { taken: false, reason: `status-${status}`, gone: status === 410 };
}

function failed(reason: string): PostOutcome {
  return { taken: false, reason, gone: false };
}
