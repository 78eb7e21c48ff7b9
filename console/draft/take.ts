/** What was read or looked up, put where the draft lacks it. What a person stated stays. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Evidence, Read } from '../judge/tasks.ts';
import { domainsOf } from './domains.ts';
import type { Draft } from './draft.ts';
import { itemsOf, type Members, membersOf, put, textOf } from './json.ts';

type LookedUp = Answer<'DomainLookups'>['items'][number];

/** Members as they are stated, completed by what was found. */
function completed(stated: unknown, found: Members): Members {
  return { ...found, ...membersOf(stated) };
}

/** A draft with what a file or a pasted text holds. Domains that belong to no website yet become websites of their own. */
export function withRead({ body, evidence }: Draft, read: Read): Draft {
  const websites = [...itemsOf(body.websites)];
  for (const website of read.websites) addWebsite(websites, membersOf(website));
  for (const domain of read.domains) addWebsite(websites, { name: '', domains: [domain] });
  return {
    body: {
      ...body,
      ...(websites.length > 0 && { websites }),
      ...(read.entity !== undefined && { entity: completed(body.entity, read.entity) }),
      ...(read.account !== undefined && { account: completed(body.account, read.account) }),
      ...joinedBy('servers', 'id', body, read.servers),
      ...joinedBy('routing', 'domain', body, read.routing),
      ...joinedBy('authorizationCodes', 'code', body, read.codes),
    },
    evidence: joinedEvidence(evidence, read.evidence),
  };
}

/** A draft with what registries, the DNS and pages told. `asked` holds the names as the draft spells them. */
export function withLookUps(draft: Draft, asked: readonly string[], items: readonly LookedUp[]): Draft {
  return items.reduce((before, item, index) => withLookUp(before, asked[index] ?? item.host, item), draft);
}

function withLookUp(
  { body, evidence }: Draft,
  name: string,
  { facts, footerHtml, page, evidence: found }: LookedUp,
): Draft {
  const { name: _, ...told } = facts;
  const place = domainsOf(body).find(({ domain }) => textOf(domain.name) === name);
  if (place === undefined) return { body, evidence };
  const [, index = 0] = place.path;
  const withFacts = membersOf(put(body, place.path, completed(place.domain, told)));
  const website = membersOf(itemsOf(withFacts.websites)[Number(index)]);
  const seen = { ...(footerHtml !== undefined && { footerHtml }), ...(page !== undefined && { page }) };
  return {
    body: membersOf(put(withFacts, ['websites', index], completed(website, seen))),
    // The evidence speaks of the domain by its name; the draft, by how it was typed.
    evidence: joinedEvidence(
      evidence,
      found.map((each) => ({ ...each, subject: name })),
    ),
  };
}

function addWebsite(websites: unknown[], website: Members): void {
  const names = new Set(itemsOf(website.domains).map((domain) => textOf(membersOf(domain).name)));
  for (const [index, known] of websites.entries()) {
    const domains = itemsOf(membersOf(known).domains);
    const place = domains.findIndex((domain) => names.has(textOf(membersOf(domain).name)));
    if (place < 0) continue;
    const found = membersOf(
      itemsOf(website.domains).find(
        (each) => textOf(membersOf(each).name) === textOf(membersOf(domains[place]).name),
      ),
    );
    const name = textOf(membersOf(known).name) || textOf(website.name);
    websites[index] = {
      ...website,
      ...membersOf(known),
      name,
      domains: domains.with(place, completed(domains[place], found)),
    };
    return;
  }
  websites.push(website);
}

function joinedBy(
  list: 'servers' | 'routing' | 'authorizationCodes',
  id: string,
  body: Members,
  found: readonly Members[],
): Members {
  const items = [...itemsOf(body[list])];
  for (const each of found) {
    const place = items.findIndex((item) => textOf(membersOf(item)[id]) === textOf(each[id]));
    if (place < 0) items.push(each);
    else items[place] = completed(items[place], each);
  }
  return items.length === 0 ? {} : { [list]: items };
}

function joinedEvidence(before: readonly Evidence[], found: readonly Evidence[]): Evidence[] {
  const isNewer = (each: Evidence) =>
    !found.some(({ fact, subject }) => fact === each.fact && subject === each.subject);
  return [...before.filter(isNewer), ...found];
}
