/** The host that a text names: a bare name, or an address of any scheme. */
import { narrow } from './full-width.ts';
import { toAscii } from './idna.ts';

/** Why a text names no host. */
export type HostFault = 'not-a-domain-name' | 'several-names';

/** A host has 253 characters; what people write may have some that count for nothing. */
const MOST_CHARACTERS = 500;
const UNSEEN = /^[\s\p{Cf}]$/u;
const WIDE_DELIMITERS = /[：／？＃＠＼]/g;
const SCHEME = /^(?:https?:[/\\]+|(?:[a-z][a-z0-9+-]*:)?[/\\]{2})/i;
/** Where an address goes on after its host. */
const AFTER_HOST = /[/?#\\]/;
/** Another address in the path of one, behind something that parts two. */
const SECOND_ADDRESS = /[,;|、，；。][a-z][a-z0-9+-]*:\/\/|[、，；][a-z0-9-]{1,63}\.[a-z]/i;
/** A name of which nothing is to be said before it is read. */
const PLAIN = /^[a-z0-9._-]*$/i;
const PORT = /:[\d０-９]{0,5}$/;

/** No part of any name: white space, controls, what encloses, ends or parts, and every dash and minus but the hyphen. */
const FOREIGN = /[\s\p{Z}\p{Cc}\p{P}\u2212]/gu;
/** Punctuation that names do have: dots, hyphen and underscore, and what IDNA 2008 allows among letters of its script. */
const AT_HOME = /[.。．｡\-－_*\u00b7\u05f3\u05f4\u0f0b\u30fb\uff65]/;
const MIDDLE_DOT = /\u00b7/g;
const CATALAN = /(?<=l)\u00b7(?=l)/gi;
/** A number in a circle or brackets: the mark of a list, which UTS 46 would take for the number itself. */
const LIST_MARK = /^[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]/;
/** What parts two names that stand in one text, joiners within words apart. */
const BETWEEN = /[^\p{L}\p{M}\p{N}.。．｡_*\-－\u200c\u200d]+/u;
const DOTTED = /[^.。．｡][.。．｡][^.。．｡]/u;
/** `a.com和b.com`: a Chinese “and” or “or” behind a Latin label that is not the first. */
const JOINED = /\.[a-z]{2,}(?:[和或及与跟同]|以及|还有|或者)[^.]*\./i;
/** `example.cn等`, `example.com网站`: no top-level domain has Latin and Chinese letters in one. */
const REMARK = /\.(?:[a-z]+\p{Script=Han}|\p{Script=Han}+[a-z])[^.]*$/iu;

/**
 * The host in a text, in A-labels without a trailing dot. A percent sign is decoded in an address alone; a user name
 * is refused, and so is text that holds two names, which would read as a third.
 */
export function parseHost(text: string): { host: string } | HostFault {
  const given = trimmed(text).replace(WIDE_DELIMITERS, narrow);
  const scheme = SCHEME.exec(given)?.[0];
  const address = given.slice(scheme?.length ?? 0);
  const end = address.search(AFTER_HOST);
  const authority = end === -1 ? address : address.slice(0, end);
  const rest = end === -1 ? '' : address.slice(end);
  if (/\s/.test(rest) || SECOND_ADDRESS.test(rest.split('?', 1)[0] ?? '')) return 'several-names';
  const named = authority.replace(PORT, '');
  const host = scheme === undefined ? named : decoded(named);
  if (host === undefined || host.length > MOST_CHARACTERS) return 'not-a-domain-name';
  const fault = faultOf(host);
  if (fault !== undefined) return fault;
  const ascii = toAscii(host);
  return ascii === undefined ? 'not-a-domain-name' : { host: withoutTrailingDot(ascii) };
}

function faultOf(host: string): HostFault | undefined {
  if (PLAIN.test(host)) return undefined;
  const several = isSeveral(host);
  const foreign = (host.match(FOREIGN) ?? []).some((each) => !AT_HOME.test(each));
  if (several) return 'several-names';
  if (foreign || LIST_MARK.test(host)) return 'not-a-domain-name';
  const dots = host.match(MIDDLE_DOT)?.length ?? 0;
  return dots === (host.match(CATALAN)?.length ?? 0) ? undefined : 'not-a-domain-name';
}

function isSeveral(host: string): boolean {
  return (
    host.split(BETWEEN).filter((part) => DOTTED.test(part)).length > 1 ||
    JOINED.test(host) ||
    REMARK.test(host)
  );
}

/** Without white space and marks that are not seen around it. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && UNSEEN.test(text.charAt(from))) from += 1;
  while (to > from && UNSEEN.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function decoded(host: string): string | undefined {
  try {
    return decodeURIComponent(host);
  } catch {
    return undefined;
  }
}

function withoutTrailingDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}
