/** What was looked up for a request, put where it is missing: what a person states is never overwritten. Pure. */
import type { Assessment, Website } from '../shapes/assessment.ts';
import type { Domain } from '../shapes/domain.ts';
import type { FoundFacts, LookUpSource } from '../shapes/look-up.ts';
import { registrableOf } from '../spellings/domain-name.ts';

/** What a kind of request wants looked up, and how it takes what was found; found facts by host. */
export type LookUpWish<R> = {
  sources: readonly LookUpSource[];
  hosts: (request: R) => { name: string; host: string }[];
  fill: (request: R, found: FoundByHost) => R;
};

type FoundByHost = ReadonlyMap<string, FoundFacts>;

/** A domain with the facts that it lacks, and beside them what was found: rules tell where the two differ. */
export function withFound<D extends Domain>(domain: D, found: FoundByHost): D {
  const known = found.get(domain.name);
  if (known === undefined) return domain;
  const { name: _, ...facts } = known.facts;
  if (Object.keys(facts).length === 0) return domain;
  const [first] = known.evidence;
  const observedAt = first?.observedAt;
  return { ...facts, ...domain, found: { ...facts, ...(observedAt && { observedAt }) } };
}

/** A part that has records, with those of its host where none are stated. */
export function withFoundRecords<P extends { domain: string; dns?: FoundFacts['dns'] | undefined }>(
  part: P,
  found: FoundByHost,
): P {
  const dns = part.dns ?? found.get(part.domain)?.dns;
  return dns === undefined ? part : { ...part, dns };
}

/** A website with its domains' facts, and with page and footer of the first domain that shows one. */
function websiteWithFound(website: Website, found: FoundByHost): Website {
  const seen = website.domains.map(({ name }) => found.get(name)).find((each) => each?.page !== undefined);
  const page = website.page ?? seen?.page;
  const footerHtml = website.footerHtml ?? seen?.footerHtml;
  return {
    ...website,
    domains: website.domains.map((domain) => withFound(domain, found)),
    ...(page && { page: { ...page, title: page.title.slice(0, 200) } }),
    ...(footerHtml !== undefined && { footerHtml }),
  };
}

/** Every part of an application. */
export function applicationWithFound(request: Assessment, found: FoundByHost): Assessment {
  const { websites, routing } = request;
  return {
    ...request,
    websites: websites.map((website) => websiteWithFound(website, found)),
    ...(routing && { routing: routing.map((each) => withFoundRecords(each, found)) }),
  };
}

/** Hosts of an application: those of its websites, and those that routings speak of. */
export function hostsOf({ websites, routing = [] }: Assessment): { name: string; host: string }[] {
  const hosts = [
    ...websites.flatMap(({ domains }) => domains.map(({ name }) => name)),
    ...routing.map(({ domain }) => domain),
  ];
  return hosts.map((host) => ({ name: registrableOf(host), host }));
}
