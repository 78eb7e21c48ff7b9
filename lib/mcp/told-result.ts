/** A result of a check as an assistant is told: verdict, reasons, fixes, sources. Pure. */
import type { Answer } from '../answers/named.ts';
import { dayAt } from '../calendar.ts';
import { SOURCE } from '../policy/enumerations.ts';
import { fill } from '../respond/fill.ts';
import { shownId } from '../respond/shown-id.ts';
import { CONFIDENCES } from '../respond/texts/catalogue.ts';
import { MCP, VERDICTS } from '../respond/texts/mcp.ts';
import type { Language } from '../texts.ts';
import type { ToldAnswer, ToldEntry, ToldSection } from './told.ts';

type ResultAnswer = Answer<'Result'>;
type FindingAnswer = Answer<'Finding'>;
type SourceAnswer = Omit<FindingAnswer['source'], 'constraint'>;

/** What a result says, in sections. */
export function toldResult(result: ResultAnswer, language: Language): ToldAnswer {
  const plan = 'plan' in result ? result.plan : undefined;
  return {
    ...summary(result, plan, language),
    sections: [
      ...findingSections(result, language),
      ...(plan === undefined ? [] : planSections(plan, language)),
      ...adviceSections(result, language),
      ...lookUpSections(result, language),
      {
        name: 'spellings',
        entries: (result.spellings ?? []).map((each) => ({
          text: fill(MCP.spelling, { ...each, read: shownId(each.read) }, language),
          data: each,
        })),
      },
      { name: 'passed', entries: passed(result, language), onRequest: true },
    ],
  };
}

function summary(result: ResultAnswer, plan: Answer<'Plan'> | undefined, language: Language) {
  const { id, kind, subject, verdict, evaluatedAt, asOf, catalogue } = result;
  const day = asOf ?? dayAt(Date.parse(evaluatedAt));
  const readyUntil = 'readyUntil' in result ? result.readyUntil : undefined;
  const texts = [
    fill(VERDICTS[verdict], { subject: shownId(subject), day }, language),
    ...(plan === undefined ? [] : [plan.text]),
    ...(readyUntil ? [fill(MCP.readyUntil, { readyUntil }, language)] : []),
  ];
  const ofPlan = { ...(plan && { readyOn: plan.readyOn }), ...(readyUntil && { readyUntil }) };
  return { text: texts.join('\n'), data: { id, kind, subject, verdict, day, catalogue, ...ofPlan } };
}

function findingSections({ findings, openQuestions }: ResultAnswer, language: Language): ToldSection[] {
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  const isAsked = new Set(
    openQuestions.flatMap(({ rules, subject }) =>
      rules.map((rule) => `${rule} ${subject.kind} ${subject.id}`),
    ),
  );
  const undecided = findings.filter(
    ({ outcome, rule, subject }) =>
      outcome === 'unknown' && !isAsked.has(`${rule} ${subject.kind} ${subject.id}`),
  );
  const entries = (of: readonly FindingAnswer[]) => of.map((finding) => findingEntry(finding, language));
  return [
    { name: 'reasons', entries: entries(failed.filter(({ severity }) => severity === 'error')) },
    { name: 'warnings', entries: entries(failed.filter(({ severity }) => severity !== 'error')) },
    { name: 'undecided', entries: entries(undecided) },
    {
      name: 'questions',
      entries: openQuestions.map(({ fact, subject, question, rules }) => ({
        text: fill(MCP.about, { subject: shownId(subject.id), text: question }, language),
        data: { fact, subject, question, rules },
      })),
    },
  ];
}

function passed({ findings }: ResultAnswer, language: Language): ToldEntry[] {
  return findings
    .filter(({ outcome }) => outcome === 'pass')
    .map((finding) => findingEntry(finding, language));
}

/** A finding in one line: what was found, what mends it, and where the rule stands. */
function findingEntry(
  { rule, subject, severity, message, fix, source }: FindingAnswer,
  language: Language,
): ToldEntry {
  const { constraint: _, ...document } = source;
  const texts = [
    fill(MCP.about, { subject: shownId(subject.id), text: message }, language),
    ...(fix ? [fill(MCP.fix, { fix }, language)] : []),
    sourceText(rule, document, language),
  ];
  return { text: texts.join(' '), data: { rule, subject, severity, message, ...(fix && { fix }), source } };
}

/** Where a rule stands, and how far that is trusted. */
export function sourceText(
  rule: string,
  { confidence, ...source }: SourceAnswer,
  language: Language,
): string {
  const document = fill(
    source.address === undefined ? MCP.documentAlone : MCP.document,
    { ...source, address: source.address ?? '' },
    language,
    SOURCE,
  );
  return fill(
    MCP.source,
    { source: document, rule, confidence: CONFIDENCES[confidence][language] },
    language,
  );
}

function planSections({ actions, obstacles }: Answer<'Plan'>, language: Language): ToldSection[] {
  return [
    {
      name: 'plan',
      entries: actions.map(({ action, actor, subject, text, doneOn, rules }) => ({
        text: fill(MCP.action, { subject: shownId(subject.id), text, actor: actor.name, doneOn }, language),
        data: { action, actor, subject, text, doneOn, rules },
      })),
    },
    { name: 'obstacles', entries: obstacles.map(({ text, ...data }) => ({ text, data: { ...data, text } })) },
  ];
}

function adviceSections(result: ResultAnswer, language: Language): ToldSection[] {
  if (!('advice' in result) || result.advice === undefined) return [];
  const advised = Array.isArray(result.advice) ? result.advice : [result.advice];
  return [
    {
      name: 'verify-with',
      entries: advised.flatMap(({ domain, verifyWith }) =>
        verifyWith.map((each) => {
          const name = each.code ?? each.serverId ?? '';
          return {
            text: fill(MCP.verifyWith, { subject: shownId(domain), name, why: each.why }, language),
            data: { domain, ...each },
          };
        }),
      ),
    },
    {
      name: 'steps',
      entries: advised.flatMap(({ domain, steps }) =>
        steps.map((step) => ({
          text: fill(MCP.about, { subject: shownId(domain), text: step.text }, language),
          data: { domain, ...step },
        })),
      ),
    },
  ];
}

function lookUpSections({ evidence = [], failures = [] }: ResultAnswer, language: Language): ToldSection[] {
  return [
    { name: 'not-found-out', entries: failures.map((each) => failureEntry(each, language)) },
    { name: 'evidence', entries: evidence.map((each) => evidenceEntry(each, language)) },
  ];
}

export type LookedUpAnswer = Answer<'DomainLookups'>['items'][number];
type FailureAnswer = LookedUpAnswer['failures'][number];

/** Why something could not be looked up. */
function failureEntry(failure: FailureAnswer, language: Language): ToldEntry {
  return { text: fill(MCP.notTold, failure, language), data: failure };
}

/** What was found, where, and when. */
export function evidenceEntry(found: LookedUpAnswer['evidence'][number], language: Language): ToldEntry {
  const { subject, fact, value, source, address, observedAt } = found;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const values = { subject: shownId(subject), fact, value: shown, source, address };
  return {
    text:
      observedAt === undefined
        ? fill(MCP.seen, values, language)
        : fill(MCP.seenAt, { ...values, observedAt }, language),
    data: found,
  };
}
