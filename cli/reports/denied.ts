/** Names that do not exist by a resolver though their registry has them: one of both is wrong, or nothing delegates the name. */
import type { Answer } from '../../lib/answers/named.ts';
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import type { Language } from '../../lib/texts.ts';
import { WORDS } from '../texts/report.ts';

type Evidence = NonNullable<Answer<'Result'>['evidence']>[number];

/** What a registry says of a name that it keeps out of the DNS. */
const OUT_OF_THE_DNS = /hold|inactive|pending ?delete|redemption/i;

/** A sentence for each such name. */
export function deniedNames(evidence: readonly Evidence[], language: Language): string[] {
  return evidence.flatMap(({ fact, raw, source, address: resolver }) => {
    if (source !== 'dns' || fact !== 'domain.resolves' || !raw.startsWith(DENIED)) return [];
    return raw
      .slice(DENIED.length)
      .split(', ')
      .flatMap((name) => {
        const told = evidence.filter(
          ({ source: from, subject }) => (from === 'rdap' || from === 'whois') && subject === name,
        );
        const [registry] = told;
        if (registry === undefined || told.some(isOutOfTheDns)) return [];
        const values = { name: shownId(name), resolver, registry: registry.address };
        return [fill(WORDS.denied, values, language)];
      });
  });
}

/** As the evidence of a look-up has it. */
const DENIED = 'NXDOMAIN: ';

function isOutOfTheDns({ fact, raw }: Evidence): boolean {
  return fact === 'domain.statuses' && OUT_OF_THE_DNS.test(raw);
}
