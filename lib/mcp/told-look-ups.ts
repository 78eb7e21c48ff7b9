/** What was looked up of domains, as an assistant is told. Pure. */
import type { Answer } from '../answers/named.ts';
import { fill } from '../respond/fill.ts';
import { MCP } from '../respond/texts/mcp.ts';
import type { Language } from '../texts.ts';
import type { ToldAnswer, ToldEntry } from './told.ts';
import { evidenceEntry, failureEntry, type LookedUpAnswer } from './told-result.ts';

/** What sources told, in sections: a line for each domain, then what could not be told, then where all that stood. */
export function toldLookUps({ items }: Answer<'DomainLookups'>, language: Language): ToldAnswer {
  return {
    text: fill(MCP.lookedUp, { count: items.length }, language),
    data: {},
    sections: [
      { name: 'domains', entries: items.map(domainEntry) },
      { name: 'not-found-out', entries: items.flatMap(failuresOf) },
      {
        name: 'evidence',
        entries: items.flatMap(({ evidence }) => evidence.map((each) => evidenceEntry(each, language))),
      },
    ],
  };
}

function domainEntry({ domain, host, facts, dns, page }: LookedUpAnswer): ToldEntry {
  const { name: _, ...known } = facts;
  const found = { ...known, ...(dns && { dns }), ...(page && { page }) };
  const told = Object.entries(found).map(([member, value]) => `${member} ${shown(value)}`);
  return { text: `${host}: ${told.join('; ')}`, data: { domain, host, ...found } };
}

function failuresOf({ host, failures }: LookedUpAnswer): ToldEntry[] {
  return failures.map((failure) => {
    const { text, data } = failureEntry(failure);
    return { text: `${host}, ${text}`, data: { host, ...data } };
  });
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
