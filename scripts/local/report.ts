/** A result as a person reads it in a terminal. */
import { aside, named, remedyOf, severityAside } from '../../cli/reports/phrases.ts';
import { spellingLines } from '../../cli/reports/spellings.ts';
import { SUBJECTS, VERDICTS, WORDS } from '../../cli/texts/report.ts';
import { COMMA } from '../../cli/texts/signs.ts';
import type { Answer } from '../../lib/answers/named.ts';
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import type { Language, Text } from '../../lib/texts.ts';

export type RenderedResult = Answer<'AssessmentResult'>;

const OTHERS: Text = { en: 'rules that do not apply: {count}', 'zh-CN': '不适用的规则：{count} 条' };
const MARKS = { pass: '+', fail: 'x', unknown: '?', 'not-applicable': '-' } as const;

/** The whole report of an assessment: the verdict, then every section with its findings, fixes and sources. */
export function reportOf(title: string, result: RenderedResult, language: Language): string {
  const day = fill(WORDS.asOf, { day: result.asOf ?? result.evaluatedAt }, language);
  const lines = [`${named(title, VERDICTS[result.verdict][language], language)} ${aside(day, language)}`];
  const overall = result.findings.filter(({ subject }) => subject.kind === 'application');
  lines.push(...linesOf(overall, result, language));
  for (const { subject, name, verdict, findings } of result.sections ?? []) {
    const kind = SUBJECTS[subject.kind]?.[language] ?? subject.kind;
    lines.push('', `  ${named(`${kind} ${name}`, VERDICTS[verdict][language], language)}`);
    const own = findings.flatMap((position) => result.findings.slice(position, position + 1));
    lines.push(...linesOf(own, result, language));
  }
  lines.push(...outlookLines(result, language), ...planLines(result, language));
  const spelled = spellingLines({ result, placeAt: () => undefined }, language);
  if (spelled.length > 0)
    lines.push('', `  ${WORDS.spellings[language]}`, ...spelled.map((line) => `    ${line}`));
  return lines.join('\n');
}

/** Until when it is ready, and by what that ends. */
function outlookLines(
  { readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn }: RenderedResult,
  language: Language,
): string[] {
  if (readyUntil === undefined || readyUntil === null) return [];
  const by = endsBy ? aside([endsBy.rule, shownId(endsBy.subject.id)].join(COMMA[language]), language) : '';
  const lasts = lastsThroughReview ? WORDS.lasts : WORDS.doesNotLast;
  return [
    '',
    `  ${fill(WORDS.readyUntil, { day: readyUntil }, language)}${by}`,
    `    ${fill(lasts, { day: longestReviewEndsOn ?? '' }, language)}`,
  ];
}

/** The plan: what it comes to, then each action with who acts and when it is done. */
function planLines({ plan }: RenderedResult, language: Language): string[] {
  if (plan === undefined || (plan.actions.length === 0 && plan.questions.length === 0 && plan.possible))
    return [];
  return [
    '',
    `  ${named(WORDS.plan[language], plan.text, language)}`,
    ...plan.questions.map(
      ({ subject, question }) => `    ? ${named(shownId(subject.id), question, language)}`,
    ),
    ...plan.actions.map(({ doneOn, actor, text }) => `    ${doneOn}  ${text}${aside(actor.name, language)}`),
    ...plan.obstacles.map(({ text }) => `    x ${text}`),
  ];
}

/** What applies, finding by finding; what does not is counted. */
function linesOf(
  findings: readonly Answer<'Finding'>[],
  result: RenderedResult,
  language: Language,
): string[] {
  const applying = findings.filter(({ outcome }) => outcome !== 'not-applicable');
  const count = findings.length - applying.length;
  const lines = applying.flatMap((finding) => findingLines(finding, result, language));
  return count === 0
    ? lines
    : [...lines, `    ${MARKS['not-applicable']} ${fill(OTHERS, { count }, language)}`];
}

function findingLines(finding: Answer<'Finding'>, result: RenderedResult, language: Language): string[] {
  const { outcome, severity, title, message, fix = '', source, rule } = finding;
  const checked = `${title}${severityAside(severity, language)}`;
  const first = `    ${MARKS[outcome]} ${named(checked, message, language)}`;
  if (outcome === 'pass') return [first];
  const { constraint, document, updatedOn } = source;
  const from = [rule, constraint, `${document}${aside(updatedOn, language)}`].join(COMMA[language]);
  return [
    first,
    `        ${named(WORDS[remedyOf(finding, result)][language], fix, language)}`,
    `        ${named(WORDS.source[language], from, language)}`,
  ];
}
