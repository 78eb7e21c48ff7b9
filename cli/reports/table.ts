/** A report for a person at a terminal: what fails first, with its fix and source, then what to answer, then the plan. */
import { fill } from '../../lib/respond/fill.ts';
import { shownPlace } from '../failure.ts';
import { SUBJECTS, VERDICTS, WORDS } from '../texts/report.ts';
import { padded } from '../width.ts';
import { groupsOf, type ShownFinding } from './order.ts';
import { indented, type Pen } from './pen.ts';
import { planLines } from './plan.ts';
import type { Judged, MakeReporter, ReportSettings } from './report.ts';
import { shownId } from './shown.ts';
import { stylesFor } from './styles.ts';
import { placeOfFinding } from './where.ts';

const MARKS = { ready: '+', 'not-ready': 'x', undecided: '?' } as const;

/** Makes the report. */
export const tableReporter: MakeReporter = (settings) => {
  const pen = { ...settings, styles: stylesFor(settings.colours) };
  const counts = { ready: 0, undecided: 0, 'not-ready': 0 };
  let flaws = 0;
  return {
    add: (judged) => {
      counts[judged.result.verdict] += 1;
      return settings.brief ? briefLine(judged, pen) : `${linesOf(judged, pen).join('\n')}\n\n`;
    },
    flaw: () => {
      flaws += 1;
      return '';
    },
    end: () => (settings.many ? `${summaryOf(counts, flaws, settings)}\n` : ''),
  };
};

function summaryOf(
  counts: { [V in keyof typeof MARKS]: number },
  flaws: number,
  { language }: ReportSettings,
): string {
  const { ready, undecided, 'not-ready': notReady } = counts;
  const values = { all: ready + undecided + notReady, ready, undecided, notReady, flaws };
  const texts = [WORDS.summary, ...(flaws > 0 ? [WORDS.unread] : [])];
  return texts.map((text) => fill(text, values, language)).join('; ');
}

/** One line of a result that is not ready; what is ready is counted. */
function briefLine({ title, result }: Judged, pen: Pen): string {
  if (result.verdict === 'ready') return '';
  const { fails, unknown } = groupsOf(result.findings);
  const told =
    result.verdict === 'not-ready' ? fails.filter(({ severity }) => severity === 'error') : unknown;
  const reasons = told.map(({ title: what }) => what).join('; ');
  const colour = result.verdict === 'not-ready' ? pen.styles.red : pen.styles.yellow;
  return `${colour(`${MARKS[result.verdict]} ${title}`)}  ${shownId(result.subject)}: ${reasons}\n`;
}

function linesOf(judged: Judged, pen: Pen): string[] {
  const { result } = judged;
  const { fails, unknown, passes, others } = groupsOf(result.findings);
  const { language, styles } = pen;
  const errors = fails.filter(({ severity }) => severity === 'error');
  const warnings = fails.filter(({ severity }) => severity !== 'error');
  const rest = `${passes.length} ${WORDS.passes[language]}, ${others.length} ${WORDS.others[language]}`;
  return [
    headline(judged, pen),
    ...(judged.remarks ?? []).flatMap(({ text }) => text.split('\n').flatMap((line) => indented(line, pen))),
    ...findingGroup('fails', errors, judged, pen),
    ...findingGroup('warnings', warnings, judged, pen),
    ...findingGroup('unknown', unknown, judged, pen),
    '',
    styles.dim(`  ${rest}`),
    ...lookUpLines(judged, pen),
    ...planLines(result, pen),
  ];
}

function headline({ title, result }: Judged, { language, styles }: Pen): string {
  const { verdict, subject, asOf, evaluatedAt } = result;
  const colour = { ready: styles.green, 'not-ready': styles.red, undecided: styles.yellow }[verdict];
  const said = `${MARKS[verdict]} ${VERDICTS[verdict][language]}`;
  const day = fill(WORDS.asOf, { day: asOf ?? evaluatedAt }, language);
  const name =
    title === shownId(subject) || title === subject
      ? shownId(subject)
      : `${shownId(subject)}  ${styles.dim(title)}`;
  return `${styles.bold(colour(said))}  ${name}  ${styles.dim(`(${day})`)}`;
}

function findingGroup(
  heading: 'fails' | 'warnings' | 'unknown',
  findings: readonly ShownFinding[],
  judged: Judged,
  pen: Pen,
): string[] {
  if (findings.length === 0) return [];
  const { language, styles } = pen;
  return [
    '',
    styles.bold(`  ${WORDS[heading][language]} (${findings.length})`),
    ...findings.flatMap((finding) => findingLines(finding, judged, pen)),
  ];
}

function findingLines(finding: ShownFinding, judged: Judged, pen: Pen): string[] {
  const { language, styles } = pen;
  const { outcome, severity, subject, title, message, fix, rule, source } = finding;
  const fails = outcome === 'fail';
  const mark = fails ? (severity === 'error' ? styles.red('x') : styles.yellow('!')) : styles.yellow('?');
  const name = `${SUBJECTS[subject.kind]?.[language] ?? subject.kind} ${shownId(subject.id)}`;
  const place = placeOfFinding(judged, finding);
  const said = fails
    ? [message, ...named(WORDS.fix[language], fix ?? '')]
    : named(WORDS.tell[language], fix ?? message);
  const from = `${rule}, ${source.document} (${source.updatedOn})`;
  return [
    `  ${mark} ${styles.bold(name)}: ${title}`,
    ...[...said, ...named(WORDS.source[language], from)].flatMap((line) => indented(line, pen)),
    ...(place === undefined
      ? []
      : named(WORDS.at[language], shownPlace(place)).flatMap((line) => indented(line, pen))),
  ];
}

/** A word in a column of its own, and what it names. */
function named(word: string, text: string): string[] {
  return [`${padded(word, 7)} ${text}`];
}

function lookUpLines({ result: { evidence = [], failures = [] } }: Judged, pen: Pen): string[] {
  if (evidence.length + failures.length === 0) return [];
  const { language, styles } = pen;
  return [
    '',
    styles.bold(`  ${WORDS.lookedUp[language]} (${evidence.length})`),
    ...evidence.flatMap(({ fact, raw, source, address }) =>
      indented(`${fact}  ${raw}  (${source} ${address})`, pen),
    ),
    ...failures.flatMap(({ source, reason, detail }) =>
      indented(`${WORDS.notTold[language]}: ${source}, ${reason}: ${detail}`, pen),
    ),
  ];
}
