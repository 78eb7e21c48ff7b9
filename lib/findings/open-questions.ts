import type { FactName } from '../facts/facts.ts';
import type { Subject } from '../facts/subject.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Finding } from './evaluate.ts';

/** A fact that is asked for, and the rules that wait for it. */
export type OpenQuestion = { fact: FactName; subject: Subject; rules: RuleId[] };

/** One question for each missing fact of each subject, in the order of the findings. */
export function openQuestionsOf(findings: readonly Finding[]): OpenQuestion[] {
  const questions = new Map<string, OpenQuestion>();
  for (const { rule, subject, asks = [] } of findings) {
    for (const fact of asks) {
      const key = `${fact} ${subject.kind} ${subject.id}`;
      const question = questions.get(key);
      if (question === undefined) questions.set(key, { fact, subject, rules: [rule] });
      else question.rules.push(rule);
    }
  }
  return [...questions.values()];
}
