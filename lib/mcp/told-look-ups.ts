/** What was looked up of domains, as an assistant is told. Pure. */
import type { Answer } from '../answers/named.ts';
import { fill } from '../respond/fill.ts';
import { shownId } from '../respond/shown-id.ts';
import { MCP } from '../respond/texts/mcp.ts';
import { SEPARATOR_OF_LONG } from '../respond/texts/signs.ts';
import type { Language } from '../texts.ts';
import type { ToldAnswer, ToldEntry } from './told.ts';
import { evidenceEntry, type LookedUpAnswer } from './told-result.ts';

/** What sources told, in sections: a line for each domain, then what could not be told, then where all that stood. */
export function toldLookUps({ items }: Answer<'DomainLookups'>, language: Language): ToldAnswer {
  return {
    text: fill(MCP.lookedUp, { count: items.length }, language),
    data: {},
    sections: [
      { name: 'domains', entries: items.map((item) => domainEntry(item, language)) },
      { name: 'not-found-out', entries: items.flatMap((item) => failuresOf(item, language)) },
      {
        name: 'evidence',
        entries: items.flatMap(({ evidence }) => evidence.map((each) => evidenceEntry(each, language))),
      },
    ],
  };
}

function domainEntry({ domain, host, facts, dns, page }: LookedUpAnswer, language: Language): ToldEntry {
  const { name: _, ...known } = facts;
  const found = { ...known, ...(dns && { dns }), ...(page && { page }) };
  const told = Object.entries(found).map(([member, value]) => `${member} ${shown(value)}`);
  const text = told.join(SEPARATOR_OF_LONG[language]);
  return {
    text: fill(MCP.about, { subject: shownId(host), text }, language),
    data: { domain, host, ...found },
  };
}

function failuresOf({ host, failures }: LookedUpAnswer, language: Language): ToldEntry[] {
  return failures.map((failure) => ({
    text: fill(MCP.notToldOf, { host: shownId(host), ...failure }, language),
    data: { host, ...failure },
  }));
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
