/** Calendar feeds and webhooks. */
import type { NoticeType } from '../../lib/shapes/notice.ts';
import type { Text } from '../../lib/texts.ts';

export const NOTICE_WORDS = {
  'server.expiring': { en: 'a server ends soon', 'zh-CN': '服务器即将到期' },
  'server.expired': { en: 'a server has expired', 'zh-CN': '服务器已到期' },
  'server.recovered': { en: 'a server is in order again', 'zh-CN': '服务器恢复正常' },
  'domain.expiring': { en: 'a domain ends soon', 'zh-CN': '域名即将到期' },
  'domain.expired': { en: 'a domain has expired', 'zh-CN': '域名已到期' },
  'domain.recovered': { en: 'a domain is in order again', 'zh-CN': '域名恢复正常' },
  'domain.changed': { en: 'the registry tells something else', 'zh-CN': '域名注册信息有变化' },
  'website.at-risk': { en: 'a website may go dark', 'zh-CN': '网站可能无法访问' },
  'filing.deadline': { en: 'a deadline of a filing', 'zh-CN': '备案期限' },
} as const satisfies { [N in NoticeType]: Text };

export const WEBHOOK_STATUS = {
  enabled: { en: 'In use', 'zh-CN': '使用中' },
  failing: { en: 'Not getting through', 'zh-CN': '投递失败' },
  disabled: { en: 'Switched off', 'zh-CN': '已停用' },
} satisfies { [name: string]: Text };

export const FEEDS = {
  heading: { en: 'Calendar', 'zh-CN': '日历订阅' },
  what: {
    en: 'An address that a calendar program subscribes to: it shows the last day of every server, domain and deadline.',
    'zh-CN': '供日历软件订阅的地址，显示每台服务器、每个域名的最后一天及各项备案期限。',
  },
  none: { en: 'No calendar yet.', 'zh-CN': '还没有日历订阅。' },
  make: { en: 'Make a calendar address', 'zh-CN': '生成订阅地址' },
  renew: { en: 'New address', 'zh-CN': '更换地址' },
  remove: { en: 'Delete', 'zh-CN': '删除' },
  removeQuestion: {
    en: 'Delete the calendar “{id}”? Programs that subscribe to it get nothing any more.',
    'zh-CN': '删除日历“{id}”？已订阅的日历软件将不再收到内容。',
  },
  removed: { en: 'The calendar was deleted', 'zh-CN': '已删除日历订阅' },
  once: {
    en: 'This address is shown now and not again. Whoever has it can read the calendar.',
    'zh-CN': '地址只显示这一次。任何持有该地址的人都可查看日历。',
  },
  address: { en: 'Calendar address', 'zh-CN': '订阅地址' },
  since: { en: 'made {when}', 'zh-CN': '生成于 {when}' },
} satisfies { [name: string]: Text };

export const WEBHOOKS = {
  heading: { en: 'Notices', 'zh-CN': '通知' },
  what: {
    en: 'Notices are posted to an address of yours, signed, 60, 30, 14, 7, 3, 1 and 0 days before something ends.',
    'zh-CN': '在到期前 60、30、14、7、3、1、0 天，向您的地址发送带签名的通知。',
  },
  none: { en: 'No address yet.', 'zh-CN': '还没有接收通知的地址。' },
  make: { en: 'Add an address', 'zh-CN': '添加地址' },
  url: { en: 'Address (https)', 'zh-CN': '接收地址（https）' },
  events: { en: 'Told of', 'zh-CN': '通知内容' },
  all: { en: 'everything', 'zh-CN': '全部' },
  save: { en: 'Save', 'zh-CN': '保存' },
  remove: { en: 'Delete', 'zh-CN': '删除' },
  removeQuestion: {
    en: 'Delete {url}? It gets no more notices.',
    'zh-CN': '删除 {url}？该地址将不再收到通知。',
  },
  removed: { en: 'The address was deleted', 'zh-CN': '已删除接收地址' },
  enable: { en: 'Switch on again', 'zh-CN': '重新启用' },
  once: {
    en: 'With this secret you check the signatures. It is shown now and not again.',
    'zh-CN': '此密钥用于校验签名，只显示这一次。',
  },
  secret: { en: 'Secret', 'zh-CN': '密钥' },
} satisfies { [name: string]: Text };
