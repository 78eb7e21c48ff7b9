/** The page Codes. */
import type { CodeEvent, CodeStatus } from '../../lib/shapes/code.ts';
import type { Redemption, RefusalReason } from '../../lib/shapes/redemption.ts';
import type { Text } from '../../lib/texts.ts';

export const CODE_STATUS_WORDS = {
  available: { en: 'Free', 'zh-CN': '可用' },
  redeemed: { en: 'Used', 'zh-CN': '已用' },
  filed: { en: 'Filed', 'zh-CN': '已备案' },
  revoked: { en: 'Void', 'zh-CN': '作废' },
} as const satisfies { [S in CodeStatus]: Text };

export const REDEMPTION_WORDS = {
  redeemed: { en: 'The code now verifies {domain}.', 'zh-CN': '该授权码现用于 {domain}。' },
  filed: {
    en: '{domain} is filed with this code. That is final.',
    'zh-CN': '{domain} 已用该授权码完成备案，不可更改。',
  },
  released: { en: 'Released: the code is free again.', 'zh-CN': '已释放，授权码可再次使用。' },
} as const satisfies { [S in Redemption['status']]: Text };

export const EVENT_WORDS = {
  issue: { en: 'issued', 'zh-CN': '生成' },
  redeem: { en: 'used', 'zh-CN': '使用' },
  file: { en: 'filing succeeded', 'zh-CN': '备案成功' },
  release: { en: 'released', 'zh-CN': '释放' },
  revoke: { en: 'voided', 'zh-CN': '作废' },
} as const satisfies { [A in CodeEvent['action']]: Text };

export const REFUSAL_WORDS = {
  'code-not-found': {
    en: 'No such code, or it was given to somebody else.',
    'zh-CN': '没有这个授权码，或已授予其他组织。',
  },
  'code-revoked': { en: 'The code is void.', 'zh-CN': '授权码已作废。' },
  'code-already-redeemed': { en: 'The code verifies another website.', 'zh-CN': '授权码已用于其他网站。' },
  'website-already-verified': {
    en: 'This website holds another code. Release that one first.',
    'zh-CN': '该网站已使用其他授权码，请先释放。',
  },
  'server-not-eligible': {
    en: 'The server behind the code cannot verify now.',
    'zh-CN': '授权码所属服务器目前不能用于核验。',
  },
} as const satisfies { [R in RefusalReason]: Text };

export const CODES = {
  servers: { en: 'Servers', 'zh-CN': '服务器' },
  list: { en: 'Servers and their five codes', 'zh-CN': '服务器及其五个授权码' },
  search: { en: 'Search servers', 'zh-CN': '搜索服务器' },
  emptyTitle: {
    en: 'Servers will stand here, each with five codes',
    'zh-CN': '这里将列出服务器，每台五个授权码',
  },
  emptyText: {
    en: 'A server that was checked and stored can make five authorization codes in its life. Each lets one website be filed by it, also a website of another organisation.',
    'zh-CN': '每台检查并保存过的服务器共可生成五个授权码。每个授权码可供一个网站备案，也可授予其他组织使用。',
  },
  emptyAction: { en: 'Check a server', 'zh-CN': '检查服务器' },
  noneMatches: { en: 'No server matches', 'zh-CN': '没有符合条件的服务器' },
  count: { en: '{count} {count|server|servers}', 'zh-CN': '共 {count} 台服务器' },
  one: { en: 'Only server {id}', 'zh-CN': '仅显示服务器 {id}' },
  all: { en: 'Show all', 'zh-CN': '显示全部' },
  left: { en: '{left} of {limit} left', 'zh-CN': '剩 {left} 个，共 {limit} 个' },
  slot: { en: 'Slot {slot}', 'zh-CN': '第 {slot} 个' },
  empty: { en: 'Empty', 'zh-CN': '空' },
  closed: { en: 'Not now', 'zh-CN': '暂不可用' },
  granted: { en: 'For {tenant}', 'zh-CN': '已授权 {tenant}' },
  hidden: { en: 'in use', 'zh-CN': '已占用' },
  noCodesScope: { en: 'Your account may not see or issue codes', 'zh-CN': '当前账号无权查看和生成授权码' },
  noReadScope: { en: 'Your account may not see the servers', 'zh-CN': '当前账号无权查看服务器' },
  noRedeemScope: { en: 'Your account may not use codes', 'zh-CN': '当前账号无权使用授权码' },
} satisfies { [name: string]: Text };

