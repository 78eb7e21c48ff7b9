/** Looks domains up: registration, DNS and page, side by side and within a time; what did not come says why. */
import { createGuard, type Resolve } from '../../outbound/guard.ts';
import type { LookUpSource, Told } from '../../shapes/look-up.ts';
import { rawOf } from '../evidence.ts';
import { createQueue } from './at-most.ts';
import { type Bootstrap, readBootstrap, shippedBootstrap } from './bootstrap.ts';
import { createDnsLookUp } from './dns.ts';
import { createPageLookUp } from './page-look-up.ts';
import { createRegistrationLookUp } from './registration-look-up.ts';
import type { WhoisServer } from './whois-client.ts';
import whoisServers from './whois-servers.json' with { type: 'json' };

export type LookUpSettings = {
  bootstrap?: Bootstrap;
  /** WHOIS servers that come before those that ship, by top-level domain. */
  whois?: ReadonlyMap<string, WhoisServer>;
  /** `host:port` of resolvers; none: the system's. */
  dnsServers?: readonly string[];
  allowPrivateAddresses: boolean;
  now: () => number;
  wait?: (ms: number) => Promise<void>;
  resolve?: Resolve;
  pagePorts?: { http: number; https: number };
};

/** Asks one source about one domain; `doneBy` is an instant in milliseconds. It never throws. */
export type LookUp = (
  domain: { name: string; host: string },
  source: LookUpSource,
  doneBy: number,
) => Promise<Told>;

/** At most so many questions are open at one registry. */
const AT_ONE_REGISTRY = 2;

/** Makes the look-up for a configuration. One for an instance: it keeps count of what is open. */
export function createLookUp(settings: LookUpSettings): LookUp {
  const { now, allowPrivateAddresses, resolve } = settings;
  const guard = createGuard({ allowPrivateAddresses, ...(resolve && { resolve }) });
  const lookUpRegistration = createRegistrationLookUp({
    guard,
    now,
    queue: createQueue(AT_ONE_REGISTRY),
    bootstrap: settings.bootstrap ?? shippedBootstrap(),
    whois: new Map([...shippedWhois(), ...(settings.whois ?? [])]),
    wait: settings.wait ?? ((ms) => new Promise((done) => setTimeout(done, ms))),
  });
  const lookUpPage = createPageLookUp({
    guard,
    now,
    ...(settings.pagePorts && { ports: settings.pagePorts }),
  });
  return (domain, source, doneBy) => {
    switch (source) {
      case 'registration':
        return registrationOf(domain.name, doneBy);
      case 'dns':
        return dnsOf(domain, doneBy);
      case 'page':
        return pageOf(domain, doneBy);
    }
  };

  async function registrationOf(name: string, doneBy: number): Promise<Told> {
    const found = await lookUpRegistration(name, doneBy);
    if (found.kind === 'registered') return { facts: found.facts, evidence: found.evidence, failures: [] };
    return { facts: {}, evidence: [], failures: [{ source: 'registration', ...found.failure }] };
  }

  async function dnsOf({ name, host }: { name: string; host: string }, doneBy: number): Promise<Told> {
    const timeoutMs = Math.max(1, doneBy - now());
    const lookUpDns = createDnsLookUp({ servers: settings.dnsServers ?? [], timeoutMs });
    // Whether a domain resolves is asked of itself and of www, whichever host is meant.
    const hosts = [...new Set([host, name, `www.${name}`])];
    const found = await Promise.all(hosts.map(async (each) => ({ host: each, ...(await lookUpDns(each)) })));
    const failures = found.flatMap((each) =>
      each.failures.map((failure) => ({ source: 'dns' as const, ...failure })),
    );
    const own = found.find((each) => each.host === host)?.records ?? [];
    const resolving = found.filter(({ records }) => records.some(({ type }) => type !== 'CNAME'));
    const seen = {
      subject: host,
      source: 'dns' as const,
      address: addressOf(settings),
      observedAt: instant(),
    };
    const answered = found.filter((each) => each.failures.length === 0);
    // Without an answer for each of them silence is no proof that it does not.
    const resolves = resolving.length > 0 ? true : answered.length === found.length ? false : undefined;
    const failed = found.find((each) => each.host === host && each.failures.length > 0) !== undefined;
    return {
      facts: resolves === undefined ? {} : { resolves },
      ...(failed ? {} : { dns: own }),
      evidence: [
        ...(failed ? [] : [{ ...seen, fact: 'routing.dns', value: own, raw: rawOf(own) }]),
        ...(resolves === undefined
          ? []
          : [
              {
                ...seen,
                fact: 'domain.resolves',
                value: resolves,
                raw: resolving.map((each) => each.host).join(', '),
              },
            ]),
      ],
      failures: failures.slice(0, 1),
    };
  }

  async function pageOf({ host }: { host: string }, doneBy: number): Promise<Told> {
    const found = await lookUpPage(host, doneBy);
    if (found.kind === 'failed')
      return { facts: {}, evidence: [], failures: [{ source: 'page', ...found.failure }] };
    const { url, status, page } = found;
    const seen = { subject: host, source: 'page' as const, address: url, observedAt: instant() };
    const { footerHtml, form, title } = page;
    const shown = { form, title, status, host: new URL(url).hostname };
    return {
      facts: {},
      ...(footerHtml !== undefined && status < 400 && { footerHtml }),
      page: shown,
      evidence: [
        { ...seen, fact: 'website.page', value: shown, raw: rawOf(title) },
        ...(footerHtml === undefined || status >= 400
          ? []
          : [{ ...seen, fact: 'website.footerHtml', value: footerHtml, raw: rawOf(footerHtml) }]),
      ],
      failures: [],
    };
  }

  function instant(): string {
    return new Date(now()).toISOString();
  }
}

function addressOf({ dnsServers = [] }: LookUpSettings): string {
  return dnsServers[0] ?? 'system resolver';
}

function shippedWhois(): [string, WhoisServer][] {
  return Object.entries(whoisServers.servers).map(([tld, host]) => [tld, { host, port: 43 }]);
}

/** A bootstrap as a setting gives it: JSON in the form of RFC 9224. Throws if it is none. */
export function bootstrapOf(json: string): Bootstrap {
  const bootstrap = readBootstrap(JSON.parse(json));
  if (bootstrap === undefined)
    throw new Error('configuration: LOOKUP_BOOTSTRAP is not a bootstrap of RFC 9224');
  return bootstrap;
}
