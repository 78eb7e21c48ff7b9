/** The page of a host, as a visitor's browser would open it: https, and http where nobody answers there. */
import { type GetOutcome, get } from '../../outbound/get.ts';
import type { Guard } from '../../outbound/guard.ts';
import { type Failure, failureOf } from './failure.ts';
import { readPage, type SeenPage } from './page.ts';

/** A page with the address that answered in the end, or why there is none. */
export type PageLookUp =
  | { kind: 'seen'; url: string; status: number; page: SeenPage; raw: string }
  | { kind: 'failed'; failure: Failure };

/** A page is read so far. */
const PAGE_BYTES = 64 * 1024;
const REDIRECTS = 3;

/** Reads the page of a host. It never throws. `ports` are a test's. */
export function createPageLookUp({
  guard,
  now,
  ports = { http: 80, https: 443 },
}: {
  guard: Guard;
  now: () => number;
  ports?: { http: number; https: number };
}) {
  return async function lookUpPage(host: string, doneBy: number): Promise<PageLookUp> {
    const overTls = await open(`https://${host}:${ports.https}/`, doneBy);
    const outcome =
      overTls.kind === 'answered' ? overTls : await open(`http://${host}:${ports.http}/`, doneBy);
    if (outcome.kind === 'failed') return { kind: 'failed', failure: failureOf(outcome.reason, outcome.url) };
    const html = textOf(outcome);
    if (html === undefined)
      return { kind: 'failed', failure: { reason: 'malformed', detail: `${outcome.url}: no HTML` } };
    return { kind: 'seen', url: outcome.url, status: outcome.status, page: readPage(html), raw: html };
  };

  function open(url: string, doneBy: number): Promise<GetOutcome> {
    const left = doneBy - now();
    if (left <= 0) return Promise.resolve({ kind: 'failed', url, reason: 'timeout' });
    return get(url, {
      guard,
      timeoutMs: left,
      maximumBytes: PAGE_BYTES,
      redirects: REDIRECTS,
      headers: { accept: 'text/html', 'user-agent': 'icp-preflight' },
    });
  }
}

/** The body in the encoding that its header names, or its first bytes; undefined if it is no HTML. */
function textOf({ headers, body }: Extract<GetOutcome, { kind: 'answered' }>): string | undefined {
  const type = String(headers['content-type'] ?? 'text/html');
  if (!/html|text\/plain/i.test(type)) return undefined;
  const head = body.subarray(0, 1024).toString('latin1');
  const charset =
    /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1] ?? /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(body);
  } catch {
    return body.toString('utf8');
  }
}
