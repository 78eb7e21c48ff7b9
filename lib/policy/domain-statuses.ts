import type { Text } from '../texts.ts';
import data from './domain-statuses.json' with { type: 'json' };

/** What a status of a domain means for a filing. `name` is the EPP spelling; the RDAP one where EPP has none. */
export type DomainStatus = {
  name: string;
  effect: 'blocks' | 'warns' | 'fine';
  meaning: Text;
  hint: Text | undefined;
  confidence: string;
};

let byKey: Map<string, DomainStatus> | undefined;

/**
 * A status in any spelling: EPP (`clientHold`), RDAP (`client hold`, RFC 8056), any case, or with the address
 * that WHOIS appends (`clientHold https://icann.org/epp#clientHold`). Undefined if no list names it.
 */
export function domainStatus(text: string): DomainStatus | undefined {
  byKey ??= new Map(
    data.items.flatMap(({ epp, rdap, effect, meaning, hint, confidence }) => {
      const status = { name: epp ?? rdap, effect: effectOf(effect), meaning, hint, confidence };
      return [...new Set([keyOf(rdap), keyOf(status.name)])].map((key) => [key, status] as const);
    }),
  );
  return byKey.get(keyOf(text));
}

/** Letters alone, in lower case, without an address. */
function keyOf(text: string): string {
  return text
    .replace(/\(?https?:\/\/.*$/, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function effectOf(effect: string): DomainStatus['effect'] {
  return effect === 'blocks' || effect === 'warns' ? effect : 'fine';
}
