import type { Finding } from '../findings/finding.ts';
import { openQuestionsOf } from '../findings/open-questions.ts';
import { verdictOf } from '../findings/verdict.ts';
import type { Judgement } from '../records/result.ts';

/** The part of a judgement that follows from its findings alone. */
export function judgementOf<K extends Judgement['kind']>(kind: K, findings: Finding[]) {
  return { kind, verdict: verdictOf(findings), findings, openQuestions: openQuestionsOf(findings) };
}
