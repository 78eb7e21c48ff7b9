/** The page of a host, as a visitor's browser would open it: https, and http where nobody answers there. */
import { type GetOutcome, get } from '../../outbound/get.ts';
import type { Guard } from '../../outbound/guard.ts';
import { type Failure, failureOf } from './failure.ts';
import { readPage, type SeenPage } from './page.ts';

/** A page with the address that answered in the end, or why there is none. */
export type PageLookUp =
  | { kind: 'seen'; url: string; status: number; page: SeenPage; raw: string }
  | { kind: 'failed'; failure: Failure };

/** A page is read so far; what stands at its end is not seen of one that is longer. */
const PAGE_BYTES = 256 * 1024;
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
    // Where nobody listens for https, packets may be dropped without a word: http has its half of the time.
    const overTls = await open(`https://${host}:${ports.https}/`, now() + (doneBy - now()) / 2);
    const outcome =
      overTls.kind === 'answered' ? overTls : await open(`http://${host}:${ports.http}/`, doneBy);
    return outcome.kind === 'failed'
      ? { kind: 'failed', failure: failureOf(outcome.reason, outcome.url) }
      : seenPage(outcome);
  };

  function open(url: string, doneBy: number): Promise<GetOutcome> {
    const left = doneBy - now();
    if (left <= 0) return Promise.resolve({ kind: 'failed', url, reason: 'timeout' });
    return get(url, {
      guard,
      timeoutMs: Math.ceil(left),
      maximumBytes: PAGE_BYTES,
      redirects: REDIRECTS,
      headers: { accept: 'text/html', 'user-agent': 'icp-preflight' },
    });
  }
}

type GotPage = Extract<GetOutcome, { kind: 'answered' }>;

function seenPage(got: GotPage): PageLookUp {
  const { url, status, cut } = got;
  const failed = (what: string): PageLookUp => ({
    kind: 'failed',
    failure: { reason: 'malformed', detail: `${url}: ${what}` },
  });
  const html = textOf(got);
  if (html === undefined) return failed('no HTML');
  const page = readPage(html);
  if (!cut && page.isWhole) return { kind: 'seen', url, status, page, raw: html };
  if (page.form === 'shell' || page.form === 'empty') return failed(cut ? 'too long' : 'nested too deeply');
  return { kind: 'seen', url, status, page: { ...page, footerHtml: undefined }, raw: html };
}

const CHARSET = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i;
const META_CHARSET = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i;

/** The body in the encoding that its header or its first bytes name; else UTF-8 if it is, or GB18030, as browsers guess in China. Undefined if it is no HTML. */
function textOf({ headers, body }: GotPage): string | undefined {
  const type = String(headers['content-type'] ?? 'text/html');
  if (!/html|text\/plain/i.test(type)) return undefined;
  const named = CHARSET.exec(type) ?? META_CHARSET.exec(body.subarray(0, 1024).toString('latin1'));
  try {
    if (named?.[1] !== undefined) return new TextDecoder(named[1]).decode(body);
  } catch {
    // An encoding that nobody knows: the text itself tells.
  }
  return new TextDecoder(isUtf8(body) ? 'utf-8' : 'gb18030').decode(body);
}

/** Whether bytes are UTF-8; a character may be cut at their end. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
