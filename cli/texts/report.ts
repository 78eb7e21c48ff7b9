/** Words of reports. */
import type { Text } from '../../lib/texts.ts';

export const VERDICTS = {
  ready: { en: 'READY', 'zh-CN': '已就绪' },
  'not-ready': { en: 'NOT READY', 'zh-CN': '未就绪' },
  undecided: { en: 'UNDECIDED', 'zh-CN': '待确认' },
} satisfies { [verdict: string]: Text };

export const SUBJECTS: { readonly [kind: string]: Text } = {
  application: { en: 'application', 'zh-CN': '备案申请' },
  entity: { en: 'entity', 'zh-CN': '主体' },
  website: { en: 'website', 'zh-CN': '网站' },
  domain: { en: 'domain', 'zh-CN': '域名' },
  server: { en: 'server', 'zh-CN': '服务器' },
  code: { en: 'code', 'zh-CN': '授权码' },
  routing: { en: 'routing', 'zh-CN': '解析' },
};

export const OUTCOMES = {
  pass: { en: 'passed', 'zh-CN': '通过' },
  fail: { en: 'failed', 'zh-CN': '未通过' },
  unknown: { en: 'undecided', 'zh-CN': '待确认' },
  'not-applicable': { en: 'not applicable', 'zh-CN': '不适用' },
} satisfies { [outcome: string]: Text };

export const SEVERITIES = {
  error: { en: 'error', 'zh-CN': '错误' },
  warning: { en: 'warning', 'zh-CN': '警告' },
  note: { en: 'note', 'zh-CN': '提示' },
} satisfies { [severity: string]: Text };

export const WORDS = {
  asOf: { en: 'as of {day}', 'zh-CN': '截至 {day}' },
  fails: { en: 'What fails', 'zh-CN': '未通过' },
  failsUnneeded: { en: 'What fails but is not needed', 'zh-CN': '未通过，但不影响本次备案' },
  warnings: { en: 'Warnings', 'zh-CN': '警告' },
  unknown: { en: 'Undecided', 'zh-CN': '待确认' },
  undecided: { en: 'Undecided: {message}', 'zh-CN': '待确认：{message}' },
  rest: {
    en: '{passed} passed, {others} not applicable',
    'zh-CN': '通过 {passed} 项，不适用 {others} 项',
  },
  fix: { en: 'fix', 'zh-CN': '办法' },
  answer: { en: 'answer', 'zh-CN': '请回答' },
  answerOrFix: { en: 'answer or fix', 'zh-CN': '回答或办法' },
  /** How to say it: an option, a member of a file. */
  set: { en: 'set', 'zh-CN': '填写' },
  source: { en: 'source', 'zh-CN': '依据' },
  sourceOf: { en: '{rule}, {document} ({updatedOn})', 'zh-CN': '{rule}，{document}（{updatedOn}）' },
  facts: { en: 'facts', 'zh-CN': '事实' },
  at: { en: 'at', 'zh-CN': '位置' },
  plan: { en: 'Plan', 'zh-CN': '计划' },
  steps: { en: 'Steps', 'zh-CN': '步骤' },
  verifyWith: { en: 'Verify with', 'zh-CN': '核验用' },
  until: { en: 'until {day}', 'zh-CN': '至 {day}' },
  readyUntil: { en: 'If nothing is done, ready until {day}', 'zh-CN': '不作任何操作，可保持就绪至 {day}' },
  lasts: { en: 'after the longest review, which would end on {day}', 'zh-CN': '晚于最长审核的结束日 {day}' },
  doesNotLast: { en: 'before the longest review would end, on {day}', 'zh-CN': '早于最长审核的结束日 {day}' },
  notTold: {
    en: 'Not found out: {source}, {reason}: {detail}',
    'zh-CN': '未能查得：{source}，{reason}：{detail}',
  },
  denied: {
    en: 'By the resolver ({resolver}) {name} does not exist (NXDOMAIN), by its registry ({registry}) it is registered. Either the resolver denies it, or the domain name has no name servers.',
    'zh-CN':
      '解析服务器（{resolver}）称 {name} 不存在（NXDOMAIN），注册局（{registry}）称其已注册：可能是解析服务器拒绝了该域名，也可能是该域名没有设置 DNS 服务器。',
  },
  lookUpFailed: {
    en: '{name}: look-up failed: {source}, {reason}: {detail}',
    'zh-CN': '{name}：查询失败：{source}，{reason}：{detail}',
  },
  spellings: { en: 'Read from another spelling', 'zh-CN': '由其他写法读出' },
  spelling: { en: '{where}: {given}, read as {read}', 'zh-CN': '{where}：{given}，读作 {read}' },
  more: { en: 'and {count} more', 'zh-CN': '另有 {count} 处' },
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
  lookedUp: { en: 'Looked up', 'zh-CN': '查得' },
  summary: {
    en: '{all} judged: {ready} ready, {undecided} undecided, {notReady} not ready',
    'zh-CN': '共判断 {all} 项：已就绪 {ready}，待确认 {undecided}，未就绪 {notReady}',
  },
  notRead: { en: 'Not read:', 'zh-CN': '未能读取：' },
  subject: { en: 'subject', 'zh-CN': '对象' },
  rule: { en: 'rule', 'zh-CN': '规则' },
  unread: { en: '{unread} could not be read', 'zh-CN': '{unread} 项无法读取' },
} satisfies { [name: string]: Text };
