import type { Answer } from '../answers/named.ts';
import type { Finding } from '../findings/finding.ts';
import { isOpen } from '../findings/verdict.ts';
import { CONSTRAINTS_PAGE, type SourceDocument } from '../policy/constraints.ts';
import { ruleById } from '../rules/catalogue.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { Data } from '../shapes/outcome.ts';
import type { Language } from '../texts.ts';
import { fill, sentences } from './fill.ts';
import { factName, questionText } from './question.ts';
import { NOT_APPLICABLE, NOT_GIVEN, RULE_ERROR } from './texts/findings.ts';

/** A finding with its texts. A rule that has left the catalogue is told by its id. */
export function renderFinding(finding: Finding, language: Language): Answer<'Finding'> {
  const { rule: id, subject, outcome, severity, data, constraint } = finding;
  const rule = ruleById(id);
  const title = rule?.title[language] ?? id;
  const { message, fix } = textsOf(finding, rule, language);
  const { whole, named } = sourceOf(rule, constraint);
  const source = isOpen(finding) ? whole : named;
  if (fix === undefined) return { rule: id, subject, outcome, severity, title, message, data, source };
  return { rule: id, subject, outcome, severity, title, message, fix, data, source };
}

type FindingTexts = { message: string; fix: string | undefined };

/** What a finding says of its subject, whatever that is. */
type Saying = Pick<Finding, 'outcome' | 'reason' | 'data' | 'asks'>;
/** Of each rule what was told last: of many domains or servers it is often the same. */
const toldLast = new Map<string, KeptTexts>();
type KeptTexts = { saying: Saying; texts: { [L in Language]?: FindingTexts } };

function textsOf(finding: Finding, rule: Rule | undefined, language: Language): FindingTexts {
  const last = toldLast.get(finding.rule);
  const kept = last !== undefined && saysTheSame(last.saying, finding) ? last : keptOf(finding);
  const known = kept.texts[language];
  if (known !== undefined) return known;
  const texts = { message: messageOf(finding, rule, language), fix: fixOf(finding, rule, language) };
  kept.texts[language] = texts;
  toldLast.set(finding.rule, kept);
  return texts;
}

function keptOf({ outcome, reason, data, asks }: Finding): KeptTexts {
  return { saying: { outcome, reason, data, asks }, texts: {} };
}

function saysTheSame(one: Saying, other: Saying): boolean {
  return (
    one.outcome === other.outcome &&
    one.reason === other.reason &&
    isSameData(one.data, other.data) &&
    isSameList(one.asks, other.asks)
  );
}

function isSameData(one: Data, other: Data): boolean {
  if (one === other) return true;
  for (const name in one) if (one[name] !== other[name]) return false;
  for (const name in other) if (one[name] !== other[name]) return false;
  return true;
}

function isSameList(one: readonly string[] = NONE, other: readonly string[] = NONE): boolean {
  return one.length === other.length && one.every((each, place) => each === other[place]);
}

const NONE: readonly string[] = [];

type ShownSource = Answer<'Finding'>['source'];
/** By document and constraint: findings share them. */
const shownSources = new WeakMap<SourceDocument, Map<string, { whole: ShownSource; named: ShownSource }>>();

/** The document of a rule; `named` without its address, which is as long as all else that is told, where nothing is to be done. */
function sourceOf(rule: Rule | undefined, constraint: Finding['constraint']) {
  const document = rule?.source ?? CONSTRAINTS_PAGE;
  const known = shownSources.get(document) ?? new Map();
  shownSources.set(document, known);
  const shown = known.get(constraint) ?? newSource(document, constraint);
  known.set(constraint, shown);
  return shown;
}

function newSource({ address, ...rest }: SourceDocument, constraint: Finding['constraint']) {
  const named = { constraint, ...rest };
  return { named, whole: address === undefined ? named : { ...named, address } };
}

function messageOf(
  { outcome, reason, data, asks }: Finding,
  rule: Rule | undefined,
  language: Language,
): string {
  if (reason === 'rule-error') return RULE_ERROR[language];
  const text = rule?.messages[reason ?? outcome];
  if (text !== undefined) return fill(text, data, language, rule?.enumerations);
  if (outcome !== 'unknown') return NOT_APPLICABLE[language];
  const facts = (asks ?? []).map((fact) => factName(fact, language));
  return fill(NOT_GIVEN, { facts }, language);
}

/** What mends what fails, and what decides what is unknown; undefined of anything else. */
function fixOf(finding: Finding, rule: Rule | undefined, language: Language): string | undefined {
  const { outcome, data } = finding;
  if (outcome === 'unknown') return fixOfUnknown(finding, rule, language);
  return outcome === 'fail' && rule !== undefined
    ? fill(rule.fix, data, language, rule.enumerations)
    : undefined;
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
