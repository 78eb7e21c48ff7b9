/** How look-ups are configured: whom they ask, and who lets them. */

export const LOOK_UP_MODES = ['off', 'asked', 'on'] as const;
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

/** WHOIS servers as a setting gives them: `cn=host:port,hk=host`. Undefined if it has another form. */
export function whoisServersOf(setting: string): WhoisServers | undefined {
  const servers = new Map<string, { host: string; port: number }>();
  for (const part of setting.split(',').filter((each) => each !== '')) {
    const [, tld, host, port = '43'] = /^\s*([a-z0-9-]+)=([\w.-]+)(?::(\d{1,5}))?\s*$/i.exec(part) ?? [];
    if (tld === undefined || host === undefined) return undefined;
    servers.set(tld.toLowerCase(), { host, port: Number(port) });
  }
  return servers;
}
