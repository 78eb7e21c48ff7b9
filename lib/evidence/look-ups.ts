/** Look-ups as a configuration allows them; what looks up is loaded when it is first asked. */
import { readFile } from 'node:fs/promises';
import type { LookUp, LookUpSettings } from './look-up/look-up.ts';
import { lookupsLibrary } from './lookups-library.ts';

export const LOOK_UP_MODES = ['off', 'asked', 'on'] as const;
/** `asked`: when a request says so; `on`: a scheduled run looks up by itself too. */
export type LookUpMode = (typeof LOOK_UP_MODES)[number];

export type LookUpConfig = {
  mode: LookUpMode;
  /** How long an answer is kept. */
  hours: number;
  /** A file, or the address of one: a bootstrap in the form of RFC 9224. */
  bootstrap: string | undefined;
  whois: LookUpSettings['whois'];
  dnsServers: readonly string[];
  allowPrivateAddresses: boolean;
};

export type LookUps = { mode: LookUpMode; hours: number; lookUp: LookUp };

/** The look-ups of an instance. A test sets ports, clock and resolver. */
export function createLookUps(
  { mode, hours, bootstrap, whois, ...config }: LookUpConfig,
  { now, ...over }: Pick<LookUpSettings, 'now'> & Partial<Omit<LookUpSettings, 'now'>>,
): LookUps {
  let made: Promise<LookUp> | undefined;
  async function make(): Promise<LookUp> {
    const { createLookUp, bootstrapOf } = lookupsLibrary();
    const own = bootstrap === undefined ? undefined : bootstrapOf(await textAt(bootstrap));
    return createLookUp({ ...config, ...(own && { bootstrap: own }), ...(whois && { whois }), ...over, now });
  }
  return {
    mode,
    hours,
    lookUp: async (...asked) => {
      // A bootstrap that could not be had is tried again by the next look-up.
      made ??= make().catch((error) => {
        made = undefined;
        throw error;
      });
      return (await made)(...asked);
    },
  };
}

/** Only an operator names it: it may lie anywhere. */
async function textAt(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFile(place, 'utf8');
  const response = await fetch(place, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`configuration: LOOKUP_BOOTSTRAP answered ${response.status}`);
  return response.text();
}

/** WHOIS servers as a setting gives them: `cn=host:port,hk=host`. Undefined if it has another form. */
export function whoisServersOf(setting: string): LookUpSettings['whois'] {
  const servers = new Map<string, { host: string; port: number }>();
  for (const part of setting.split(',').filter((each) => each !== '')) {
    const [, tld, host, port = '43'] = /^\s*([a-z0-9-]+)=([\w.-]+)(?::(\d{1,5}))?\s*$/i.exec(part) ?? [];
    if (tld === undefined || host === undefined) return undefined;
    servers.set(tld.toLowerCase(), { host, port: Number(port) });
  }
  return servers;
}
