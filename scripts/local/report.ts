/** A result as a person reads it in a terminal. */
import { domainToUnicode } from 'node:url';
import type { Answer } from '../../lib/answers/named.ts';
import type { Language } from '../../lib/texts.ts';

export type RenderedResult = Answer<'AssessmentResult'>;

const VERDICTS = {
  en: { ready: 'READY', 'not-ready': 'NOT READY', undecided: 'UNDECIDED' },
  'zh-CN': { ready: '已就绪', 'not-ready': '未就绪', undecided: '待确认' },
} as const;
const KINDS: { readonly [L in Language]: { readonly [kind: string]: string } } = {
  en: {
    entity: 'entity',
    website: 'website',
    domain: 'domain',
    server: 'server',
    code: 'code',
    routing: 'routing',
    application: 'application',
  },
  'zh-CN': {
    entity: '主体',
    website: '网站',
    domain: '域名',
    server: '服务器',
    code: '授权码',
    routing: '解析',
    application: '备案申请',
  },
};
const WORDS = {
  en: {
    fix: 'fix',
    question: 'tell',
    source: 'source',
    others: 'rules that do not apply',
    asOf: 'as of',
    plan: 'plan',
    readyUntil: 'if nothing is done, ready until',
    lasts: 'that is after the longest review, which would end on',
    doesNotLast: 'that is before the longest review would end, on',
  },
  'zh-CN': {
    fix: '办法',
    question: '请提供',
    source: '依据',
    others: '不适用的规则数',
    asOf: '截至',
    plan: '计划',
    readyUntil: '不作任何操作，可保持就绪至',
    lasts: '晚于最长审核的结束日',
    doesNotLast: '早于最长审核的结束日',
  },
} as const;
const MARKS = { pass: '+', fail: 'x', unknown: '?', 'not-applicable': '-' } as const;

/** The whole report of an assessment: the verdict, then every section with its findings, fixes and sources. */
export function reportOf(title: string, result: RenderedResult, language: Language): string {
  const lines = [
    `${title}: ${VERDICTS[language][result.verdict]}  (${WORDS[language].asOf} ${result.asOf ?? result.evaluatedAt})`,
  ];
  const overall = result.findings.filter(({ subject }) => subject.kind === 'application');
  lines.push(...linesOf(overall, language));
  for (const { subject, name, verdict, findings } of result.sections ?? []) {
    lines.push(
      '',
      `  ${KINDS[language][subject.kind] ?? subject.kind} ${name}: ${VERDICTS[language][verdict]}`,
    );
    const own = findings.flatMap((position) => result.findings.slice(position, position + 1));
    lines.push(...linesOf(own, language));
  }
  lines.push(...outlookLines(result, language), ...planLines(result, language));
  return lines.join('\n');
}

/** Until when it is ready, and by what that ends. */
function outlookLines(
  { readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn }: RenderedResult,
  language: Language,
): string[] {
  if (readyUntil === undefined || readyUntil === null) return [];
  const words = WORDS[language];
  const by = endsBy ? ` (${endsBy.rule}, ${endsBy.subject.id})` : '';
  return [
    '',
    `  ${words.readyUntil} ${readyUntil}${by}`,
    `    ${lastsThroughReview ? words.lasts : words.doesNotLast} ${longestReviewEndsOn}`,
  ];
}

/** The plan: what it comes to, then each action with who acts and when it is done. */
function planLines({ plan }: RenderedResult, language: Language): string[] {
  if (plan === undefined || (plan.actions.length === 0 && plan.questions.length === 0 && plan.possible))
    return [];
  return [
    '',
    `  ${WORDS[language].plan}: ${plan.text}`,
    ...plan.questions.map(({ subject, question }) => `    ? ${shownId(subject.id)}: ${question}`),
    ...plan.actions.map(({ doneOn, actor, text }) => `    ${doneOn}  ${text} (${actor.name})`),
    ...plan.obstacles.map(({ text }) => `    x ${text}`),
  ];
}

/** A domain as people read it. */
function shownId(id: string): string {
  return id.includes('xn--') ? domainToUnicode(id) || id : id;
}

/** What applies, finding by finding; what does not is counted. */
function linesOf(findings: readonly Answer<'Finding'>[], language: Language): string[] {
  const applying = findings.filter(({ outcome }) => outcome !== 'not-applicable');
  const others = findings.length - applying.length;
  const lines = applying.flatMap((finding) => findingLines(finding, language));
  return others === 0
    ? lines
    : [...lines, `    ${MARKS['not-applicable']} ${WORDS[language].others}: ${others}`];
}

function findingLines(
  { outcome, severity, title, message, fix, source, rule }: Answer<'Finding'>,
  language: Language,
): string[] {
  const words = WORDS[language];
  const first = `    ${MARKS[outcome]} ${title}${severity === 'error' ? '' : ` (${severity})`}: ${message}`;
  if (outcome === 'pass') return [first];
  return [
    first,
    `        ${outcome === 'unknown' ? words.question : words.fix}: ${fix ?? ''}`,
    `        ${words.source}: ${rule}, ${source.constraint}, ${source.document} (${source.updatedOn})`,
  ];
}
