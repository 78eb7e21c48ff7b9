/** The words of verdicts, findings and subjects, which every page uses. */
import type { OutcomeKind, Severity, SubjectKind, Verdict } from '../../lib/shapes/outcome.ts';
import type { Text } from '../../lib/texts.ts';

export const VERDICT_WORDS = {
  ready: { en: 'Ready', 'zh-CN': '已就绪' },
  'not-ready': { en: 'Not ready', 'zh-CN': '未就绪' },
  undecided: { en: 'Undecided', 'zh-CN': '待确认' },
} as const satisfies { [V in Verdict]: Text };

export const OUTCOME_WORDS = {
  pass: { en: 'Passes', 'zh-CN': '通过' },
  fail: { en: 'Fails', 'zh-CN': '未通过' },
  unknown: { en: 'To answer', 'zh-CN': '待回答' },
  'not-applicable': { en: 'Does not apply', 'zh-CN': '不适用' },
} as const satisfies { [O in OutcomeKind]: Text };

export const SEVERITY_WORDS = {
  error: { en: 'Blocks', 'zh-CN': '阻碍' },
  warning: { en: 'Warning', 'zh-CN': '警告' },
  note: { en: 'Note', 'zh-CN': '提示' },
} as const satisfies { [S in Severity]: Text };

export const SUBJECT_WORDS = {
  application: { en: 'Application', 'zh-CN': '备案申请' },
  entity: { en: 'Entity', 'zh-CN': '主体' },
  website: { en: 'Website', 'zh-CN': '网站' },
  domain: { en: 'Domain', 'zh-CN': '域名' },
  server: { en: 'Server', 'zh-CN': '服务器' },
  code: { en: 'Code', 'zh-CN': '授权码' },
  routing: { en: 'Routing', 'zh-CN': '解析' },
} as const satisfies { [K in SubjectKind]: Text };

export const FINDING_WORDS = {
  fix: { en: 'How to fix it', 'zh-CN': '办法' },
  why: { en: 'Why', 'zh-CN': '原因' },
  source: { en: 'Source', 'zh-CN': '依据' },
  sourceOf: {
    en: '{document}, as of {day}, confidence: {confidence}',
    'zh-CN': '{document}（{day}，可信度：{confidence}）',
  },
  rule: { en: 'Rule', 'zh-CN': '规则' },
} satisfies { [name: string]: Text };

export const CONFIDENCE_WORDS: { readonly [confidence: string]: Text } = {
  normative: { en: 'normative', 'zh-CN': '规范性文件' },
  high: { en: 'high', 'zh-CN': '高' },
  medium: { en: 'medium', 'zh-CN': '中' },
  low: { en: 'low', 'zh-CN': '低' },
};
