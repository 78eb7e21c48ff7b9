/**
 * A subject that was judged, and how it is judged again: on another day, or with other facts. A rule is asked again only
 * if it reads what is different, so a search over days costs the rules that turn with the day, and no others.
 */
import type { Day } from '../calendar.ts';
import type { KnownFacts } from '../facts/facts.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { Subject } from '../shapes/outcome.ts';
import { type Evaluation, evaluate, findingOf, outcomeOf } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { blocks } from './verdict.ts';

/** `findings`: one for each rule, in their order, by these facts and for `today`. */
export type JudgedSubject = {
  subject: Subject;
  rules: readonly Rule<RuleId>[];
  facts: KnownFacts;
  today: Day;
  findings: Finding[];
};

/** Judges one subject by rules, in their order. */
export function judgeSubject(
  { rules, subject, facts }: Pick<JudgedSubject, 'rules' | 'subject' | 'facts'>,
  evaluation: Evaluation,
): JudgedSubject {
  return {
    rules,
    subject,
    facts,
    today: evaluation.today,
    findings: evaluate(rules, subject, facts, evaluation),
  };
}

/** What is found of a subject by other facts, or for another day. */
export function findingsAgain(
  judged: JudgedSubject,
  facts: KnownFacts,
  evaluation: Evaluation,
): readonly Finding[] {
  const { rules, subject, findings, today } = judged;
  const sameDay = today === evaluation.today;
  if (sameDay && facts === judged.facts) return findings;
  return rules.map((rule, place) => {
    const found = findings[place];
    const asBefore = (sameDay || !rule.turnsWithDay) && readsTheSame(rule, judged.facts, facts);
    return found !== undefined && asBefore ? found : findingOf(rule, subject, facts, evaluation);
  });
}

/** Whether a subject is ready on a day if its facts stay as they are. */
export function readiness(
  { rules, facts, findings }: JudgedSubject,
  { onRuleError }: Pick<Evaluation, 'onRuleError'>,
): (day: Day) => boolean {
  const turning = rules.filter(({ severity, turnsWithDay }) => severity === 'error' && turnsWithDay);
  const blocked = findings.some((finding, place) => blocks(finding) && !rules[place]?.turnsWithDay);
  return (day) =>
    !blocked &&
    turning.every((rule) => {
      const { outcome } = outcomeOf(rule, facts, { today: day, onRuleError });
      return outcome !== 'fail' && outcome !== 'unknown';
    });
}

function readsTheSame(rule: Rule, one: KnownFacts, other: KnownFacts): boolean {
  return one === other || rule.reads.every((name) => one[name] === other[name]);
}
