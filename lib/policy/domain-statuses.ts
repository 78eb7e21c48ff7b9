import { lettersOf } from '../letters.ts';
import type { Text } from '../texts.ts';
import data from './domain-statuses.json' with { type: 'json' };
import { indexed } from './indexed.ts';

/** What a status of a domain means for a filing. `name` is the EPP spelling; the RDAP one where EPP has none. */
export type DomainStatus = {
  name: string;
  effect: 'blocks' | 'warns' | 'fine';
  meaning: Text;
  hint: Text | undefined;
  confidence: string;
};

const byKey = indexed<string, DomainStatus>(() =>
  data.items.flatMap(({ epp, rdap, effect, meaning, hint, confidence, spellings = [] }) => {
    const status = { name: epp ?? rdap, effect: effectOf(effect), meaning, hint, confidence };
    // The name itself comes last, and so first: `active` is RDAP's word for ok, and a status of its own.
    return [...spellings, rdap, status.name].map((each) => [keyOf(each), status] as const);
  }),
);

/**
 * One status by any of its names: EPP (`clientHold`), RDAP (`client hold`, RFC 8056), as WHOIS servers and consoles
 * write it, in any case and with any punctuation. Undefined if no list names it. Text that may hold several, or more
 * than a name, is for `readStatuses`.
 */
export function domainStatus(name: string): DomainStatus | undefined {
  return byKey(keyOf(name));
}

/** Letters alone, in lower case. */
function keyOf(name: string): string {
  return lettersOf(name.normalize('NFKC').toLowerCase());
}

function effectOf(effect: string): DomainStatus['effect'] {
  return effect === 'blocks' || effect === 'warns' ? effect : 'fine';
}
