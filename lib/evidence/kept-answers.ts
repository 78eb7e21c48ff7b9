/** Answers of registries, resolvers and pages, kept for a time: each is asked once, not at every check. */

import { type LookUpSource, lookUpItem, type Told } from '../shapes/look-up.ts';
import { lookUpKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import type { DomainHost } from './look-up/look-up.ts';
import type { LookUps } from './look-ups.ts';

type LookUpWork = {
  table: Table;
  tenant: string;
  /** Milliseconds since the epoch; `doneBy` is the instant by which everything must be there. */
  now: number;
  doneBy: number;
};

type LookUpKey = ReturnType<typeof lookUpKey>;

const READ_AT_ONCE = 100;
const WRITTEN_AT_ONCE = 25;

/**
 * What sources tell of domains, in the order of the domains, one entry a source: what is kept is not asked again, nor is
 * what is asked for twice. One read for a hundred answers, one write for 25 new ones; a failure is not kept. What the table does not take is asked again.
 */
export async function lookUpDomains(
  { lookUp, hours }: LookUps,
  domains: readonly DomainHost[],
  { sources, ...work }: LookUpWork & { sources: readonly LookUpSource[] },
): Promise<Told[][]> {
  const { table, tenant, now, doneBy } = work;
  const kept =
    hours === 0 ? new Map<string, Told>() : await keptAnswers(domains, { ...work, sources, hours });
  const fresh: Item[] = [];
  const asked = new Map<string, Promise<Told>>();

  async function ask(key: LookUpKey, domain: DomainHost, source: LookUpSource): Promise<Told> {
    const answer = await lookUp(domain, source, doneBy);
    if (answer.failures.length === 0 && hours > 0) fresh.push(itemOf(key, answer, { now, hours }));
    return answer;
  }

  function tellOf(domain: DomainHost, source: LookUpSource): Promise<Told> {
    const key = keyOf(tenant, domain, source);
    const text = keyText(key);
    const known = kept.get(text);
    const answer = asked.get(text) ?? (known ? Promise.resolve(known) : ask(key, domain, source));
    asked.set(text, answer);
    return answer;
  }

  const told = await Promise.all(
    domains.map((domain) => Promise.all(sources.map((source) => tellOf(domain, source)))),
  );
  await keep(table, fresh);
  return told;
}

/** A registration is that of the name, whichever of its hosts is meant. */
function keyOf(tenant: string, { name, host }: DomainHost, source: LookUpSource): LookUpKey {
  return lookUpKey(tenant, source === 'registration' ? name : host, source);
}

async function keptAnswers(
  domains: readonly DomainHost[],
  { table, tenant, now, hours, sources }: LookUpWork & { hours: number; sources: readonly LookUpSource[] },
): Promise<Map<string, Told>> {
  const unique = new Map(
    domains.flatMap((domain) =>
      sources.map((source) => {
        const key = keyOf(tenant, domain, source);
        return [keyText(key), key] as const;
      }),
    ),
  );
  const keys = [...unique.values()];
  const kept = new Map<string, Told>();
  for (let at = 0; at < keys.length; at += READ_AT_ONCE) {
    for (const item of await table.getAll(keys.slice(at, at + READ_AT_ONCE))) {
      const { success, data } = lookUpItem.safeParse(item);
      // The table removes what has expired when it comes to it.
      if (success && Date.parse(data.observedAt) > now - hours * 3_600_000)
        kept.set(keyText(data), data.document);
    }
  }
  return kept;
}

async function keep(table: Table, items: readonly Item[]): Promise<void> {
  try {
    for (let at = 0; at < items.length; at += WRITTEN_AT_ONCE)
      await table.putAll(items.slice(at, at + WRITTEN_AT_ONCE));
  } catch {
    // The answer is there all the same.
  }
}

function itemOf(key: LookUpKey, answer: Told, { now, hours }: { now: number; hours: number }): Item {
  return {
    ...key,
    document: JSON.stringify(answer),
    observedAt: new Date(now).toISOString(),
    expiresAt: Math.floor(now / 1000) + hours * 3600,
    v: 1,
  };
}

function keyText({ pk, sk }: { pk: string; sk: string }): string {
  return `${pk} ${sk}`;
}
