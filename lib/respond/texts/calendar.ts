import type { Text } from '../../texts.ts';

export const ENTRIES = {
  server: {
    summary: { en: 'Server {name} expires', 'zh-CN': '服务器 {name} 到期' },
    description: {
      en: 'The last day of the subscription. Renew before it ends: websites verified by this server lose their standing after it.',
      'zh-CN': '订购的最后一天。请在到期前续费：到期后，由该服务器核验的网站将失去备案依据。',
    },
  },
  domain: {
    summary: { en: 'Domain {name} expires', 'zh-CN': '域名 {name} 到期' },
    description: {
      en: 'The last day of the registration. Renew it at the registrar before it ends.',
      'zh-CN': '注册的最后一天。请在到期前到注册服务机构续费。',
    },
  },
  filing: {
    summary: { en: 'Filing of {name}: {limit}', 'zh-CN': '{name} 的备案：{limit}' },
    description: {
      en: 'The last day of this time limit, as far as working days are known.',
      'zh-CN': '该期限的最后一天（以已知的工作日为准）。',
    },
  },
} satisfies { [kind: string]: { summary: Text; description: Text } };

export const CALENDAR_NAME: Text = { en: 'ICP filings: last days', 'zh-CN': 'ICP 备案：到期提醒' };
