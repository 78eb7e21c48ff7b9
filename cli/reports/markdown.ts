/** Markdown for a pull request: a verdict a result, then tables of what fails and what to answer. */
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import type { Language, Text } from '../../lib/texts.ts';
import { flawLine, shownPlace } from '../failure.ts';
import { VERDICTS, WORDS } from '../texts/report.ts';
import { COMMA, SEMICOLON } from '../texts/signs.ts';
import { planInWords } from './in-words.ts';
import { groupsOf, type ShownFinding } from './order.ts';
import { aside, dayOf, named, restOf, severityAside } from './phrases.ts';
import type { Judged, MakeReporter } from './report.ts';
import { spellingLines } from './spellings.ts';
import { statedBy } from './stated.ts';
import { placeOfFinding } from './where.ts';

/** Makes the text. */
export const markdownReporter: MakeReporter = ({ language }) => ({
  add: (judged) => `${sectionOf(judged, language).join('\n')}\n\n`,
  flaw: (flaw) => `> **${WORDS.notRead[language]}** ${inline(flawLine(flaw, language))}\n\n`,
  end: () => '',
});

function sectionOf(judged: Judged, language: Language): string[] {
  const { title, result, remarks = [] } = judged;
  const { fails, unknown, passes, others } = groupsOf(result.findings);
  const day = fill(WORDS.asOf, { day: dayOf(result) }, language);
  const rest = restOf(passes.length, others.length, language);
  return [
    `### ${named(VERDICTS[result.verdict][language], inline(shownId(result.subject)), language)}`,
    '',
    `${inline(title)}${COMMA[language]}${day}${SEMICOLON[language]}${rest}`,
    ...remarks.flatMap(({ text }) => ['', `> ${inline(text)}`]),
    ...tablesOfFails(fails, judged, language),
    ...tableOf(WORDS.unknown[language], WORDS.answerOrFix[language], unknown, judged, language),
    ...spellingList(judged, language),
    ...planOf(result, language),
  ];
}

/** Where all is ready, what fails with severity error is not needed; what warns may be. */
function tablesOfFails(fails: readonly ShownFinding[], judged: Judged, language: Language): string[] {
  const told = (heading: Text, findings: readonly ShownFinding[]) =>
    tableOf(heading[language], WORDS.fix[language], findings, judged, language);
  if (judged.result.verdict !== 'ready') return told(WORDS.fails, fails);
  return [
    ...told(
      WORDS.failsUnneeded,
      fails.filter(({ severity }) => severity === 'error'),
    ),
    ...told(
      WORDS.warnings,
      fails.filter(({ severity }) => severity !== 'error'),
    ),
  ];
}

function tableOf(
  heading: string,
  remedy: string,
  findings: readonly ShownFinding[],
  judged: Judged,
  language: Language,
): string[] {
  if (findings.length === 0) return [];
  const rows = findings.map((finding) => {
    const { subject, severity, title, message, fix = '', rule } = finding;
    const stated = statedBy(judged, finding, language);
    const how = stated === '' ? '' : `<br>${code(stated)}`;
    const place = placeOfFinding(judged, finding);
    const where = place === undefined ? '' : `<br>${code(shownPlace(place))}`;
    return `| ${inline(shownId(subject.id))}${where} | ${inline(`${title}${severityAside(severity, language)}`)}<br>${inline(message)} | ${inline(fix)}${how} | ${code(rule)} |`;
  });
  const columns = [WORDS.subject[language], heading, remedy, WORDS.rule[language]];
  return ['', `| ${columns.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows];
}

function spellingList(judged: Judged, language: Language): string[] {
  const lines = spellingLines(judged, language);
  if (lines.length === 0) return [];
  return ['', `**${WORDS.spellings[language]}**`, '', ...lines.map((line) => `- ${inline(line)}`)];
}

function planOf(result: Judged['result'], language: Language): string[] {
  if (result.kind !== 'assessment' || result.plan === undefined || result.plan.actions.length === 0)
    return [];
  const { text, actions } = result.plan;
  return [
    '',
    named(`**${WORDS.plan[language]}**`, inline(planInWords(text, language)), language),
    '',
    ...actions.map(
      ({ doneOn, text: what, actor }) => `- ${doneOn} ${inline(what)}${aside(inline(actor.name), language)}`,
    ),
  ];
}

/** Text that means nothing to Markdown or HTML: what was sent is never a link, an image or a table of its own. */
function inline(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replace(/\r?\n/g, '<br>');
}

function code(text: string): string {
  return `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;').replaceAll('@', '&#64;')}</code>`;
}
