/** JUnit's XML, as CI systems read it: a suite for each result, a case for each finding. */
import { shownId } from '../../lib/respond/shown-id.ts';
import { flawLine, shownPlace } from '../failure.ts';
import type { ShownFinding } from './order.ts';
import { named } from './phrases.ts';
import type { Judged, MakeReporter, Telling } from './report.ts';
import { isFailure } from './verdicts.ts';
import { placeOfFinding } from './where.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="icp-preflight">\n';

/** Makes the document, suite by suite. What makes the exit status is a failure; other warnings and questions are told in the output of a case. */
export const junitReporter: MakeReporter = ({ language, failOn }) => {
  let begun = false;
  const next = (text: string) => {
    const head = begun ? '' : HEAD;
    begun = true;
    return `${head}${text}`;
  };
  return {
    add: (judged) => next(suiteOf(judged, { language, failOn })),
    flaw: (flaw) => {
      const said = escaped(flawLine(flaw, language));
      return next(
        `<testsuite name="input" tests="1" failures="0" errors="1" skipped="0">\n  <testcase classname="input" name="${said}"><error message="${said}"/></testcase>\n</testsuite>\n`,
      );
    },
    end: () => next('</testsuites>\n'),
  };
};

function suiteOf(judged: Judged, telling: Telling): string {
  const { title, result } = judged;
  const cases = result.findings.map((finding) => caseOf(judged, finding, telling));
  const count = (is: (finding: ShownFinding) => boolean) => result.findings.filter(is).length;
  const failures = count((finding) => isFailure(finding, result, telling.failOn));
  const skipped = count(({ outcome }) => outcome === 'not-applicable');
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const name = escaped(named(title, shownId(result.subject), telling.language));
  return `<testsuite name="${name}" ${counts} timestamp="${result.evaluatedAt.slice(0, 19)}">\n${cases.join('')}</testsuite>\n`;
}

function caseOf(judged: Judged, finding: ShownFinding, { language, failOn }: Telling): string {
  const { subject, outcome, rule, title, message, fix } = finding;
  const place = placeOfFinding(judged, finding);
  const file = place !== undefined && 'file' in place ? ` file="${escaped(place.file)}"` : '';
  const line = place !== undefined && 'line' in place ? ` line="${place.line}"` : '';
  const name = named(shownId(subject.id), title, language);
  const head = `  <testcase classname="${escaped(rule)}" name="${escaped(name)}"${file}${line}`;
  const where = place === undefined ? '' : `\n${shownPlace(place)}`;
  const said = escaped(`${message}${fix === undefined ? '' : `\n${fix}`}${where}`);
  if (outcome === 'pass') return `${head}/>\n`;
  if (outcome === 'not-applicable') return `${head}><skipped message="${escaped(message)}"/></testcase>\n`;
  if (isFailure(finding, judged.result, failOn))
    return `${head}><failure type="${escaped(rule)}" message="${escaped(message)}">${said}</failure></testcase>\n`;
  return `${head}><system-out>${said}</system-out></testcase>\n`;
}

const ESCAPES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text in XML 1.0, which has no signs for most control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/[&<>"\n]/g, (sign) => ESCAPES[sign] ?? sign);
}
