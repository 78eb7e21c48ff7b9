import { invalidRequest } from '../shapes/parse.ts';
import type { HttpRequest } from './runtime/http.ts';

const TAGS = 20;

/** `any` revision that there is, or one of those named. */
export type ExpectedTags = 'any' | readonly string[];

/** The `If-Match` of a request, RFC 9110, 13.1.1; undefined if it has none. Throws 422. */
export function ifMatchOf({ headers }: Pick<HttpRequest, 'headers'>): ExpectedTags | undefined {
  const header = headers['if-match'];
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'any';
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.length <= TAGS && tags.every((tag) => /^(W\/)?"[\x21\x23-\x7e]{0,64}"$/.test(tag))) return tags;
  throw invalidRequest([{ pointer: '#', key: 'if-match' }]);
}
