/** How whoever wrote a request states what a finding asks. */
import type { Language } from '../../lib/texts.ts';
import { COMMA } from '../texts/signs.ts';
import type { ShownFinding } from './order.ts';
import type { Judged } from './report.ts';

/** Options of the command line, members of a file, or columns; empty where nothing is asked, or nothing can state it. */
export function statedBy(
  { result, stating }: Pick<Judged, 'result' | 'stating'>,
  { rule, subject, outcome }: ShownFinding,
  language: Language,
): string {
  if (stating === undefined || (outcome !== 'unknown' && outcome !== 'fail')) return '';
  const asked = result.openQuestions.filter(
    (each) =>
      each.rules.includes(rule) && each.subject.kind === subject.kind && each.subject.id === subject.id,
  );
  const facts = [...asked.map(({ fact }) => fact), ...(FACTS_OF_FIXES[rule] ?? [])];
  const places = facts.flatMap((fact) => stating({ fact, subject }, result, language));
  return [...new Set(places)].join(COMMA[language]);
}

/** What fixes say to state. */
const FACTS_OF_FIXES: { readonly [rule: string]: readonly string[] } = {
  'website/industries-declared': ['website.content.notInvolved'],
  'website/opening-review-held': ['website.content.approvals'],
};
