import type { Text } from '../../texts.ts';

export const NOTES = {
  'codes-carried-over': {
    en: 'Stored requests carry masked authorization codes. What was found of them cannot be found again; it is carried over from the stored result.',
    'zh-CN': '保存的请求中授权码已脱敏，相关检查结果无法重新得出，沿用原结果。',
  },
  'request-not-understood': {
    en: 'The stored request does not fit the present schema. It was not judged again.',
    'zh-CN': '保存的请求不符合现行格式，未重新检查。',
  },
} satisfies { readonly [id: string]: Text };
