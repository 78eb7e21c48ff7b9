import type { Answer } from '../answers/named.ts';
import type { Finding } from '../findings/finding.ts';
import { CONSTRAINTS_PAGE, type SourceDocument } from '../policy/constraints.ts';
import { ruleById } from '../rules/catalogue.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { Language } from '../texts.ts';
import { fill, sentences } from './fill.ts';
import { questionText } from './question.ts';
import { NOT_APPLICABLE, NOT_GIVEN, RULE_ERROR } from './texts/findings.ts';

/** A finding with its texts. A rule that has left the catalogue is told by its id. */
export function renderFinding(finding: Finding, language: Language): Answer<'Finding'> {
  const { rule: id, subject, outcome, severity, data, constraint } = finding;
  const rule = ruleById(id);
  const { address, named } = sourceOf(rule);
  // Where nothing is to be done the document's name is enough; its address is as long as all else that is told.
  const toBeRead = outcome === 'fail' || outcome === 'unknown';
  return {
    rule: id,
    subject,
    outcome,
    severity,
    title: rule?.title[language] ?? id,
    message: messageOf(finding, rule, language),
    ...(outcome === 'fail' && rule !== undefined
      ? { fix: fill(rule.fix, data, language, rule.enumerations) }
      : {}),
    ...(outcome === 'unknown' ? { fix: fixOfUnknown(finding, rule, language) } : {}),
    data,
    source: { constraint, ...named, ...(toBeRead && address !== undefined ? { address } : {}) },
  };
}

type ShownSource = { address: string | undefined; named: Omit<SourceDocument, 'address'> };
const shownSources = new WeakMap<SourceDocument, ShownSource>();

/** The document of a rule, and apart from it where it stands. */
function sourceOf(rule: Rule | undefined): ShownSource {
  const source = rule?.source ?? CONSTRAINTS_PAGE;
  const known = shownSources.get(source);
  if (known !== undefined) return known;
  const { address, ...named } = source;
  const shown = { address, named };
  shownSources.set(source, shown);
  return shown;
}

function messageOf(
  { outcome, reason, data, asks }: Finding,
  rule: Rule | undefined,
  language: Language,
): string {
  if (reason === 'rule-error') return RULE_ERROR[language];
  const text = rule?.messages[reason ?? outcome];
  if (text !== undefined) return fill(text, data, language, rule?.enumerations);
  return outcome === 'unknown' ? fill(NOT_GIVEN, { facts: asks ?? [] }, language) : NOT_APPLICABLE[language];
}

/** What decides an unknown finding: the answer to its questions; the rule's own fix if it asks none. */
function fixOfUnknown({ asks = [], data }: Finding, rule: Rule | undefined, language: Language): string {
  if (asks.length > 0)
    return sentences(
      asks.map((fact) => questionText(fact, language)),
      language,
    );
  return rule === undefined ? '' : fill(rule.fix, data, language, rule.enumerations);
}
