/** Sends a request until it is answered: a busy service says when to come back, and a lost answer is asked for again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { at, list, text } from '../../lib/evidence/json.ts';
import type { Language } from '../../lib/texts.ts';
import { Failure } from '../failure.ts';
import { SERVICE } from '../texts/service.ts';
import { Refusal } from './refusal.ts';

const ATTEMPTS = 8;
const FIRST_WAIT_MS = 500;
/** No service is waited for longer at a time. */
const LONGEST_WAIT_MS = 120_000;
const ANSWER_MS = 60_000;

type Send = (path: string, body: unknown, key: string) => Promise<unknown>;

type SendSettings = {
  service: string;
  token: string;
  language: Language;
  /** Ends everything that is still on its way. */
  stop: AbortSignal;
};

/** Makes the sending. All requests of a service wait when one is told to: they share its limit. */
export function createSend({ service, token, language, stop }: SendSettings): Send {
  let free: Promise<unknown> = Promise.resolve();
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'accept-language': language,
  };
  return async (path, body, key) => {
    const url = new URL(path, service);
    let last = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      await free;
      const answered = await post(url, { ...headers, 'idempotency-key': key }, { body, stop });
      if ('answer' in answered) return answered.answer;
      last = answered.again;
      const pause = sleep(answered.afterMs ?? FIRST_WAIT_MS * 2 ** attempt, undefined, { signal: stop });
      if (answered.afterMs !== undefined) free = pause;
      await pause;
    }
    throw new Failure({ text: SERVICE.noAnswer, values: { reason: last, attempts: ATTEMPTS } });
  };
}

type Answered = { answer: unknown } | { again: string; afterMs: number | undefined };

async function post(
  url: URL,
  headers: Record<string, string>,
  { body, stop }: { body: unknown; stop: AbortSignal },
): Promise<Answered> {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MS)]);
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal,
      redirect: 'error',
    });
    if (response.ok) return { answer: await response.json() };
    if (isBusy(response.status)) {
      await response.body?.cancel();
      return { again: String(response.status), afterMs: afterMs(response.headers.get('retry-after')) };
    }
    throw await refusedBy(response);
  } catch (error) {
    if (stop.aborted || error instanceof Failure || error instanceof Refusal) throw error;
    return { again: reasonOf(error), afterMs: undefined };
  }
}

/** 409 `request-in-progress`: the first of two same requests is still on its way. */
function isBusy(status: number): boolean {
  return status === 429 || status >= 500 || status === 409 || status === 408;
}

/** `Retry-After`: seconds, or a date. RFC 9110, 10.2.3. */
function afterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(0, ms));
}

async function refusedBy(response: Response): Promise<Failure | Refusal> {
  const problem: unknown = await response.json().catch(() => undefined);
  const faults = list(at(problem, 'errors')).map((each) => ({
    pointer: text(at(each, 'pointer')) ?? '#',
    detail: text(at(each, 'detail')) ?? '',
  }));
  if (response.status === 422 && faults.length > 0) return new Refusal(faults);
  const title = text(at(problem, 'title')) ?? response.statusText;
  const detail = text(at(problem, 'detail')) ?? '';
  return new Failure({ text: SERVICE.refused, values: { status: response.status, title, detail } });
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
