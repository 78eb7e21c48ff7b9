/** Looks domains up: registration, DNS and page, side by side and within a time; what did not come says why. */
import { createGuard, type Resolve } from '../../outbound/guard.ts';
import type { LookUpSource, Told } from '../../shapes/look-up.ts';
import { rawOf } from '../evidence.ts';
import { AT_ONE_REGISTRY, createQueue } from './at-most.ts';
import { type Bootstrap, readBootstrap, shippedBootstrap } from './bootstrap.ts';
import { createDnsLookUp } from './dns.ts';
import { createPageLookUp, type PageLookUp } from './page-look-up.ts';
import { createRegistrationLookUp, type RegistrationLookUp } from './registration-look-up.ts';
import { createResolve } from './resolve.ts';
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
export type AskSource = (domain: DomainHost, source: LookUpSource, doneBy: number) => Promise<Told>;

/** A domain whose sources are asked: the registrable one, and the host that is meant. */
export type DomainHost = { name: string; host: string };

/** Makes the look-up for a configuration. One for an instance: it keeps count of what is open. */
export function createLookUp(settings: LookUpSettings): AskSource {
  const { now, allowPrivateAddresses, dnsServers = [], pagePorts } = settings;
  // Names of a closed network may stand in a file of the system.
  const resolve = settings.resolve ?? (allowPrivateAddresses ? undefined : createResolve(dnsServers));
  const guard = createGuard({ allowPrivateAddresses, ...(resolve && { resolve }) });
  const lookUpRegistration = createRegistrationLookUp({
    guard,
    now,
    queue: createQueue(AT_ONE_REGISTRY),
    bootstrap: settings.bootstrap ?? shippedBootstrap(),
    whois: new Map([...shippedWhois(), ...(settings.whois ?? [])]),
    wait: settings.wait ?? ((ms) => new Promise((done) => setTimeout(done, ms))),
  });
  const lookUpPage = createPageLookUp({ guard, now, ...(pagePorts && { ports: pagePorts }) });
  return async (domain, source, doneBy) => {
    switch (source) {
      case 'registration':
        return toldRegistration(await lookUpRegistration(domain.name, doneBy));
      case 'dns':
        return askDns(domain, settings, doneBy);
      case 'page':
        return toldPage(domain.host, await lookUpPage(domain.host, doneBy), now());
    }
  };
}

function toldRegistration(found: RegistrationLookUp): Told {
  if (found.kind === 'registered') return { facts: found.facts, evidence: found.evidence, failures: [] };
  return { facts: {}, evidence: [], failures: [{ source: 'registration', ...found.failure }] };
}

/** Records of the host; whether the domain resolves is asked of itself and of www, whichever host is meant. */
async function askDns({ name, host }: DomainHost, settings: LookUpSettings, doneBy: number): Promise<Told> {
  const { found, denied } = await askHosts(new Set([host, name, `www.${name}`]), settings, doneBy);
  const [failure] = found.flatMap(({ failures }) => failures);
  const [own] = found;
  const records = own?.failures.length === 0 ? own.records : undefined;
  const resolving = found.filter((each) => each.records.some(({ type }) => type !== 'CNAME'));
  // Without an answer for each of them silence is no proof that it does not.
  const resolves = resolving.length > 0 ? true : failure === undefined ? false : undefined;
  const address = settings.dnsServers?.[0] ?? 'system resolver';
  const seen = { subject: host, source: 'dns' as const, address, observedAt: instantOf(settings.now()) };
  const evidence = [
    { ...seen, fact: 'routing.dns', value: records, raw: rawOf(records) },
    { ...seen, fact: 'domain.resolves', value: resolves, raw: rawOfHosts(resolving, denied) },
  ];
  return {
    facts: resolves === undefined ? {} : { resolves },
    ...(records && { dns: records }),
    evidence: evidence.filter(({ value }) => value !== undefined),
    failures: failure === undefined ? [] : [{ source: 'dns', ...failure }],
  };
}

/** What the resolver says of each host, and which names do not exist by it. */
async function askHosts(hosts: ReadonlySet<string>, settings: LookUpSettings, doneBy: number) {
  const denied = new Set<string>();
  const lookUpDns = createDnsLookUp({
    servers: settings.dnsServers ?? [],
    timeoutMs: Math.max(1, doneBy - settings.now()),
    onDenied: denied.add.bind(denied),
  });
  const found = await Promise.all([...hosts].map(async (host) => ({ host, ...(await lookUpDns(host)) })));
  return { found, denied };
}

/** The hosts that resolve; where none does, those that do not exist by the resolver. */
function rawOfHosts(resolving: readonly { host: string }[], denied: ReadonlySet<string>): string {
  if (resolving.length > 0) return resolving.map(({ host }) => host).join(', ');
  return denied.size === 0 ? '' : `NXDOMAIN: ${[...denied].join(', ')}`;
}

function toldPage(host: string, found: PageLookUp, now: number): Told {
  if (found.kind === 'failed')
    return { facts: {}, evidence: [], failures: [{ source: 'page', ...found.failure }] };
  const { url, status, page } = found;
  const shown = { form: page.form, title: page.title, status, host: new URL(url).hostname };
  // The page of an error shows no footer of the site.
  const footerHtml = status < 400 ? page.footerHtml : undefined;
  const seen = { subject: host, source: 'page' as const, address: url, observedAt: instantOf(now) };
  const evidence = [
    { ...seen, fact: 'website.page', value: shown, raw: rawOf(page.title) },
    { ...seen, fact: 'website.footerHtml', value: footerHtml, raw: rawOf(footerHtml) },
  ];
  return {
    facts: {},
    ...(footerHtml !== undefined && { footerHtml }),
    page: shown,
    evidence: evidence.filter(({ value }) => value !== undefined),
    failures: [],
  };
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
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
