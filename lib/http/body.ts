/** The body of a request: its bytes as JSON, and the JSON as a schema makes it. */
import type * as z from 'zod/mini';
import { type Fault, Problem } from '../errors.ts';
import { LEVELS, offsetBelow } from '../shapes/depth.ts';
import { LIMITS } from '../shapes/limits.ts';
import { faultsIn, invalidRequest, parseWith } from '../shapes/parse.ts';
import type { HttpRequest } from './runtime/http.ts';
import { mayHaveOddTexts, takeOddTexts } from './texts.ts';

type Sent = Pick<HttpRequest, 'headers' | 'body'>;

/** A body as its schema makes it, and the JSON that was sent. Throws 413, 415, 400, or 422 with every fault. */
export function readBody<T>(request: Sent, schema: z.ZodMiniType<T>): { body: T; sent: unknown } {
  const { text, sent } = jsonIn(request);
  const deep = faultsOfDepth(text);
  const odd = mayHaveOddTexts(text) ? takeOddTexts(sent) : [];
  if (deep.length === 0 && odd.length === 0) return { body: parseWith(schema, sent), sent };
  const known = new Set(odd.map(({ pointer }) => pointer));
  const others = faultsIn(schema, sent).filter(({ pointer }) => !known.has(pointer));
  throw invalidRequest([...deep, ...odd, ...others]);
}

function jsonIn(request: Sent): { text: string; sent: unknown } {
  try {
    const text = textOf(request);
    return { text, sent: jsonOf(text) };
  } catch (error) {
    const { 'content-encoding': coding = 'identity' } = request.headers;
    // Not before: a gateway may have unpacked it and left the header.
    if (coding.toLowerCase() !== 'identity' && error instanceof Problem && error.problem === 'invalid-json')
      throw new Problem('unsupported-media-type', { headers: { 'accept-encoding': 'identity' } });
    throw error;
  }
}

function faultsOfDepth(json: string): Fault[] {
  if (offsetBelow(LEVELS, json) === undefined) return [];
  return [{ pointer: '#', key: 'too-deep', values: { maximum: LEVELS } }];
}

function textOf({ headers, body }: Sent): string {
  const declared = Number(headers['content-length'] ?? Number.NaN);
  if (declared > LIMITS.bodyBytes) throw tooLarge();
  if (body !== undefined && body.text.length > LIMITS.bodyBytes * (body.base64 ? 1.4 : 1)) throw tooLarge();
  if (!isJsonType(headers['content-type']))
    throw new Problem('unsupported-media-type', { headers: { accept: 'application/json' } });
  if (body === undefined) throw new Problem('invalid-json', { values: { reason: 'empty' } });
  const text = body.base64 ? decode(body.text) : body.text;
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.bodyBytes) throw tooLarge();
  // A gateway that took the bytes for text has put U+FFFD, three bytes, where they were not UTF-8: then it holds more
  // bytes than were sent. Only where three bytes were replaced by one U+FFFD can the two not be told apart.
  if (!body.base64 && text.includes('\uFFFD') && bytes !== declared)
    throw new Problem('invalid-json', { values: { reason: 'not-utf-8' } });
  return text;
}

function jsonOf(text: string): unknown {
  try {
    // Decoding bytes takes a byte order mark off; the same body as text must be judged alike (RFC 8259, 8.1).
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
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
  const plain = withoutPadding(base64).replaceAll('-', '+').replaceAll('_', '/');
  if (withoutPadding(bytes.toString('base64')) !== plain)
    throw new Problem('invalid-json', { values: { reason: 'not-base64' } });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid-json', { values: { reason: 'not-utf-8' } });
  }
}

function withoutPadding(base64: string): string {
  let end = base64.length;
  while (base64[end - 1] === '=') end -= 1;
  return base64.slice(0, end);
}

function tooLarge(): Problem {
  return new Problem('payload-too-large', { values: { maximum: LIMITS.bodyBytes } });
}
