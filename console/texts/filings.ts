/** The page Filings. */
import type { FilingActor } from '../../lib/policy/lifecycle.ts';
import type { Text } from '../../lib/texts.ts';

/** Columns: who acts next. What needs nobody now stands last. */
export const ACTOR_WORDS = {
  applicant: { en: 'Us', 'zh-CN': '我方' },
  provider: { en: 'Huawei Cloud', 'zh-CN': '华为云' },
  authority: { en: 'The authority', 'zh-CN': '管局' },
  nobody: { en: 'Nothing to do', 'zh-CN': '无需办理' },
} as const satisfies { [A in FilingActor]: Text };

export const FILINGS = {
  begin: { en: 'Add a filing', 'zh-CN': '添加备案' },
  search: { en: 'Search domains', 'zh-CN': '搜索域名' },
  count: { en: '{count} {count|filing|filings}', 'zh-CN': '共 {count} 项备案' },
  reading: { en: '{count} read so far …', 'zh-CN': '已读取 {count} 项……' },
  none: { en: 'None', 'zh-CN': '暂无' },
  noneMatches: { en: 'No filing matches', 'zh-CN': '没有符合条件的备案' },
  more: { en: 'Show {count} more', 'zh-CN': '再显示 {count} 项' },
  emptyTitle: { en: 'Where each filing stands will be seen here', 'zh-CN': '这里将显示每项备案的进度' },
  emptyText: {
    en: 'Tell the state of each application as it changes. You see who acts next, by when, and what can follow; deadlines are in your calendar and notices.',
    'zh-CN':
      '每次状态变化时登记一下，即可看到下一步由谁办理、截止时间以及后续可能的状态；期限也会进入日历和通知。',
  },
  emptyExample: {
    en: 'For example: haitang.cn, SMS verification pending, 6 hours left.',
    'zh-CN': '例如：haitang.cn，待短信核验，剩 6 小时。',
  },
} satisfies { [name: string]: Text };

export const DEADLINE = {
  usual: { en: 'usually done by {day}', 'zh-CN': '通常在 {day} 前完成' },
  days: { en: '{count} {count|day|days} left, by {day}', 'zh-CN': '剩 {count} 天，截至 {day}' },
  hours: { en: '{count} {count|hour|hours} left, until {at}', 'zh-CN': '剩 {count} 小时，截至 {at}' },
  hour: { en: 'less than an hour left, until {at}', 'zh-CN': '剩不到 1 小时，截至 {at}' },
  overdue: { en: 'overdue', 'zh-CN': '已逾期' },
  longer: { en: 'takes longer than usual', 'zh-CN': '已超过通常时间' },
  open: { en: 'the calendar does not reach so far', 'zh-CN': '日历尚未公布到该日期' },
} satisfies { [name: string]: Text };

export const MOVE = {
  since: { en: 'since {when}', 'zh-CN': '自 {when}' },
  todo: { en: 'What to do ({who}):', 'zh-CN': '下一步（{who}）：' },
  tell: { en: 'What happened?', 'zh-CN': '登记新状态' },
  tellHint: { en: 'Only what can follow is offered.', 'zh-CN': '只列出可能的后续状态。' },
  nothingFollows: { en: 'Nothing can follow.', 'zh-CN': '没有后续状态。' },
  order: { en: 'Begin something on this filing', 'zh-CN': '在此备案上发起' },
  when: { en: 'When, Beijing time (empty: now)', 'zh-CN': '时间（北京时间，不填为现在）' },
  note: { en: 'Note (may stay empty)', 'zh-CN': '备注（可不填）' },
  noteHint: {
    en: 'What the next reader needs: who called, what was asked for, the order number. No ID or phone numbers.',
    'zh-CN': '写下接手的人需要知道的：谁来电、要求补充什么、订单号。请勿填写证件号或手机号。',
  },
  go: { en: 'Record', 'zh-CN': '登记' },
  moved: { en: '{domain}: {state}', 'zh-CN': '{domain}：{state}' },
  changedMeanwhile: {
    en: 'Somebody else changed this filing meanwhile. It is shown as it stands now; choose again.',
    'zh-CN': '其他人刚刚更新了该备案。现已显示最新状态，请重新选择。',
  },
  history: { en: 'History', 'zh-CN': '历史记录' },
  omitted: {
    en: '{count} earlier {count|move is|moves are} not shown.',
    'zh-CN': '另有 {count} 条更早的记录未显示。',
  },
  done: { en: 'Done with the public security bureau', 'zh-CN': '已完成公安联网备案' },
  forget: { en: 'Forget this filing', 'zh-CN': '删除此备案记录' },
  forgetQuestion: {
    en: 'Forget {domain} and its history? This cannot be undone. The filing itself is not touched.',
    'zh-CN': '删除 {domain} 及其历史记录？此操作不可撤销，不影响备案本身。',
  },
  forgetYes: { en: 'Forget it', 'zh-CN': '确认删除' },
  forgotten: { en: '{domain} was forgotten', 'zh-CN': '已删除 {domain} 的记录' },
  scope: {
    en: 'To record a state, your account needs the permission “check”.',
    'zh-CN': '登记状态需要权限“check”。',
  },
} satisfies { [name: string]: Text };

export const BEGIN = {
  domain: { en: 'Domain', 'zh-CN': '域名' },
  kind: { en: 'Kind of order', 'zh-CN': '订单类型' },
  how: { en: 'Where it stands', 'zh-CN': '当前状态' },
  adopt: {
    en: 'A filing that is under way already is taken over in the state that it is in.',
    'zh-CN': '已在办理或已完成的备案，可直接以当前状态接管。',
  },
  go: { en: 'Add', 'zh-CN': '添加' },
} satisfies { [name: string]: Text };
