import { domainToUnicode } from 'node:url';
import { industryPolicy } from '../policy/industries.ts';
import type { Language, Text } from '../texts.ts';

/** Words of the vocabulary as a person reads them; every other value is shown as it is. */
const VALUES: { readonly [value: string]: Text } = {
  'all-orders': { en: 'all orders count', 'zh-CN': '续费累计' },
  'longest-order': { en: 'the longest single order counts', 'zh-CN': '以单次最长订单为准' },
  evidence: { en: 'on evidence', 'zh-CN': '有依据' },
  presumed: { en: 'presumed', 'zh-CN': '推定' },
  none: { en: 'none', 'zh-CN': '未备案' },
  'in-progress': { en: 'in progress', 'zh-CN': '备案中' },
  filed: { en: 'filed', 'zh-CN': '已备案' },
  'filed-elsewhere': { en: 'filed with another provider', 'zh-CN': '已在其他接入商备案' },
  redeemed: { en: 'redeemed', 'zh-CN': '已使用' },
  revoked: { en: 'revoked', 'zh-CN': '已作废' },
  'mainland-china': { en: 'mainland China', 'zh-CN': '中国大陆' },
  global: { en: 'global', 'zh-CN': '全球' },
  'outside-mainland-china': { en: 'outside mainland China', 'zh-CN': '中国大陆以外' },
};

/** A value as a person reads it: words of the vocabulary and industries by name, domains as U-labels. */
export function valueText(value: string, language: Language): string {
  if (value.includes('xn--')) return domainToUnicode(value) || value;
  return (VALUES[value] ?? industryPolicy(value)?.name)?.[language] ?? value;
}
