/** Words put together with the signs of their language. */
import { dayAt } from '../../lib/calendar.ts';
import { fill } from '../../lib/respond/fill.ts';
import type { Language } from '../../lib/texts.ts';
import { SEVERITIES, WORDS } from '../texts/report.ts';
import { ASIDE, COLON } from '../texts/signs.ts';
import type { ShownFinding } from './order.ts';
import type { Judged } from './report.ts';

/** A name, and what is said of it. */
export function named(name: string, said: string, language: Language): string {
  return `${name}${COLON[language]}${said}`;
}

/** What is said in passing, in brackets, with the space before it that the language has there. */
export function aside(said: string, language: Language): string {
  return fill(ASIDE, { said }, language);
}

/** That a finding does not block, in passing; nothing of one that does. */
export function severityAside(severity: ShownFinding['severity'], language: Language): string {
  return severity === 'error' ? '' : aside(SEVERITIES[severity][language], language);
}

/** How many rules passed, and how many do not apply. */
export function restOf(passed: number, others: number, language: Language): string {
  return fill(WORDS.rest, { passed, others }, language);
}

/** The day that a result is for, in Shanghai; the moment, where somebody asked for one. */
export function dayOf({ asOf, evaluatedAt }: Pick<Judged['result'], 'asOf' | 'evaluatedAt'>): string {
  return asOf ?? dayAt(Date.parse(evaluatedAt));
}

/** Texts without those that were told before: findings of several rules may lack the same fact. */
export function once(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

/** Why a finding fails, or that it is undecided and why. */
export function reasonOf({ outcome, message }: ShownFinding, language: Language): string {
  return outcome === 'unknown' ? undecided(message, language) : message;
}

/** The last one: rows of a sheet often lack the same. */
let told = { message: '', language: '', text: '' };

/** That something is undecided, and why. */
export function undecided(message: string, language: Language): string {
  if (told.message !== message || told.language !== language)
    told = { message, language, text: fill(WORDS.undecided, { message }, language) };
  return told.text;
}

/** What its fix is called: of an unknown finding with a question it is the question. */
export function remedyOf(
  { outcome, rule, subject }: ShownFinding,
  { openQuestions }: Pick<Judged['result'], 'openQuestions'>,
): 'answer' | 'fix' {
  const isAsked = openQuestions.some(
    (question) =>
      question.rules.includes(rule) &&
      question.subject.kind === subject.kind &&
      question.subject.id === subject.id,
  );
  return outcome === 'unknown' && isAsked ? 'answer' : 'fix';
}
