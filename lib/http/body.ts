import { Problem } from '../errors.ts';
import { LIMITS } from '../shapes/limits.ts';
import type { HttpRequest } from './runtime/http.ts';

/** The JSON of a request's body. Throws 413, 415 or 400. */
export function readJson({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): unknown {
  const declared = Number(headers['content-length'] ?? 0);
  if (declared > LIMITS.bodyBytes) throw tooLarge();
  if (body !== undefined && body.text.length > LIMITS.bodyBytes * (body.base64 ? 1.4 : 1)) throw tooLarge();
  if (!isJsonType(headers['content-type']))
    throw new Problem('unsupported-media-type', { headers: { accept: 'application/json' } });
  if (body === undefined) throw new Problem('invalid-json', { values: { reason: 'empty' } });
  const text = body.base64 ? decode(body.text) : body.text;
  if (Buffer.byteLength(text) > LIMITS.bodyBytes) throw tooLarge();
  // A gateway that took the bytes for text has put U+FFFD where they were not UTF-8.
  if (text.includes('\uFFFD')) throw new Problem('invalid-json', { values: { reason: 'not-utf-8' } });
  try {
    // Decoding bytes takes a byte order mark off; the same body as text must be judged alike (RFC 8259, 8.1).
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Problem('invalid-json', { values: { reason: 'syntax' } });
  }
}

function isJsonType(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  return type === 'application/json' && (charset === undefined || charset === 'utf-8' || charset === 'utf8');
}

function decode(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  // Buffer skips what is not base64: text that does not encode back was damaged.
  const wellFormed =
    bytes.toString('base64').replace(/=+$/, '') ===
    base64.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!wellFormed) throw new Problem('invalid-json', { values: { reason: 'not-base64' } });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid-json', { values: { reason: 'not-utf-8' } });
  }
}

function tooLarge(): Problem {
  return new Problem('payload-too-large', { values: { maximum: LIMITS.bodyBytes } });
}
