import type { Text } from '../../texts.ts';

export const NOTES = {
  'codes-carried-over': {
    en: 'Authorization codes are masked in stored requests. Their findings cannot be reproduced and are carried over from the stored result.',
    'zh-CN': '保存的请求中授权码已脱敏，相关检查结果无法重新得出，沿用原结果。',
  },
  'request-not-understood': {
    en: 'The stored request does not match the current format and was not checked again.',
    'zh-CN': '保存的请求不符合现行格式，未重新检查。',
  },
} satisfies { readonly [id: string]: Text };
