import { domainToASCII } from 'node:url';
import { parse as splitBySuffix } from 'tldts-icann';

/** A registrable domain: `name` and `tld` are A-labels in lower case. */
export type DomainName = { name: string; tld: string };

/** Why text is not a registrable domain name. */
export type DomainNameFault = 'not-a-domain-name' | 'public-suffix';

const PLAIN_NAME = /^[a-z0-9.-]+$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SPLIT_OPTIONS = { extractHostname: false, validateHostname: false, detectIp: false } as const;

/**
 * Reduces any spelling of a domain (URL, upper case, trailing dot, U-label or A-label, sub-domain) to the
 * registrable domain by the ICANN section of the public suffix list.
 * A suffix that the list does not know counts as one label.
 */
export function parseDomainName(text: string): DomainName | DomainNameFault {
  const host = hostOf(text.trim());
  if (host === undefined || host.length > 253) return 'not-a-domain-name';
  const labels = host.split('.');
  if (!labels.every((label) => LABEL.test(label))) return 'not-a-domain-name';
  const tld = labels.at(-1) ?? '';
  if (/^\d+$/.test(tld)) return 'not-a-domain-name';
  const { domain } = splitBySuffix(host, SPLIT_OPTIONS);
  if (domain !== null) return { name: domain, tld };
  return labels.length > 1 ? 'public-suffix' : 'not-a-domain-name';
}

/** The host in A-labels without a trailing dot; undefined if the text has none. */
function hostOf(text: string): string | undefined {
  if (/[/:?#@\\]/.test(text)) return hostOfUrl(text);
  const lower = text.toLowerCase();
  const ascii = PLAIN_NAME.test(lower) && !lower.includes('xn--') ? lower : domainToASCII(text);
  return withoutTrailingDot(ascii);
}

function hostOfUrl(text: string): string | undefined {
  const address = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  return withoutTrailingDot(url.hostname);
}

function withoutTrailingDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}
