import type { Answer } from '../answers/named.ts';
import { CONSTRAINTS_PAGE } from '../policy/constraints.ts';
import { CATALOGUE } from '../rules/catalogue.ts';
import type { Language } from '../texts.ts';

/** The catalogue as it is answered: every rule with its texts, source and the facts that it reads. */
export function renderRules(language: Language): Answer<'Rule'>[] {
  return CATALOGUE.map(
    ({
      id,
      subject,
      severity,
      constraints,
      source = CONSTRAINTS_PAGE,
      needs,
      ifGiven,
      mayRead,
      title,
      fix,
    }) => ({
      id,
      subject,
      severity,
      title: title[language],
      fix: fix[language],
      constraint: constraints[0],
      constraints,
      source,
      facts: [...new Set([...needs, ...ifGiven, ...mayRead])],
    }),
  );
}
