/** How look-ups are configured: whom they ask, and who lets them. */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { type Environment, list, oneOf, setting, settingsIn, wholeNumber } from './settings.ts';

const LOOK_UP_MODES = ['off', 'asked', 'on'] as const;
/** `asked`: when a request says so; `on`: a scheduled run looks up by itself too. */
export type LookUpMode = (typeof LOOK_UP_MODES)[number];

export type LookUpConfig = {
  mode: LookUpMode;
  /** How long an answer is kept. */
  hours: number;
  /** A file, or the address of one: a bootstrap in the form of RFC 9224. */
  bootstrap: string | undefined;
  /** WHOIS servers that come before those that ship, by top-level domain. */
  whois: WhoisServers | undefined;
  dnsServers: readonly string[];
  allowPrivateAddresses: boolean;
};

/** Servers by top-level domain. */
type WhoisServers = ReadonlyMap<string, { host: string; port: number }>;

/** What `*_PRIVATE_ADDRESSES` may be. */
export const privateAddresses = oneOf(
  ['refuse', 'allow'],
  'whether calls may go to addresses of private networks',
);

const settings = z.object({
  LOOKUPS: z._default(
    oneOf(LOOK_UP_MODES, 'never, when a request asks, or in scheduled runs as well'),
    'asked',
  ),
  LOOKUP_HOURS: z._default(wholeNumber(0, 8760, { unit: 'of hours', example: 24 }), 24),
  LOOKUP_BOOTSTRAP: z.optional(
    setting(
      'a file that is there, or the http or https address of one, in the form of RFC 9224, such as /etc/rdap/dns.json',
      bootstrapIn,
    ),
  ),
  LOOKUP_WHOIS: z._default(
    setting(
      'WHOIS servers by top-level domain with commas between, ports from 1 to 65535, such as cn=whois.cnnic.cn:43,hk=whois.hkirc.hk',
      whoisServersOf,
    ),
    new Map(),
  ),
  LOOKUP_DNS: z._default(
    list(
      'IP addresses of resolvers with commas between, each with its port if that is not 53, such as 192.0.2.53,[2001:db8::53]:5353',
      resolverIn,
    ),
    [],
  ),
  LOOKUP_PRIVATE_ADDRESSES: z._default(privateAddresses, 'refuse'),
});

/** Reads the part of the configuration that speaks of look-ups. Throws an error that names every wrong variable. */
export function readLookUpConfig(env: Environment): LookUpConfig {
  const read = settingsIn(settings, env);
  return {
    mode: read.LOOKUPS,
    hours: read.LOOKUP_HOURS,
    bootstrap: read.LOOKUP_BOOTSTRAP,
    whois: read.LOOKUP_WHOIS,
    dnsServers: read.LOOKUP_DNS,
    allowPrivateAddresses: read.LOOKUP_PRIVATE_ADDRESSES === 'allow',
  };
}

function bootstrapIn(given: string): string | undefined {
  const place = given.trim();
  const isThere = /^https?:/i.test(place) ? URL.canParse(place) : existsSync(place);
  return isThere ? place : undefined;
}

/** WHOIS servers as a setting gives them: `cn=host:port,hk=host`. Undefined if it has another form. */
function whoisServersOf(given: string): WhoisServers | undefined {
  const servers = new Map<string, { host: string; port: number }>();
  for (const part of given.split(',').filter((each) => each !== '')) {
    const [, tld, host, digits = '43'] = /^\s*([a-z0-9-]+)=([\w.-]+)(?::(\d{1,5}))?\s*$/i.exec(part) ?? [];
    const port = portIn(digits);
    if (tld === undefined || host === undefined || port === undefined) return undefined;
    servers.set(tld.toLowerCase(), { host, port });
  }
  return servers.size === 0 ? undefined : servers;
}

/** A resolver as Node takes it: an IP address, or one with a port, around which that of IPv6 has brackets. */
function resolverIn(given: string): string | undefined {
  if (isIP(given) !== 0) return given;
  const [, six, four, digits = '53'] = /^(?:\[([\da-f:.]+)\]|([\d.]+))(?::(\d{1,5}))?$/i.exec(given) ?? [];
  const isAddress = six === undefined ? isIP(four ?? '') === 4 : isIP(six) === 6;
  return isAddress && portIn(digits) !== undefined ? given : undefined;
}

function portIn(digits: string): number | undefined {
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? port : undefined;
}
