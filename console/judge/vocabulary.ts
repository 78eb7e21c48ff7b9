/** What can be chosen in a form: the lists of the rules, by the names that people know. */
import { WORDS } from '../../lib/policy/enumerations.ts';
import industries from '../../lib/policy/industries.json' with { type: 'json' };
import products from '../../lib/policy/products.json' with { type: 'json' };
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import regions from '../../lib/policy/regions.json' with { type: 'json' };
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import type { Language, Text } from '../../lib/texts.ts';
import type { Choice, Vocabulary } from './tasks.ts';

/** All lists in a language. */
export function vocabularyIn(language: Language): Vocabulary {
  const named = (items: readonly { id: string; name: Text }[]): Choice[] =>
    items.map(({ id, name }) => ({ id, name: name[language] }));
  const words = (enumeration: { readonly [id: string]: Text }): Choice[] =>
    Object.entries(enumeration).map(([id, name]) => ({ id, name: name[language] }));
  return {
    products: named(products.items),
    regions: named(regions.items),
    provinces: named(provinces.items),
    industries: named(industries.items),
    entityKinds: words(WORDS['entity-kind']),
    certificateKinds: words(WORDS['certificate-kind']),
    filingStatuses: words(WORDS['filing-status']),
    factsOfRules: Object.fromEntries(
      CATALOGUE.map(({ id, needs, ifGiven, mayRead }) => [
        id,
        [...new Set([...needs, ...ifGiven, ...mayRead])],
      ]),
    ),
  };
}
