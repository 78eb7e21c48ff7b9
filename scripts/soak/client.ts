/** One tenant's requests to the server, each measured; those that change something are repeated until they are answered. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Measures } from './measures.ts';
import type { SoakServer } from './server.ts';

const REQUEST_MS = 30_000;
const PAUSE_MS = 300;
/** Repeats of a request while the server is down: two minutes of them. */
const REPEATS = 400;

export type Asked = { kind: string; method?: string; path: string; body?: unknown; key?: string };
// biome-ignore lint/suspicious/noExplicitAny: a soak looks into answers of any shape
export type Answered = { status: number; text: string; body: any };
export type Client = ReturnType<typeof createClient>;

/** A client with a tenant's token. */
export function createClient(server: SoakServer, token: string, measures: Measures) {
  /** One request; undefined if no answer came. */
  async function once(asked: Asked): Promise<Answered | undefined> {
    const { kind, path, body, method = body === undefined ? 'GET' : 'POST' } = asked;
    const before = performance.now();
    const measured = (status?: number, problem?: string, retryAfter?: boolean) =>
      measures.add({
        kind,
        ms: performance.now() - before,
        status,
        problem,
        retryAfter,
        phase: server.phase(),
      });
    try {
      const response = await fetch(`${server.address}${path}`, {
        method,
        headers: headersOf(asked, token),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      const text = await response.text();
      const parsed = parsedJson(text);
      measured(response.status, problemOf(parsed), response.headers.has('retry-after'));
      return { status: response.status, text, body: parsed };
    } catch {
      measured();
      return undefined;
    }
  }

  return {
    /** Asked once. */
    async ask(asked: Asked): Promise<Answered | undefined> {
      const answer = await once(asked);
      if (answer === undefined || answer.status >= 500) await wait(PAUSE_MS);
      return answer;
    },
    /** Asked until it is answered: with a key, or where a repeat does nothing more. Throws if that takes minutes. */
    async insist(asked: Asked): Promise<Answered> {
      for (let repeat = 0; repeat < REPEATS; repeat += 1) {
        const answer = await once(asked);
        if (answer !== undefined && answer.status < 500) return answer;
        await wait(PAUSE_MS);
      }
      throw new Error(`${asked.kind}: no answer after ${REPEATS} tries`);
    },
  };
}

function headersOf({ body, key }: Asked, token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body)) return undefined;
  return String(body.type).replace('urn:icp-preflight:problem:', '');
}
