import type { Day } from '../calendar.ts';
import type { KnownFacts } from '../facts/facts.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { placeOf } from '../rules/catalogue.ts';
import type { Outcome, Rule } from '../rules/define-rule.ts';
import type { Subject } from '../shapes/outcome.ts';
import type { Finding } from './finding.ts';
import { isOpen } from './verdict.ts';

/** Told of a rule that threw; the finding is `unknown` and the other rules still run. */
export type OnRuleError = (rule: RuleId, error: unknown) => void;

/** What an evaluation needs beside facts: the day it is for, and where a broken rule is told. */
export type Evaluation = {
  today: Day;
  onRuleError: OnRuleError;
};

/** Judges one subject by rules, in their order. */
export function evaluate(
  rules: readonly Rule<RuleId>[],
  subject: Subject,
  facts: KnownFacts,
  evaluation: Evaluation,
): Finding[] {
  return rules.map((rule) => findingOf(rule, subject, facts, evaluation));
}

/** Judges one subject by rules, and makes no finding of what passes or does not apply: a sheet asks this of each row. */
export function evaluateBriefly(
  rules: readonly Rule<RuleId>[],
  subject: Subject,
  facts: KnownFacts,
  evaluation: Evaluation,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const found = outcomeOf(rule, facts, evaluation);
    if (isOpen(found)) findings.push(toldOf(rule, subject, found));
  }
  return findings;
}

/** Findings in the catalogue's order, within a rule by subject: the same facts always give the same text. */
export function inCatalogueOrder(findings: readonly Finding[]): Finding[] {
  const byPlace: Finding[][] = [];
  for (const finding of findings) {
    const place = placeOf(finding.rule);
    const others = byPlace[place];
    if (others === undefined) byPlace[place] = [finding];
    else others.push(finding);
  }
  return byPlace.flatMap((ofOneRule) =>
    ofOneRule.sort((one, other) => compareText(one.subject.id, other.subject.id)),
  );
}

/** What one rule finds of a subject. */
export function findingOf(
  rule: Rule<RuleId>,
  subject: Subject,
  facts: KnownFacts,
  evaluation: Evaluation,
): Finding {
  return toldOf(rule, subject, outcomeOf(rule, facts, evaluation));
}

function toldOf(
  rule: Rule<RuleId>,
  subject: Subject,
  { outcome, reason, data, asks, constraint = rule.constraints[0] }: Outcome,
): Finding {
  const finding: Finding = { rule: rule.id, subject, outcome, severity: rule.severity, data, constraint };
  if (reason !== undefined) finding.reason = reason;
  if (asks !== undefined) finding.asks = asks;
  return finding;
}

/** What a rule comes to; `unknown` if it throws. */
export function outcomeOf(
  rule: Rule<RuleId>,
  facts: KnownFacts,
  { today, onRuleError }: Evaluation,
): Outcome {
  try {
    return rule.judge(facts, today);
  } catch (error) {
    onRuleError(rule.id, error);
    return {
      outcome: 'unknown',
      reason: 'rule-error',
      data: {},
      asks: [],
      constraint: rule.constraints[0],
    };
  }
}

/** The order of two texts by their code units, for sorting. */
export function compareText(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
