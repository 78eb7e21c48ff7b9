/**
 * Ids and tags.
 *
 * A tag is 60 bits of the hash of a server's id or a domain. The ids of codes and redemptions carry the tag of their
 * server or website, so that an id leads to the item that knows it, without an item of its own or an index.
 */
import { createHash } from 'node:crypto';
import { decodeTime, encodeTime } from 'ulid';

const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;

/** A name's tag: 60 bits of its hash, as 12 characters of a ULID. */
export function tagOf(name: string): string {
  return digitsOf(name, 12);
}

/** The first bits of a text's hash, as characters of a ULID: five bits each. */
function digitsOf(text: string, count: number): string {
  const bytes = createHash('sha256').update(text).digest();
  let digits = '';
  for (let bit = 0; bit < count * 5; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    digits += ULID_DIGITS.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return digits;
}

/** A ULID with the time of `id`, the tag of what it belongs to, and the last 20 bits of `id`. */
export function taggedId(id: string, tag: string): string {
  return `${id.slice(0, TIME_DIGITS)}${tag}${id.slice(-4)}`;
}

/** An id, or where it does not sort after the last one, the same in the millisecond after that: a clock may be behind. */
export function idAfter(last: string | undefined, id: string): string {
  if (last === undefined || last < id) return id;
  return `${encodeTime(decodeTime(last) + 1)}${id.slice(TIME_DIGITS)}`;
}

/** The tag in an id that `taggedId` made. */
export function tagOfId(id: string): string {
  return id.slice(TIME_DIGITS, -4);
}

/** Whether text is a ULID. */
export function isId(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}

/** An id that sorts by a time in milliseconds and follows from a text: who makes it twice makes the same. A ULID. */
export function derivedId(at: number, text: string): string {
  return `${encodeTime(at)}${digitsOf(text, 16)}`;
}
