import type { Finding, OpenQuestion } from './finding.ts';

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
