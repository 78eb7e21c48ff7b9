/** The website of a row, put into an application: into the one that states its domain, in any spelling, else beside the others. */
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import type { RowFacts } from '../../lib/evidence/sheet/read-list.ts';
import { plainName } from '../../lib/spellings/same-name.ts';
import { type Composed, completed, listIn, type Members, type Origin } from './composed.ts';
import { domainOf } from './domains.ts';

/** Where a website stands, and in it the domain; one that states no domain yet is known by its name. */
type StatedAt = { site: number; domain: number | undefined };

/** Websites that rows of a sheet may complete, by domain or name: each by one row, as another one may contradict it. */
export type StatedWebsites = Map<string, StatedAt>;

/** Those of an application. */
export function websitesIn({ body }: Composed): StatedWebsites {
  const stated: StatedWebsites = new Map();
  for (const [site, website] of list(body.websites).entries()) {
    const domains = list(member(website, 'domains'));
    const name = text(member(website, 'name'));
    if (domains.length === 0 && name !== undefined) stated.set(nameKey(name), { site, domain: undefined });
    for (const [domain, each] of domains.entries())
      if (isObject(each)) stated.set(domainOf(each.name), { site, domain });
  }
  return stated;
}

/** A name that is no domain. */
function nameKey(name: string): string {
  return `${plainName(name)}\n`;
}

/** What a row says of a website, and where: by the pointer that it has in the request of the row alone. */
type SheetWebsite = Pick<RowFacts, 'domain' | 'website'> & { originOf: (pointer: string) => Origin };

/** Joins it. What is stated stays as it is. */
export function joinWebsite(composed: Composed, stated: StatedWebsites, row: SheetWebsite): void {
  const { domain, website, originOf } = row;
  const sites = listIn(composed.body, 'websites');
  const name = website === undefined ? '' : nameKey(website.name);
  const key = [domainOf(domain.name), name].find((each) => each !== '' && stated.has(each)) ?? '';
  const at = key === '' ? undefined : stated.get(key);
  const site = at && sites[at.site];
  if (at === undefined || !isObject(site)) {
    composed.origins.set(`#/websites/${sites.length}`, (below) => originOf(`/websites/0${below}`));
    sites.push({ ...website, domains: [domain] });
    return;
  }
  stated.delete(key);
  const put = (to: string, from: string) =>
    composed.origins.set(`#/websites/${at.site}${to}`, (below) => originOf(`/websites/0${from}${below}`));
  sites[at.site] = withRow(site, at.domain, row, put);
}

function withRow(
  stated: Members,
  place: number | undefined,
  { domain, website }: SheetWebsite,
  put: (to: string, from: string) => void,
): Members {
  const site = completed(stated, website ?? {}, (at) => put(at, at));
  if (place === undefined) {
    put('/domains', '/domains');
    return { ...site, domains: [domain] };
  }
  const domains = list(stated.domains).map((each, index) =>
    index === place && isObject(each)
      ? completed(each, domain, (at) => put(`/domains/${place}${at}`, `/domains/0${at}`))
      : each,
  );
  return { ...site, domains };
}
