import { domainToUnicode } from 'node:url';
import { domainStatus } from '../policy/domain-statuses.ts';
import { industryPolicy } from '../policy/industries.ts';
import { provinceName, provinceNote } from '../policy/provinces.ts';
import { nameRuleById } from '../policy/website-names.ts';
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
  enterprise: { en: 'enterprise', 'zh-CN': '企业' },
  government: { en: 'government', 'zh-CN': '党政机关' },
  'public-institution': { en: 'public institution', 'zh-CN': '事业单位' },
  'social-organization': { en: 'social organization', 'zh-CN': '社会组织' },
  blog: { en: 'blog or personal space', 'zh-CN': '博客/个人空间' },
  other: { en: 'other', 'zh-CN': '其他' },
  app: { en: 'App', 'zh-CN': 'App备案号' },
  'mini-program': { en: 'mini-program', 'zh-CN': '小程序备案号' },
  'quick-app': { en: 'quick App', 'zh-CN': '快应用备案号' },
  'icp-licence': { en: 'ICP licence', 'zh-CN': 'ICP许可证' },
  'telecom-licence': { en: 'telecom licence', 'zh-CN': '增值电信业务经营许可证' },
  'public-security': { en: 'public-security filing', 'zh-CN': '公安联网备案号' },
  global: { en: 'global', 'zh-CN': '全球' },
  'outside-mainland-china': { en: 'outside mainland China', 'zh-CN': '中国大陆以外' },
};

/**
 * A value as a person reads it: words of the vocabulary, industries, provinces and naming rules by name, domains as
 * U-labels, and what `status:`, `province:` and `contradiction:` point at in the policy data.
 */
export function valueText(value: string, language: Language): string {
  if (value.includes('xn--')) return domainToUnicode(value) || value;
  const text =
    VALUES[value] ?? industryPolicy(value)?.name ?? nameRuleById(value)?.refuses ?? provinceName(value);
  return text?.[language] ?? pointedAt(value, language) ?? value;
}

function pointedAt(value: string, language: Language): string | undefined {
  const [, kind, id = ''] = /^(status|province|contradiction):(.+)$/.exec(value) ?? [];
  if (kind === 'status') return domainStatus(id)?.meaning[language];
  if (kind === 'contradiction') return nameRuleById(id)?.contradiction?.[language];
  return kind === 'province' ? noteText(value, language) : undefined;
}

/** A note stands behind the document that it belongs to, within the sentence. */
function noteText(value: string, language: Language): string | undefined {
  const note = provinceNote(value);
  if (note === undefined) return undefined;
  const [pause, other] = language === 'en' ? ['; ', 'another source: '] : ['；', '另一来源：'];
  return `${pause}${note.contradicts ? other : ''}${note.text[language]}`;
}
