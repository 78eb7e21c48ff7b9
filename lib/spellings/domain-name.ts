import { tldPolicy } from '../policy/tlds.ts';
import { type HostFault, parseHost } from './host-name.ts';
import { suffixesLibrary } from './suffixes-library.ts';

/** A registrable domain, and the host that was named: A-labels in lower case. */
type DomainName = { name: string; tld: string; host: string };

/** Why text is not a registrable domain name. */
type DomainNameFault = HostFault | 'public-suffix' | 'app-id';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Below a registrable domain there are names of services too: `_dmarc.example.com`, `*.example.com`. */
const LOWER_LABEL = /^(?:\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)$/;
/** Letters, or an A-label: no digits, so that no spelling of an IP address is a name (RFC 3696, section 2). */
const TOP_LEVEL = /^(?:[a-z]{1,63}|xn--[a-z0-9-]{1,59})$/;
const SPLIT_OPTIONS = { extractHostname: false, validateHostname: false, detectIp: false } as const;

/**
 * Reduces any spelling of a domain (address, upper case, trailing dot, U-label or A-label, sub-domain) to the
 * registrable domain by the ICANN section of the public suffix list.
 * A suffix that the list does not know counts as one label.
 */
export function parseDomainName(text: string): DomainName | DomainNameFault {
  const parsed = parseHost(text);
  if (typeof parsed === 'string') return parsed;
  const { host } = parsed;
  const labels = host.split('.');
  const tld = labels.at(-1) ?? '';
  if (host.length > 253 || !TOP_LEVEL.test(tld) || !labels.every((label) => LOWER_LABEL.test(label)))
    return 'not-a-domain-name';
  if (isAppId(text, labels)) return 'app-id';
  const { domain } = suffixesLibrary().parse(host, SPLIT_OPTIONS);
  if (domain === null) return labels.length > 1 ? 'public-suffix' : 'not-a-domain-name';
  if (!domain.split('.').every((label) => LABEL.test(label))) return 'not-a-domain-name';
  return { name: domain, tld, host };
}

/** The registrable domain of a host in A-labels; of text that has none, itself. */
export function registrableOf(host: string): string {
  return suffixesLibrary().parse(host, SPLIT_OPTIONS).domain ?? host;
}

/** `com.example.app` is an App; `cn.example.dev` and `com.example.cn` may be sites. */
const REVERSED = new Set(['com', 'net', 'org']);
/** Suffixes that begin ids too, and hosts of sites: of `io.example.reader` no list has the last part as a suffix. */
const MAY_BE_REVERSED = new Set(['cn', 'io', 'me', 'tv', 'cc', 'co', 'top', 'xyz', 'vip', 'im']);
const OF_SITES = new Set(['com', 'cn', 'net', 'org', 'edu', 'gov', 'hk', 'tw', 'xn--fiqs8s']);

/**
 * Whether a host is a reverse-domain App id (package name or bundle id), which would read as another domain. An address
 * may well be that of `com.example.app` or `me.example.app`.
 */
function isAppId(text: string, labels: readonly string[]): boolean {
  const [first = '', last = ''] = [labels[0], labels.at(-1)];
  if (labels.length < 3 || OF_SITES.has(last)) return false;
  const isBare = !/[/:]/.test(text);
  if (REVERSED.has(first)) return isBare;
  if (!MAY_BE_REVERSED.has(first)) return false;
  return last === 'app' ? isBare : last.length > 2 && tldPolicy(last) === undefined;
}
