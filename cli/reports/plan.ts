/** The part of a report that looks ahead: the plan with its days, until when what is ready stays so, and where to point what. */

import type { Answer } from '../../lib/answers/named.ts';
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import { WORDS } from '../texts/report.ts';
import { COMMA } from '../texts/signs.ts';
import { chartOf } from './chart.ts';
import { planInWords } from './in-words.ts';
import { indented, type Pen } from './pen.ts';
import { aside, named } from './phrases.ts';

/** Lines of plan, outlook and advice, as far as the result has them. */
export function planLines(result: Answer<'Result'>, pen: Pen): string[] {
  if (result.kind === 'routing-advice') return adviceLines(result.advice, pen);
  if (result.kind !== 'assessment') return [];
  return [
    ...(result.plan === undefined ? [] : actionLines(result.plan, pen)),
    ...outlookLines(result, pen),
    ...(result.advice ?? []).flatMap((advice) => adviceLines(advice, pen)),
  ];
}

function actionLines(plan: Answer<'Plan'>, pen: Pen): string[] {
  const { actions, obstacles, questions, possible, text, startsOn } = plan;
  if (actions.length + questions.length === 0 && possible) return [];
  const { language, styles } = pen;
  const sorted = actions.toSorted((one, other) =>
    one.doneOn < other.doneOn ? -1 : one.doneOn > other.doneOn ? 1 : 0,
  );
  const bars = sorted.map(({ doneOn, actor, text: what }) => ({
    until: doneOn,
    label: `${doneOn}  ${what}${aside(actor.name, language)}`,
  }));
  return [
    '',
    styles.bold(`  ${WORDS.plan[language]}`),
    ...indented(planInWords(text, language), pen),
    ...(bars.length === 0 ? [] : chartOf(startsOn, bars).map((line) => `      ${line}`)),
    ...obstacles.flatMap(({ text: why }) => indented(`x ${why}`, pen)),
  ];
}

function outlookLines(result: Answer<'AssessmentResult'>, pen: Pen): string[] {
  const { readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn } = result;
  if (readyUntil === undefined || readyUntil === null) return [];
  const { language } = pen;
  const by = endsBy ? aside(`${endsBy.rule}${COMMA[language]}${shownId(endsBy.subject.id)}`, language) : '';
  const lasts = lastsThroughReview ? WORDS.lasts : WORDS.doesNotLast;
  return [
    '',
    `  ${fill(WORDS.readyUntil, { day: readyUntil }, language)}${by}`,
    ...indented(fill(lasts, { day: longestReviewEndsOn ?? '' }, language), pen),
  ];
}

function adviceLines({ domain, verifyWith, steps }: Answer<'Advice'>, pen: Pen): string[] {
  const { language, styles } = pen;
  return [
    ...(verifyWith.length === 0 ? [] : ['', styles.bold(`  ${WORDS.verifyWith[language]}`)]),
    ...verifyWith.flatMap(({ rank, serverId, code, usableUntil, why }) => {
      const until = usableUntil === null ? [] : [fill(WORDS.until, { day: usableUntil }, language)];
      const name = [code ?? serverId ?? '', ...until].join(COMMA[language]);
      return indented(`${rank}. ${named(name, why, language)}`, pen);
    }),
    '',
    styles.bold(`  ${WORDS.steps[language]}${aside(shownId(domain), language)}`),
    ...steps.flatMap(({ text, record }, place) => {
      const shown = record === undefined ? '' : `  [${record.name} ${record.type} ${record.value}]`;
      return indented(`${place + 1}. ${text}${shown}`, pen);
    }),
  ];
}
