import type { Text } from '../../texts.ts';

export const NOTES = {
  'codes-carried-over': {
    en: 'Authorization codes are masked in stored requests. What was known of them at the time is carried over from the stored result.',
    'zh-CN': '保存的请求中授权码已脱敏，沿用原结果保存的授权码状态。',
  },
  'request-not-understood': {
    en: 'The stored request does not match the current format and was not checked again.',
    'zh-CN': '保存的请求不符合现行格式，未重新检查。',
  },
} satisfies { readonly [id: string]: Text };
