import type { Finding } from '../findings/finding.ts';
import { openQuestionsOf } from '../findings/open-questions.ts';
import { verdictOf } from '../findings/verdict.ts';

/** The part of a judgement that follows from its findings alone. */
export function judgementOf(findings: Finding[]) {
  return { verdict: verdictOf(findings), findings, openQuestions: openQuestionsOf(findings) };
}
