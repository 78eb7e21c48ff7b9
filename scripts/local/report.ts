/** A result as a person reads it in a terminal. */
import type { RenderedFinding, renderResult } from '../../lib/respond/result.ts';
import type { Language } from '../../lib/texts.ts';

export type RenderedResult = ReturnType<typeof renderResult>;

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
    blockers: 'What keeps it from ready',
    asOf: 'as of',
  },
  'zh-CN': {
    fix: '办法',
    question: '请提供',
    source: '依据',
    others: '不适用的规则数',
    blockers: '未就绪的原因',
    asOf: '截至',
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
    lines.push(...linesOf(findings, language));
  }
  return lines.join('\n');
}

/** What applies, finding by finding; what does not is counted. */
function linesOf(findings: readonly RenderedFinding[], language: Language): string[] {
  const applying = findings.filter(({ outcome }) => outcome !== 'not-applicable');
  const others = findings.length - applying.length;
  const lines = applying.flatMap((finding) => findingLines(finding, language));
  return others === 0
    ? lines
    : [...lines, `    ${MARKS['not-applicable']} ${WORDS[language].others}: ${others}`];
}

function findingLines(
  { outcome, severity, title, message, fix, source, rule }: RenderedFinding,
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
