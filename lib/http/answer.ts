/** The answers that routes give. */
import { Problem } from '../errors.ts';
import type { HttpAnswer } from './runtime/http.ts';

type Headers = Record<string, string>;

/** A JSON answer. */
export function json<S extends number>(status: S, body: unknown, headers: Headers = {}): HttpAnswer<S> {
  return jsonText(status, JSON.stringify(body), headers);
}

/** A JSON answer that is text already. */
export function jsonText<S extends number>(status: S, body: string, headers: Headers = {}): HttpAnswer<S> {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}

/** The way to another address. */
export function redirect(location: string): HttpAnswer<302> {
  return { status: 302, headers: { location }, body: '' };
}

/** The answer of what is done and has nothing to tell. */
export function noContent(): HttpAnswer<204> {
  return { status: 204, headers: {}, body: '' };
}

/** The header of an answer, or of a refusal, that an earlier request with the same Idempotency-Key was given. */
export function replayHeaders(replayed: boolean): Headers {
  return replayed ? { 'idempotency-replayed': 'true' } : {};
}

/** What a look-up gave. Throws 404 where it gave nothing. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Problem('not-found');
  return value;
}
