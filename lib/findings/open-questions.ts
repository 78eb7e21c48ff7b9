import type { Finding, OpenQuestion } from './finding.ts';

/** One question for each missing fact of each subject, in the order of the findings. */
export function openQuestionsOf(findings: readonly Finding[]): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  const asked = new Map<string, Map<string, OpenQuestion>>();
  for (const { rule, subject, asks } of findings) {
    if (asks === undefined || asks.length === 0) continue;
    const key = `${subject.kind} ${subject.id}`;
    const ofSubject = asked.get(key) ?? new Map<string, OpenQuestion>();
    asked.set(key, ofSubject);
    for (const fact of asks) {
      const known = ofSubject.get(fact);
      if (known !== undefined) known.rules.push(rule);
      else {
        const question = { fact, subject, rules: [rule] };
        ofSubject.set(fact, question);
        questions.push(question);
      }
    }
  }
  return questions;
}
