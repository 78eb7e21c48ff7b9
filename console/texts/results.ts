/** Stored results: the list, and what today's rules would say of them. */
import type { ResultKind } from '../../lib/records/result.ts';
import type { Text } from '../../lib/texts.ts';

export const KIND_WORDS = {
  assessment: { en: 'Application', 'zh-CN': '备案申请' },
  'domain-check': { en: 'Domain check', 'zh-CN': '域名检查' },
  'server-check': { en: 'Server check', 'zh-CN': '服务器检查' },
  'routing-advice': { en: 'Routing advice', 'zh-CN': '解析建议' },
  allocation: { en: 'Allocation', 'zh-CN': '核验资源分配' },
} as const satisfies { [K in ResultKind]: Text };

export const RESULTS = {
  kind: { en: 'Kind', 'zh-CN': '类型' },
  everyKind: { en: 'All kinds', 'zh-CN': '全部类型' },
  subject: { en: 'Domain or server ID', 'zh-CN': '域名或服务器 ID' },
  subjectHint: { en: 'haitang.cn, ecs-7', 'zh-CN': 'haitang.cn、ecs-7' },
  find: { en: 'Find', 'zh-CN': '查找' },
  filters: { en: 'Filter results', 'zh-CN': '筛选记录' },
  asOf: { en: 'judged for {day}', 'zh-CN': '按 {day} 判断' },
  loaded: { en: 'Shown: {count}', 'zh-CN': '已显示 {count} 条' },
  emptyTitle: { en: 'Results will stand here', 'zh-CN': '这里将显示检查记录' },
  emptyText: {
    en: 'Every check of an application, domain or server is kept with its facts, so that it can be looked up and judged again.',
    'zh-CN': '每次检查备案申请、域名或服务器，结果及所依据的事实都会保存，便于查阅和重新判断。',
  },
  emptyAction: { en: 'Check an application', 'zh-CN': '检查一份申请' },
  noneLike: { en: 'No result matches.', 'zh-CN': '没有符合条件的记录。' },
  remove: { en: 'Delete', 'zh-CN': '删除' },
  removeLabel: { en: 'Delete the result of {subject}, {when}', 'zh-CN': '删除 {subject} {when} 的记录' },
  removeQuestion: {
    en: 'Delete the result of {subject} of {when}? Links to it lead nowhere then.',
    'zh-CN': '删除 {subject} {when} 的记录？指向它的链接将失效。',
  },
  removeYes: { en: 'Yes, delete', 'zh-CN': '确认删除' },
  removed: { en: 'The result was deleted', 'zh-CN': '已删除记录' },
} satisfies { [name: string]: Text };

export const IMPACT = {
  heading: { en: 'By the rules of today', 'zh-CN': '按当前规则' },
  what: {
    en: 'Rules and policy data change. This looks which stored results would get another verdict now, by the facts that were stated then.',
    'zh-CN': '规则和政策数据会更新。这里查看已保存的记录按当时填写的事实，现在会得到哪些不同结论。',
  },
  look: { en: 'Look', 'zh-CN': '开始查看' },
  on: { en: 'Look further', 'zh-CN': '继续查看' },
  examined: { en: 'Looked at: {count}', 'zh-CN': '已查看 {count} 条' },
  none: { en: 'None of them would be judged otherwise.', 'zh-CN': '结论都没有变化。' },
  now: { en: 'now', 'zh-CN': '现在' },
  gone: { en: 'The request no longer fits', 'zh-CN': '当时的请求已不符合现在的格式' },
} satisfies { [name: string]: Text };
