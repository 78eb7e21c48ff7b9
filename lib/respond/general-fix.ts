import { verifyingProducts } from '../policy/products.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { Language } from '../texts.ts';
import { fill } from './fill.ts';
import { BLANKS } from './texts/catalogue.ts';

/** What mends a rule wherever it fails, in whole words: no value of a finding is left open. */
export function generalFix(
  { fix, enumerations }: Pick<Rule, 'fix' | 'enumerations'>,
  language: Language,
): string {
  const words = Object.entries(BLANKS).map(([name, text]) => [name, text[language]]);
  return fill(fix, { ...Object.fromEntries(words), eligible: verifyingProducts() }, language, enumerations);
}
