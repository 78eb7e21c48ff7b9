/** A report for a person at a terminal: what fails first, with its fix and source, then what to answer, then the plan. */
import { SOURCE } from '../../lib/policy/enumerations.ts';
import { fill, sentences } from '../../lib/respond/fill.ts';
import { factName } from '../../lib/respond/question.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import type { Language } from '../../lib/texts.ts';
import { shownPlace } from '../failure.ts';
import { SUBJECTS, VERDICTS, WORDS } from '../texts/report.ts';
import { COMMA, SEMICOLON } from '../texts/signs.ts';
import { padded } from '../width.ts';
import { deniedNames } from './denied.ts';
import { groupsOf, type ShownFinding } from './order.ts';
import { indented, type Pen } from './pen.ts';
import { aside, dayOf, named, once, remedyOf, restOf, undecided } from './phrases.ts';
import { planLines } from './plan.ts';
import type { Judged, MakeReporter, ReportSettings, ReportText } from './report.ts';
import { spellingLines } from './spellings.ts';
import { statedBy } from './stated.ts';
import { stylesFor } from './styles.ts';
import { placeOfFinding } from './where.ts';

const MARKS = { ready: '+', 'not-ready': 'x', undecided: '?' } as const;

/** Makes the report. */
export const tableReporter: MakeReporter = (settings) => {
  const pen = { ...settings, styles: stylesFor(settings.colours) };
  const counts = { ready: 0, undecided: 0, 'not-ready': 0 };
  let unread = 0;
  return {
    add: (judged) => {
      counts[judged.result.verdict] += 1;
      return settings.brief ? briefLine(judged, pen) : `${linesOf(judged, pen).join('\n')}\n\n`;
    },
    unread: () => {
      unread += 1;
    },
    end: () => (settings.many ? `${summaryOf(counts, unread, settings)}\n` : ''),
  };
};

function summaryOf(
  counts: { [V in keyof typeof MARKS]: number },
  unread: number,
  { language }: ReportSettings,
): string {
  const { ready, undecided, 'not-ready': notReady } = counts;
  const values = { all: ready + undecided + notReady, ready, undecided, notReady, unread };
  const texts = [WORDS.summary, ...(unread > 0 ? [WORDS.unread] : [])];
  return texts.map((text) => fill(text, values, language)).join(SEMICOLON[language]);
}

/** One line of a result that is not ready; what is ready is counted. */
function briefLine({ title, result }: Judged, pen: Pen): ReportText {
  if (result.verdict === 'ready') return '';
  const { fails, unknown } = groupsOf(result.findings);
  const told =
    result.verdict === 'not-ready' ? fails.filter(({ severity }) => severity === 'error') : unknown;
  const { language, styles } = pen;
  const reasons = sentences(once(told.map(({ message }) => message)), language);
  const said = result.verdict === 'undecided' ? undecided(reasons, language) : reasons;
  const colour = result.verdict === 'not-ready' ? styles.red : styles.yellow;
  const mark = colour(`${MARKS[result.verdict]} ${title}`);
  return { head: `${mark}  ${named(shownId(result.subject), '', language)}`, tail: said };
}

function linesOf(judged: Judged, pen: Pen): string[] {
  const { result } = judged;
  const { fails, unknown, passes, others } = groupsOf(result.findings);
  const { language, styles } = pen;
  const errors = fails.filter(({ severity }) => severity === 'error');
  const warnings = fails.filter(({ severity }) => severity !== 'error');
  const rest = restOf(passes.length, others.length, language);
  return [
    headline(judged, pen),
    ...(judged.remarks ?? []).flatMap(({ text }) => text.split('\n').flatMap((line) => indented(line, pen))),
    ...findingGroup(result.verdict === 'ready' ? 'failsUnneeded' : 'fails', errors, judged, pen),
    ...findingGroup('warnings', warnings, judged, pen),
    ...findingGroup('unknown', unknown, judged, pen),
    '',
    styles.dim(`  ${rest}`),
    ...spellingGroup(judged, pen),
    ...lookUpLines(judged, pen),
    ...planLines(result, pen),
  ];
}

