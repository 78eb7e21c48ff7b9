import { nameOf, questionOf } from '../facts/facts.ts';
import type { OpenQuestion } from '../findings/finding.ts';
import type { Language } from '../texts.ts';

import { fill } from './fill.ts';
import { UNKNOWN_FACT } from './texts/findings.ts';

/** A question with its text. */
export function renderQuestion({ fact, subject, rules }: OpenQuestion, language: Language) {
  return { fact, subject, question: questionText(fact, language), rules };
}

/** What to ask for a fact. */
export function questionText(fact: OpenQuestion['fact'], language: Language): string {
  return fill(questionOf(fact) ?? UNKNOWN_FACT, { fact: factName(fact, language) }, language);
}

/** What a person calls a fact; its id, if no catalogue of today has it. */
export function factName(fact: string, language: Language): string {
  return nameOf(fact)?.[language] ?? fact;
}
