/** What answers to assistants say around findings, plans and look-ups. */
import type { Text } from '../../texts.ts';

export const HEADINGS = {
  reasons: { en: 'Checks that failed ({count}):', 'zh-CN': '未通过的检查（{count}）：' },
  warnings: {
    en: 'Warnings, which do not by themselves lead to rejection ({count}):',
    'zh-CN': '警告，不会直接导致驳回（{count}）：',
  },
  undecided: { en: 'Could not be decided ({count}):', 'zh-CN': '无法判断（{count}）：' },
  questions: { en: 'Questions to answer ({count}):', 'zh-CN': '待回答的问题（{count}）：' },
  plan: { en: 'What to do ({count}):', 'zh-CN': '需要完成的操作（{count}）：' },
  obstacles: { en: 'What no action settles ({count}):', 'zh-CN': '无法通过操作解决的问题（{count}）：' },
  'verify-with': {
    en: 'What to verify with, the best first ({count}):',
    'zh-CN': '可用于核验，最佳者在前（{count}）：',
  },
  steps: { en: 'Steps ({count}):', 'zh-CN': '步骤（{count}）：' },
  domains: { en: 'Domains ({count}):', 'zh-CN': '域名（{count}）：' },
  'not-found-out': { en: 'Could not be looked up ({count}):', 'zh-CN': '未能查得（{count}）：' },
  evidence: { en: 'What was looked up, and where ({count}):', 'zh-CN': '查得的信息及出处（{count}）：' },
  spellings: { en: 'Read from another spelling ({count}):', 'zh-CN': '由其他写法读出的取值（{count}）：' },
  rules: { en: 'Rules ({count}):', 'zh-CN': '规则（{count}）：' },
  passed: { en: 'Passed ({count}):', 'zh-CN': '已通过（{count}）：' },
} satisfies { readonly [section: string]: Text };

export const VERDICTS = {
  ready: {
    en: '{subject} is ready as of {day}: no known constraint stands against submitting it. The authority decides on the filing itself.',
    'zh-CN': '截至 {day}，{subject} 已就绪：未发现不满足的已知限制条件。备案结果以主管部门审核为准。',
  },
  'not-ready': {
    en: '{subject} is not ready as of {day}: the filing would be rejected.',
    'zh-CN': '截至 {day}，{subject} 未就绪：提交后会被驳回。',
  },
  undecided: {
    en: '{subject} is undecided as of {day}: more information is needed.',
    'zh-CN': '截至 {day}，{subject} 待确认：需要补充信息。',
  },
} satisfies { readonly [verdict: string]: Text };

export const SEVERITIES = {
  error: { en: 'rejected if not met', 'zh-CN': '不满足会被驳回' },
  warning: { en: 'warns only', 'zh-CN': '仅警告' },
  note: { en: 'for information', 'zh-CN': '仅供参考' },
} satisfies { readonly [severity: string]: Text };

/** What an assistant can do about a problem, where that is not what a caller of the API can do. */
export const DETAILS: { readonly [problem: string]: Text } = {
  'table-unavailable': { en: 'Try again later.', 'zh-CN': '请稍后重试。' },
  'internal-error': { en: 'The error has been logged.', 'zh-CN': '故障已记录。' },
};

export const MCP = {
  noJson: { en: 'Parse error', 'zh-CN': 'JSON 语法错误' },
  noMessage: { en: 'Invalid request', 'zh-CN': '不是有效的 JSON-RPC 请求' },
  batch: {
    en: 'Send one message at a time: batches are not supported',
    'zh-CN': '请一次只发送一条消息，不支持批量发送',
  },
  unknownTool: { en: 'Unknown tool. There are: {tools}', 'zh-CN': '没有这个工具。可用的工具：{tools}' },
  problem: { en: '{title}. {detail}', 'zh-CN': '{title}。{detail}' },
  spelling: { en: '{pointer}: {given}, read as {read}', 'zh-CN': '{pointer}：{given}，读作 {read}' },
  fix: { en: 'Fix: {fix}', 'zh-CN': '解决办法：{fix}' },
  source: {
    en: 'Source: {source} ({rule}; {confidence})',
    'zh-CN': '依据：{source}（{rule}；{confidence}）',
  },
  document: { en: '{document}, {address}, as of {updatedOn}', 'zh-CN': '{document}，{address}，{updatedOn}' },
  documentAlone: { en: '{document}, as of {updatedOn}', 'zh-CN': '{document}，{updatedOn}' },
  about: { en: '{subject}: {text}', 'zh-CN': '{subject}：{text}' },
  action: {
    en: '{subject}: {text} ({actor}, expected to be done on {doneOn})',
    'zh-CN': '{subject}：{text}（{actor}，预计 {doneOn} 完成）',
  },
  readyUntil: {
    en: 'If nothing is done it stays ready until {readyUntil}.',
    'zh-CN': '不作任何操作，可保持就绪至 {readyUntil}。',
  },
  verifyWith: { en: '{subject}: {name}. {why}', 'zh-CN': '{subject}：{name}。{why}' },
  notTold: { en: '{source}, {reason}: {detail}', 'zh-CN': '{source}，{reason}：{detail}' },
  notToldOf: {
    en: '{host}, {source}, {reason}: {detail}',
    'zh-CN': '{host}，{source}，{reason}：{detail}',
  },
  lookedUp: { en: '{count} looked up.', 'zh-CN': '已查询 {count} 个域名。' },
  rulesOf: {
    en: '{count} rules are checked before a filing is submitted.',
    'zh-CN': '提交备案前检查 {count} 条规则。',
  },
  rule: { en: '{id}: {title} ({severity})', 'zh-CN': '{id}：{title}（{severity}）' },
  seen: {
    en: '{subject}, {fact}: {value} ({source}, {address})',
    'zh-CN': '{subject}，{fact}：{value}（{source}，{address}）',
  },
  seenAt: {
    en: '{subject}, {fact}: {value} ({source}, {address}, {observedAt})',
    'zh-CN': '{subject}，{fact}：{value}（{source}，{address}，{observedAt}）',
  },
  leftOut: {
    en: 'Left out: {count} of "{section}". To read them, call again with the same arguments, section "{section}" and from {from}.',
    'zh-CN':
      '已省略“{section}”中的 {count} 条。如需查看，请使用相同参数再次调用，并设置 section 为“{section}”、from 为 {from}。',
  },
  nothingThere: {
    en: 'Section "{section}" has no entry {from}.',
    'zh-CN': '“{section}”中没有第 {from} 条。',
  },
} satisfies { readonly [name: string]: Text };
