/** The page Resources. */
import type { TrackedStatus } from '../../lib/shapes/tracked.ts';
import type { Text } from '../../lib/texts.ts';

export const STATUS_WORDS = {
  ok: { en: 'In order', 'zh-CN': '正常' },
  expiring: { en: 'Ends soon', 'zh-CN': '即将到期' },
  expired: { en: 'Expired', 'zh-CN': '已到期' },
  'not-ready': { en: 'Not ready', 'zh-CN': '未就绪' },
} as const satisfies { [S in TrackedStatus]: Text };

export const PORTFOLIO = {
  subscriptions: { en: 'Notices and calendar', 'zh-CN': '通知与日历订阅' },
  list: { en: 'Servers and domains, what ends first at the top', 'zh-CN': '服务器与域名，最先到期的在前' },
  reading: { en: '{count} read so far …', 'zh-CN': '已读取 {count} 项……' },
  shown: { en: '{shown} of {count}', 'zh-CN': '显示 {shown} 项，共 {count} 项' },
  all: { en: '{count} in all', 'zh-CN': '共 {count} 项' },
  nextEnd: { en: 'Next to end: {id}, {when}', 'zh-CN': '最先到期：{id}，{when}' },
  nextDark: { en: 'Next to go dark: {websites}, {when}', 'zh-CN': '最先无法访问：{websites}，{when}' },
  darkWith: { en: 'With it goes dark: {websites}', 'zh-CN': '到期后无法访问：{websites}' },
  nothingEnds: { en: 'Nothing here has a known end.', 'zh-CN': '这些资源都没有已知的到期日。' },
  emptyTitle: { en: 'Servers and domains will stand here', 'zh-CN': '这里将列出服务器与域名' },
  emptyText: {
    en: 'Every server and domain that you check and store is watched from then on: when it ends, what depends on it, and whether it still meets the rules.',
    'zh-CN': '检查并保存过的服务器和域名会持续跟踪：何时到期、哪些网站依赖它、是否仍符合规则。',
  },
  emptyExample: {
    en: 'For example: server ecs-7 ends in 12 days, and haitang.cn goes dark with it.',
    'zh-CN': '例如：服务器 ecs-7 将于 12 天后到期，届时 haitang.cn 无法访问。',
  },
  emptyAction: { en: 'Check an application', 'zh-CN': '检查一份申请' },
  noneMatches: { en: 'Nothing matches', 'zh-CN': '没有符合条件的资源' },
  clear: { en: 'Clear filters', 'zh-CN': '清除筛选' },
} satisfies { [name: string]: Text };

export const FILTERS = {
  heading: { en: 'Filters', 'zh-CN': '筛选' },
  search: { en: 'Search', 'zh-CN': '搜索' },
  searchHint: { en: 'Server, domain, holder …', 'zh-CN': '服务器、域名、持有者……' },
  status: { en: 'Status', 'zh-CN': '状态' },
  kind: { en: 'Kind', 'zh-CN': '类型' },
  product: { en: 'Product', 'zh-CN': '产品' },
  province: { en: 'Province', 'zh-CN': '省份' },
  any: { en: 'All', 'zh-CN': '全部' },
  zoom: { en: 'Days shown', 'zh-CN': '时间范围' },
  days: { en: '{count} days', 'zh-CN': '{count} 天' },
} satisfies { [name: string]: Text };

export const AXIS = {
  today: { en: 'Today', 'zh-CN': '今天' },
  inDays: { en: '{count}d', 'zh-CN': '{count}天' },
  none: { en: 'no known end', 'zh-CN': '无已知到期日' },
  endsToday: { en: 'ends today', 'zh-CN': '今天到期' },
  left: { en: '{count} {count|day|days} left', 'zh-CN': '剩 {count} 天' },
  over: { en: 'ended {count} days ago', 'zh-CN': '已到期 {count} 天' },
  overOne: { en: 'ended yesterday', 'zh-CN': '昨天到期' },
  lastDay: { en: 'last day {day}', 'zh-CN': '最后一天 {day}' },
  websites: {
    en: '{count} {count|website depends|websites depend} on it',
    'zh-CN': '{count} 个网站依赖它',
  },
} satisfies { [name: string]: Text };

export const RECORD = {
  ends: { en: 'Last day', 'zh-CN': '最后一天' },
  looked: { en: 'Looked at again', 'zh-CN': '下次复核' },
  product: { en: 'Product', 'zh-CN': '产品' },
  holder: { en: 'Holder', 'zh-CN': '持有者' },
  dark: { en: 'What goes dark with it', 'zh-CN': '到期后无法访问的网站' },
  darkNone: {
    en: 'No website of yours was verified by this server.',
    'zh-CN': '没有网站通过这台服务器核验。',
  },
  darkDomain: { en: 'Whatever is served under {domain}.', 'zh-CN': '{domain} 下的所有网站。' },
  wrong: { en: 'What does not hold', 'zh-CN': '不符合的规则' },
  wrongNone: { en: 'Nothing: all rules hold.', 'zh-CN': '没有，规则全部符合。' },
  impact: { en: 'By today’s rules', 'zh-CN': '按现行规则' },
  impactNone: { en: 'It would be judged alike.', 'zh-CN': '结论不变。' },
  impactChange: {
    en: '{count} {count|finding|findings} would be different. The verdict would be: {verdict}.',
    'zh-CN': '有 {count} 项检查结果会不同，结论将为：{verdict}。',
  },
  history: { en: 'History', 'zh-CN': '历史记录' },
  resultGone: { en: 'The result that says so has been deleted.', 'zh-CN': '对应的检查记录已删除。' },
  codes: { en: 'Codes of this server', 'zh-CN': '查看这台服务器的授权码' },
  codesOf: {
    en: '{left} of {limit} {limit|code|codes} left',
    'zh-CN': '授权码：剩 {left} 个，共 {limit} 个',
  },
  stop: { en: 'Stop watching', 'zh-CN': '停止跟踪' },
  stopQuestion: {
    en: 'Stop watching {id}? You get no more notices about it, and codes of a server are out of use. Checking it again starts anew.',
    'zh-CN': '停止跟踪 {id}？将不再收到它的通知，服务器的授权码也将停用。重新检查后会再次跟踪。',
  },
  stopYes: { en: 'Yes, stop watching', 'zh-CN': '停止跟踪' },
  stopped: { en: '{id} is not watched any more', 'zh-CN': '已停止跟踪 {id}' },
  stopScope: {
    en: 'To stop watching, your account needs the permission “check”.',
    'zh-CN': '停止跟踪需要权限“check”。',
  },
} satisfies { [name: string]: Text };
