/** SARIF 2.1.0, for code scanning: a result for each finding that fails or is unknown, at the place of its fact. */
import { sentences } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import { CATALOGUE, ruleById } from '../../lib/rules/catalogue.ts';
import type { Language } from '../../lib/texts.ts';
import { characterIn, type Flaw, flawLine, type Place } from '../failure.ts';
import { VERSION } from '../version.ts';
import { generalFixInWords } from './in-words.ts';
import { groupsOf, type ShownFinding } from './order.ts';
import { named } from './phrases.ts';
import type { Judged, MakeReporter, Telling } from './report.ts';
import { isFailure } from './verdicts.ts';
import { cellInWords, placeOfFinding } from './where.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const;

/** Makes the log: its rules first, then results as they come. */
export const sarifReporter: MakeReporter = ({ language, failOn }) => {
  const flaws: Flaw[] = [];
  let results = 0;
  const started = `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool(language))},"columnKind":"utf16CodeUnits","results":[`;
  const next = (text: string) => {
    results += 1;
    return `${results === 1 ? started : ','}\n${text}`;
  };
  return {
    add: (judged) => {
      const { fails, unknown } = groupsOf(judged.result.findings);
      return [...fails, ...unknown]
        .map((finding) => next(JSON.stringify(resultOf(judged, finding, { language, failOn }))))
        .join('');
    },
    flaw: (flaw) => {
      flaws.push(flaw);
      return '';
    },
    end: () =>
      `${results === 0 ? started : ''}\n],"invocations":[${JSON.stringify(invocationOf(flaws, language))}]}]}\n`,
  };
};

function tool(language: Language) {
  const rules = CATALOGUE.map((rule) => ({
    id: rule.id,
    shortDescription: { text: rule.title[language] },
    help: { text: generalFixInWords(rule, language) },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    ...(rule.source?.address === undefined ? {} : { helpUri: rule.source.address }),
  }));
  return { driver: { name: 'icp-preflight', version: VERSION, semanticVersion: VERSION, rules } };
}

function resultOf(judged: Judged, finding: ShownFinding, { language, failOn }: Telling) {
  const { rule, outcome, severity, subject, message, fix } = finding;
  const makesStatus = isFailure(finding, judged.result, failOn);
  const fails = outcome === 'fail' || makesStatus;
  const place = placeOfFinding(judged, finding);
  const said = sentences(fix === undefined ? [message] : [message, fix], language);
  const index = CATALOGUE.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    ...(ruleById(rule) === undefined ? {} : { ruleIndex: index }),
    kind: fails ? 'fail' : 'open',
    level: makesStatus ? 'error' : fails ? LEVELS[severity] : 'none',
    message: {
      text: [named(shownId(subject.id), said, language), ...cellInWords(place, language)].join('\n'),
    },
    locations: [locationOf(judged, finding, place)],
    partialFingerprints: { 'icpPreflight/v1': `${rule}@${subject.id}` },
  };
}

/** A Terraform address, or an option of the command line, is a logical location. */
function locationOf({ title }: Judged, { subject }: ShownFinding, place: Place | undefined) {
  const logical = { name: subject.id, fullyQualifiedName: `${subject.kind}/${subject.id}` };
  if (place === undefined || 'option' in place) return { logicalLocations: [logical] };
  const { file, line, address } = place;
  const column = characterIn(place);
  const region = line === undefined ? undefined : { startLine: line, ...(column && { startColumn: column }) };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file || title) }, ...(region && { region }) },
    logicalLocations: [
      address === undefined ? logical : { name: address, fullyQualifiedName: address, kind: 'resource' },
    ],
  };
}

function invocationOf(flaws: readonly Flaw[], language: Language) {
  const toolExecutionNotifications = flaws.map((flaw) => ({
    level: 'error',
    message: { text: flawLine(flaw, language) },
  }));
  return { executionSuccessful: flaws.length === 0, toolExecutionNotifications };
}

/** A path as a URI reference, with slashes on every system. */
function uriOf(file: string): string {
  return encodeURI(file.replaceAll('\\', '/')).replaceAll('#', '%23').replaceAll('?', '%3F');
}