function headline({ title, result }: Judged, { language, styles }: Pen): string {
  const { verdict, subject } = result;
  const colour = { ready: styles.green, 'not-ready': styles.red, undecided: styles.yellow }[verdict];
  const said = `${MARKS[verdict]} ${VERDICTS[verdict][language]}`;
  const day = fill(WORDS.asOf, { day: dayOf(result) }, language);
  const name =
    title === shownId(subject) || title === subject
      ? shownId(subject)
      : `${shownId(subject)}  ${styles.dim(title)}`;
  return `${styles.bold(colour(said))}  ${name} ${styles.dim(aside(day, language))}`;
}

function findingGroup(
  heading: 'fails' | 'failsUnneeded' | 'warnings' | 'unknown',
  findings: readonly ShownFinding[],
  judged: Judged,
  pen: Pen,
): string[] {
  if (findings.length === 0) return [];
  const { language, styles } = pen;
  return [
    '',
    styles.bold(`  ${WORDS[heading][language]}${aside(String(findings.length), language)}`),
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
  const remedy = remedyOf(finding, judged.result);
  const told = labelled(WORDS[remedy][language], fix ?? message);
  const stated = statedBy(judged, finding, language);
  const said = remedy === 'answer' ? [told] : [message, told];
  const { document, updatedOn } = source;
  const from = fill(WORDS.sourceOf, { rule, document, updatedOn }, language, SOURCE);
  return [
    `  ${mark} ${named(styles.bold(name), title, language)}`,
    ...said.flatMap((line) => indented(line, pen)),
    ...(stated === '' ? [] : indented(labelled(WORDS.set[language], stated), pen)),
    ...indented(labelled(WORDS.source[language], from), pen).map(styles.dim),
    ...(place === undefined ? [] : indented(labelled(WORDS.at[language], shownPlace(place)), pen)),
  ];
}

/** A word in a column of its own, and what it names. */
function labelled(word: string, text: string): string {
  return `${padded(word, 7)} ${text}`;
}

function spellingGroup(judged: Judged, pen: Pen): string[] {
  const { language, styles } = pen;
  const lines = spellingLines(judged, language);
  if (lines.length === 0) return [];
  return ['', styles.bold(`  ${WORDS.spellings[language]}`), ...lines.flatMap((line) => indented(line, pen))];
}

function lookUpLines({ result: { evidence = [], failures = [] } }: Judged, pen: Pen): string[] {
  if (evidence.length + failures.length === 0) return [];
  const { language, styles } = pen;
  return [
    '',
    styles.bold(`  ${WORDS.lookedUp[language]}${aside(String(evidence.length), language)}`),
    ...evidence.flatMap((found) => indented(evidenceLine(found, language), pen)),
    ...deniedNames(evidence, language).flatMap((line) => indented(line, pen)),
    ...failures.flatMap(({ source, reason, detail }) =>
      indented(fill(WORDS.notTold, { source, reason, detail }, language), pen),
    ),
  ];
}

type ShownEvidence = NonNullable<Judged['result']['evidence']>[number];

function evidenceLine({ fact, value, raw, source, address }: ShownEvidence, language: Language): string {
  const said = `${foundValue(value, raw, language)}${aside(`${source} ${address}`, language)}`;
  return named(factName(fact, language), said, language);
}

/** The text that says a fact; of a fact that holds or not whether it does, and of one that no text says its value. */
function foundValue(value: unknown, raw: string, language: Language): string {
  if (typeof value !== 'boolean') return raw === '' ? JSON.stringify(value) : raw;
  const holds = WORDS[value ? 'yes' : 'no'][language];
  return raw === '' ? holds : `${holds}${COMMA[language]}${raw}`;
}
