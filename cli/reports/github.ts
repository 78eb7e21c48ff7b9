/** Annotations of GitHub Actions: workflow commands, one a line. */
import { shownId } from '../../lib/respond/shown-id.ts';
import { characterIn, flawLine, type Place } from '../failure.ts';
import { OUTCOMES } from '../texts/report.ts';
import { COLON } from '../texts/signs.ts';
import { groupsOf, type ShownFinding } from './order.ts';
import type { Judged, MakeReporter, Telling } from './report.ts';
import { isFailure } from './verdicts.ts';
import { cellInWords, placeOfFinding } from './where.ts';

/** Makes the commands: errors, what makes the exit status among them, warnings, and questions as notices; a plan's purchase is told by what it cannot do. */
export const githubReporter: MakeReporter = ({ language, failOn }) => ({
  add: (judged) => {
    const { fails, unknown } = groupsOf(judged.result.findings);
    const remarks = (judged.remarks ?? []).map(({ text, place }) =>
      command('error', place, titleOf(judged.title, place), text),
    );
    const findings = [...fails, ...unknown].map((finding) =>
      annotation(judged, finding, { language, failOn }),
    );
    return [...remarks, ...findings].map((line) => `${line}\n`).join('');
  },
  flaw: (flaw) => `${command('error', flaw.place, 'icp-preflight', flawLine(flaw, language))}\n`,
  end: () => '',
});

function annotation(judged: Judged, finding: ShownFinding, { language, failOn }: Telling): string {
  const { outcome, severity, subject, title, message, fix, rule } = finding;
  const usual = outcome === 'unknown' || severity === 'note' ? 'notice' : severity;
  const level = isFailure(finding, judged.result, failOn) ? 'error' : usual;
  const place = placeOfFinding(judged, finding);
  const text = [message, fix ?? '', ...cellInWords(place, language), rule];
  const heading = [shownId(subject.id), OUTCOMES[outcome][language], title].join(COLON[language]);
  return command(level, place, heading, text.filter((part) => part !== '').join('\n'));
}

function command(level: string, place: Place | undefined, title: string, text: string): string {
  const properties = [...placed(place), `title=${property(title)}`].join(',');
  return `::${level} ${properties}::${data(text)}`;
}

/** A resource is named by its address, whatever file tells of it. */
function titleOf(title: string, place: Place | undefined): string {
  return (place !== undefined && 'address' in place && place.address) || title;
}

function placed(place: Place | undefined): string[] {
  if (place === undefined || 'option' in place) return [];
  const { file, line } = place;
  const column = characterIn(place);
  return [
    `file=${property(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
  ];
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions: `%`, line ends; in properties `:` and `,` too. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
