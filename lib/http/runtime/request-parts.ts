/** The parts of a request, as the events of many runtimes write them. */
import * as z from 'zod/mini';
import type { HttpRequest } from './http.ts';

/** A value as runtimes write it. A name without a value, `?i`, comes as an empty text, as true, or as null. */
const value = z.union([z.string(), z.boolean(), z.number(), z.null(), z.undefined()]);

/** By name, one value or several: runtimes differ in how they write what came more than once. */
export const valuesByName = z.optional(z.nullable(z.record(z.string(), z.union([value, z.array(value)]))));
export const optionalText = z.optional(z.nullable(z.string()));
export const optionalFlag = z.optional(z.nullable(z.boolean()));

type ValuesByName = z.infer<typeof valuesByName>;

/** Names in lower case; the values of a name that came more than once joined by commas. One without a value is left out. */
export function headersOf(...maps: ValuesByName[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const map of maps) {
    for (const [name, values] of Object.entries(map ?? {})) {
      if (typeof values === 'string') {
        headers[name.toLowerCase()] = values;
        continue;
      }
      const texts = [values].flat().filter((each) => each !== null && each !== undefined);
      if (texts.length > 0) headers[name.toLowerCase()] = texts.map(textOf).join(',');
    }
  }
  return headers;
}

function textOf(given: z.infer<typeof value>): string {
  return given === true || given === null || given === undefined ? '' : String(given);
}

/** The parameters of a query whose names and values are decoded already. */
export function queryOf(values: ValuesByName): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of pairsOf(values)) query.append(name, value);
  return query;
}

/** The parameters of a query whose names and values are as in the address. */
export function encodedQueryOf(values: ValuesByName): URLSearchParams {
  return new URLSearchParams(
    pairsOf(values)
      .map((pair) => pair.join('='))
      .join('&'),
  );
}

function pairsOf(values: ValuesByName): [string, string][] {
  return Object.entries(values ?? {}).flatMap(([name, given]) =>
    [given].flat().map((each): [string, string] => [name, textOf(each)]),
  );
}

/**
 * A path in one spelling. Some gateways decode it, others hand it on as it came: every segment is decoded if it
 * can be, and encoded. A slash within a segment is lost where the gateway decodes it.
 */
export function pathOf(path: string, stage?: string | null): string {
  const prefix = `/${stage ?? ''}/`;
  const own = stage && path.startsWith(prefix) ? path.slice(prefix.length - 1) : path;
  if (/^[\w./-]*$/.test(own)) return own;
  return own.split('/').map(encodedSegment).join('/');
}

function encodedSegment(segment: string): string {
  // By way of bytes, so that half a surrogate pair becomes U+FFFD and not an error.
  return encodeURIComponent(Buffer.from(decodedSegment(segment)).toString());
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A body as an event writes it: nothing, an empty text, or none at all mean that there is none. */
export function bodyOf(text: string | null | undefined, base64: boolean): HttpRequest['body'] {
  return text === null || text === undefined || text === '' ? undefined : { text, base64 };
}
