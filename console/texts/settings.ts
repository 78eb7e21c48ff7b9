/** Settings: of this device, of the account, and how one is told. */
import type { Text } from '../../lib/texts.ts';

export const SETTINGS = {
  account: { en: 'Account', 'zh-CN': '账号' },
  expires: { en: 'Signed in until {when}', 'zh-CN': '登录有效至 {when}' },
  tenant: { en: 'Organisation: {tenant}', 'zh-CN': '组织：{tenant}' },
  device: { en: 'This device', 'zh-CN': '本机' },
  keys: { en: 'Single keys are shortcuts', 'zh-CN': '启用单键快捷键' },
  service: { en: 'The service', 'zh-CN': '服务' },
  catalogue: {
    en: 'Rules and policy data: catalogue {hash}',
    'zh-CN': '规则和政策数据：版本 {hash}',
  },
  documents: { en: 'The API document', 'zh-CN': 'API 文档' },
} satisfies { [name: string]: Text };
