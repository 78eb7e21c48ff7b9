/** One attempt at a request: its answer, or why it may be asked again. */
import { at, list, member, text } from '../../lib/evidence/json.ts';
import { Failure } from '../failure.ts';
import { SERVICE } from '../texts/service.ts';
import { Refusal } from './refusal.ts';

/** No service is waited for longer at a time. */
const LONGEST_WAIT_MS = 120_000;
const ANSWER_MS = 60_000;

/** What a connection fails with that may work a moment later: of POSIX, of Node's fetch, and of a time-out. */
const PASSING = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
]);

type Posted = {
  service: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
  stop: AbortSignal;
};

/** Why it may be asked again. `lost`: nothing came back; `afterMs`: when the service says to come. */
export type Again = { reason: string; lost: boolean; afterMs?: number | undefined };

/** Posts a request once. Throws what another attempt would not change. */
export async function post(posted: Posted): Promise<{ answer: unknown } | { again: Again }> {
  const { service, path, headers, body, stop } = posted;
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MS)]);
    const sent = { method: 'POST', headers, body: JSON.stringify(body), signal };
    const response = await fetch(`${service}${path}`, { ...sent, redirect: 'manual' });
    if (response.ok) return { answer: JSON.parse(await response.text()) };
    if (!isBusy(response.status)) throw await refusedBy(response, service);
    await response.body?.cancel();
    const afterMs = afterMsOf(response.headers.get('retry-after'));
    return { again: { reason: `HTTP ${response.status}`, lost: false, afterMs } };
  } catch (error) {
    if (stop.aborted || error instanceof Failure || error instanceof Refusal) throw error;
    if (error instanceof SyntaxError) throw new Failure({ text: SERVICE.notAnAnswer, values: { service } });
    const reason = reasonOf(error);
    if (isPassing(error)) return { again: { reason, lost: true } };
    throw new Failure({ text: SERVICE.cannotAsk, values: { service, reason } });
  }
}

/** 409 `request-in-progress`: the first of two same requests is still on its way. */
function isBusy(status: number): boolean {
  return status === 429 || status >= 500 || status === 409 || status === 408;
}

/** `Retry-After`: seconds, or a date. RFC 9110, 10.2.3. */
function afterMsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(0, ms));
}

async function refusedBy(response: Response, service: string): Promise<Failure | Refusal> {
  const { status } = response;
  const location = response.headers.get('location');
  if (status < 400 && location !== null) {
    await response.body?.cancel();
    return new Failure({ text: SERVICE.moved, values: { status, to: shownUrl(location, service) } });
  }
  const problem: unknown = await response.json().catch(() => undefined);
  const faults = list(at(problem, 'errors')).map((each) => ({
    pointer: text(at(each, 'pointer')) ?? '#',
    detail: text(at(each, 'detail')) ?? '',
  }));
  if (status === 422 && faults.length > 0) return new Refusal(faults);
  const title = text(at(problem, 'title')) ?? response.statusText;
  const detail = text(at(problem, 'detail')) ?? '';
  return new Failure({ text: SERVICE.refused, values: { status, title, detail } });
}

/** Where a redirect leads, without what may be secret in it. */
function shownUrl(location: string, service: string): string {
  if (!URL.canParse(location, service)) return '…';
  const { protocol, host, pathname } = new URL(location, service);
  return `${protocol}//${host}${pathname}`;
}

function isPassing(error: unknown): boolean {
  if (error instanceof Error && error.name === 'TimeoutError') return true;
  return PASSING.has(String(member(causeOf(error), 'code')));
}

function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || text(member(cause, 'code')) || cause.name;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
