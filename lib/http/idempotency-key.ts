import { createHash, createHmac } from 'node:crypto';
import { invalidRequest } from '../shapes/parse.ts';
import type { RequestKey } from '../store/idempotency.ts';
import type { HttpRequest } from './runtime/http.ts';

/** The Idempotency-Key of a request; undefined if it has none. Throws 422 unless it is 1 to 255 visible ASCII characters. */
export function idempotencyKeyOf({ headers }: Pick<HttpRequest, 'headers'>): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw invalidRequest([{ pointer: '#', key: 'idempotency-key' }]);
}

/**
 * A key with what makes two requests the same: where they went and what they said, white space apart. It is stored, and a
 * body may hold the number of somebody's certificate: without the caller's key, of which only a hash is stored, nobody can
 * try numbers until one fits.
 */
export function requestKeyOf({ key, path, body }: { key: string; path: string; body: unknown }): RequestKey {
  const said = `${path}\n${JSON.stringify(body)}`;
  return {
    key,
    fingerprint: createHmac('sha256', key).update(said).digest('base64url'),
    earlier: () => createHash('sha256').update(said).digest('base64url'),
  };
}