export const ISSUE = {
  heading: { en: 'New code of {server}', 'zh-CN': '为 {server} 生成授权码' },
  counts: {
    en: '{left} {left|code is|codes are} left, and this takes one. A slot stays taken, whatever becomes of its code.',
    'zh-CN': '将占用剩余 {left} 个名额中的一个。名额一经占用不再恢复。',
  },
  closed: {
    en: 'The server cannot verify now ({status}), so the service refuses a code. Mend that, and check the server again.',
    'zh-CN': '该服务器目前不能用于核验（{status}），无法生成授权码。请先处理，再重新检查该服务器。',
  },
  how: { en: 'Where it comes from', 'zh-CN': '来源' },
  generate: { en: 'Make a new code', 'zh-CN': '生成新授权码' },
  record: { en: 'Record one that the cloud console made', 'zh-CN': '登记华为云控制台生成的授权码' },
  code: { en: 'Code', 'zh-CN': '授权码' },
  grantedTo: { en: 'Only for the organisation (may stay empty)', 'zh-CN': '仅授权给组织（可不填）' },
  grantedHint: {
    en: 'The name of its tenant here. Without one, whoever knows the code can use it.',
    'zh-CN': '填写对方在本服务中的租户名。不填则任何持有者都可使用。',
  },
  note: { en: 'Note (may stay empty)', 'zh-CN': '备注（可不填）' },
  go: { en: 'Issue', 'zh-CN': '生成' },
  goRecord: { en: 'Record', 'zh-CN': '登记' },
  done: { en: 'Slot {slot} of {server} is taken', 'zh-CN': '已占用 {server} 的第 {slot} 个名额' },
  once: {
    en: 'Copy it now, or ask for it again later. It is in no address and not kept on this device.',
    'zh-CN': '可立即复制，以后也可再次查看。授权码不会出现在网址中，也不保存在本机。',
  },
} satisfies { [name: string]: Text };

export const CODE = {
  heading: { en: 'Code {mask}, slot {slot} of {server}', 'zh-CN': '授权码 {mask}（{server} 第 {slot} 个）' },
  show: { en: 'Show the code', 'zh-CN': '显示授权码' },
  origin: { en: 'Where it comes from', 'zh-CN': '来源' },
  generated: { en: 'made here', 'zh-CN': '本服务生成' },
  recorded: { en: 'recorded from the cloud console', 'zh-CN': '登记自华为云控制台' },
  issuedAt: { en: 'Issued', 'zh-CN': '生成时间' },
  grantedTo: { en: 'Only for', 'zh-CN': '仅授权' },
  website: { en: 'Website', 'zh-CN': '网站' },
  note: { en: 'Note', 'zh-CN': '备注' },
  usableUntil: { en: 'Can be used until', 'zh-CN': '可用至' },
  unusable: { en: 'The server behind it cannot verify now.', 'zh-CN': '所属服务器目前不能用于核验。' },
  history: { en: 'History', 'zh-CN': '历史记录' },
  refused: { en: 'refused', 'zh-CN': '被拒绝' },
  somebody: { en: 'somebody', 'zh-CN': '其他组织' },
  revoke: { en: 'Make it void', 'zh-CN': '作废' },
  revokeQuestion: {
    en: 'Nobody can use the code any more, and its slot stays taken. This cannot be undone.',
    'zh-CN': '作废后任何人都不能再使用该授权码，名额也不恢复。此操作不可撤销。',
  },
  revokeYes: { en: 'Make it void for good', 'zh-CN': '确认作废' },
  lastFour: { en: 'Last four characters of the code', 'zh-CN': '授权码的最后四位' },
  lastFourWrong: {
    en: 'These are not its last four characters.',
    'zh-CN': '与授权码的最后四位不符。',
  },
  revoked: { en: 'Code {mask} is void', 'zh-CN': '授权码 {mask} 已作废' },
  use: { en: 'Use it for a website', 'zh-CN': '用于网站' },
} satisfies { [name: string]: Text };

export const REDEEM = {
  heading: { en: 'Use a code', 'zh-CN': '使用授权码' },
  what: {
    en: 'For your website, with a code of your own or one that you were given. The same code and domain again show what became of it.',
    'zh-CN': '可使用本组织或他人提供的授权码。再次输入相同的授权码和域名，可查看其现状。',
  },
  code: { en: 'Code', 'zh-CN': '授权码' },
  domain: { en: 'Domain of the website', 'zh-CN': '网站域名' },
  name: { en: 'Name of the website (may stay empty)', 'zh-CN': '网站名称（可不填）' },
  try: { en: 'Try', 'zh-CN': '预检' },
  go: { en: 'Use it', 'zh-CN': '使用' },
  would: { en: 'It can be used. Nothing was changed.', 'zh-CN': '可以使用。未做任何更改。' },
  wouldNot: { en: 'It cannot be used.', 'zh-CN': '不能使用。' },
  missing: { en: 'Fill in the code and the domain.', 'zh-CN': '请填写授权码和域名。' },
  release: { en: 'Release the code', 'zh-CN': '释放授权码' },
  releaseQuestion: {
    en: 'The filing of {domain} was given up? The code is free again, for any website.',
    'zh-CN': '{domain} 放弃备案？释放后授权码可用于其他网站。',
  },
  releaseYes: { en: 'Yes, release it', 'zh-CN': '确认释放' },
  file: { en: 'The filing succeeded', 'zh-CN': '备案已成功' },
  fileQuestion: {
    en: 'With the filing number the code belongs to {domain} for good. This cannot be undone.',
    'zh-CN': '填写备案号后，授权码将固定用于 {domain}，不可撤销。',
  },
  fileYes: { en: 'Record the number', 'zh-CN': '登记备案号' },
  number: { en: 'Filing number of the website', 'zh-CN': '网站备案号' },
  numberHint: { en: 'As 粤ICP备12345678号-1', 'zh-CN': '例如 粤ICP备12345678号-1' },
  ofOther: {
    en: 'It was used by another organisation; only that one can release it.',
    'zh-CN': '由其他组织使用，仅该组织可以释放。',
  },
} satisfies { [name: string]: Text };
