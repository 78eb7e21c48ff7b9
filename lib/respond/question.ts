import type { OpenQuestion } from '../judge/open-questions.ts';
import type { Language } from '../texts.ts';
import { QUESTIONS, UNKNOWN_FACT } from './fact-texts.ts';
import { fill } from './fill.ts';

/** A question with its text. */
export function renderQuestion({ fact, subject, rules }: OpenQuestion, language: Language) {
  return { fact, subject, question: questionText(fact, language), rules };
}

/** What to ask for a fact. */
export function questionText(fact: OpenQuestion['fact'], language: Language): string {
  return fill(QUESTIONS[fact] ?? UNKNOWN_FACT, { fact }, language);
}
