import type { Text } from '../../texts.ts';

export const ENTRIES = {
  server: {
    summary: { en: 'Server {name} expires', 'zh-CN': '服务器 {name} 到期' },
    description: {
      en: 'Last day of the subscription. Renew the server before it expires: the filings of websites verified by it lose their basis afterwards.',
      'zh-CN': '订购的最后一天。请在到期前续费：到期后，由该服务器核验的网站将失去备案依据。',
    },
  },
  domain: {
    summary: { en: 'Domain {name} expires', 'zh-CN': '域名 {name} 到期' },
    description: {
      en: 'Last day of the registration. Renew the domain name with its registrar before it expires.',
      'zh-CN': '注册的最后一天。请在到期前到注册服务机构续费。',
    },
  },
  filing: {
    summary: { en: 'Filing of {name}: {limit}', 'zh-CN': '{name} 的备案：{limit}' },
    description: {
      en: 'Last day of this time limit, based on the known working days.',
      'zh-CN': '该期限的最后一天（以已知的工作日为准）。',
    },
  },
} satisfies { [kind: string]: { summary: Text; description: Text } };

export const CALENDAR_NAME: Text = { en: 'ICP filing reminders', 'zh-CN': 'ICP 备案：到期提醒' };
