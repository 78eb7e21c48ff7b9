/**
 * The enumerations whose values a person reads by another text than their id. A value is shown so only where what holds
 * it says of which enumeration it is: what a caller sent is never looked up, whatever it looks like.
 */
import { domainToUnicode } from 'node:url';
import type { Language, Text } from '../texts.ts';
import { documentTitle } from './documents.ts';
import { labelReply } from './domain-labels.ts';
import { domainStatus } from './domain-statuses.ts';
import { reviewerReply } from './individual-content.ts';
import { industryPolicy } from './industries.ts';
import { productPolicy } from './products.ts';
import { provinceName, provinceNote } from './provinces.ts';
import { nameRuleById } from './website-names.ts';

const filingStatus = {
  none: { en: 'not filed', 'zh-CN': '未备案' },
  'in-progress': { en: 'in progress', 'zh-CN': '备案中' },
  filed: { en: 'filed', 'zh-CN': '已备案' },
  'filed-elsewhere': { en: 'filed with another provider', 'zh-CN': '已在其他接入商备案' },
};

/** Enumerations of few values, with their texts. */
export const WORDS = {
  'filing-status': filingStatus,
  'code-status': {
    available: { en: 'available', 'zh-CN': '可用' },
    redeemed: { en: 'redeemed', 'zh-CN': '已使用' },
    filed: filingStatus.filed,
    revoked: { en: 'revoked', 'zh-CN': '已作废' },
  },
  'term-counting': {
    'all-orders': { en: 'all orders count', 'zh-CN': '续费累计' },
    'longest-order': { en: 'the longest single order counts', 'zh-CN': '以单次最长订单为准' },
  },
  'approval-basis': {
    evidence: { en: 'based on evidence', 'zh-CN': '有据可查' },
    presumed: { en: 'presumed', 'zh-CN': '推定' },
  },
  'service-area': {
    'mainland-china': { en: 'mainland China', 'zh-CN': '中国大陆' },
    'outside-mainland-china': { en: 'outside mainland China', 'zh-CN': '中国大陆境外' },
    global: { en: 'global', 'zh-CN': '全球' },
  },
  'entity-kind': {
    enterprise: { en: 'enterprise', 'zh-CN': '企业' },
    individual: { en: 'individual', 'zh-CN': '个人' },
    'public-institution': { en: 'public institution', 'zh-CN': '事业单位' },
    government: { en: 'government', 'zh-CN': '党政机关' },
    'social-organization': { en: 'social organization', 'zh-CN': '社会组织' },
  },
  'service-content': {
    blog: { en: 'blog or personal space', 'zh-CN': '博客/个人空间' },
    other: { en: 'other', 'zh-CN': '其他' },
  },
  'page-form': {
    content: { en: 'a page with content', 'zh-CN': '有内容的页面' },
    shell: { en: 'a page without text of its own', 'zh-CN': '没有文字内容的页面' },
    parking: { en: 'a placeholder page', 'zh-CN': '停放页或默认页' },
    empty: { en: 'an empty page', 'zh-CN': '空白页' },
  },
  'found-fact': {
    registrar: { en: 'registrar', 'zh-CN': '注册服务机构' },
    registrant: { en: 'holder', 'zh-CN': '持有者' },
    expiresOn: { en: 'expiry', 'zh-CN': '到期日' },
    statuses: { en: 'statuses', 'zh-CN': '域名状态' },
    resolves: { en: 'resolution', 'zh-CN': '解析情况' },
  },
  'certificate-kind': {
    'unified-social-credit-code': { en: 'unified social credit code', 'zh-CN': '统一社会信用代码' },
    'resident-id': { en: 'resident ID card', 'zh-CN': '居民身份证' },
    'permanent-residence-card': {
      en: 'foreign permanent resident ID card',
      'zh-CN': '外国人永久居留身份证',
    },
    passport: { en: 'passport', 'zh-CN': '护照' },
    'hong-kong-macao-permit': {
      en: 'mainland travel permit for Hong Kong and Macao residents',
      'zh-CN': '港澳居民来往内地通行证',
    },
    'taiwan-permit': { en: 'mainland travel permit for Taiwan residents', 'zh-CN': '台湾居民来往大陆通行证' },
  },
  /** How the sources date documents that bear no date. */
  'document-date': {
    'about 2016-2018': { en: 'about 2016-2018', 'zh-CN': '约 2016–2018 年' },
    'about 2021-2023': { en: 'about 2021-2023', 'zh-CN': '约 2021–2023 年' },
    '2020 to 2025-12-31': { en: '2020 to 2025-12-31', 'zh-CN': '2020 年至 2025-12-31' },
  },
  'number-kind': {
    app: { en: 'App', 'zh-CN': 'App备案号' },
    'mini-program': { en: 'mini program', 'zh-CN': '小程序备案号' },
    'quick-app': { en: 'quick app', 'zh-CN': '快应用备案号' },
    'icp-licence': { en: 'ICP licence', 'zh-CN': 'ICP许可证' },
    'telecom-licence': { en: 'telecom licence', 'zh-CN': '增值电信业务经营许可证' },
    'public-security': { en: 'public-security filing', 'zh-CN': '公安联网备案号' },
  },
} satisfies { [enumeration: string]: { [word: string]: Text } };

/** A note stands behind the document that it belongs to, within the sentence. */
export const NOTES = {
  more: { en: '; {note}', 'zh-CN': '；{note}' },
  contradicts: { en: '; another source: {note}', 'zh-CN': '；另一来源：{note}' },
} satisfies { [kind: string]: Text };

type Found = { text: Text; around?: Text };
type LookUp = (value: string) => Found | string | undefined;

/** Enumerations that the policy data lists, and names that have another form for readers. */
const LOOKED_UP = {
  industry: (id) => named(industryPolicy(id)?.name),
  product: (id) => named(productPolicy(id)?.name),
  province: (id) => named(provinceName(id)),
  /** By its English title. */
  document: (title) => named(documentTitle(title)),
  'domain-label': (id) => named(labelReply(id)),
  'reviewer-reply': (id) => named(reviewerReply(id)),
  'name-rule': (id) => named(nameRuleById(id)?.refuses),
  /** `status:<name>` */
  'status-meaning': (value) => named(domainStatus(behind('status:', value))?.meaning),
  /** `contradiction:<naming rule>` */
  'name-rule-contradiction': (value) => named(nameRuleById(behind('contradiction:', value))?.contradiction),
  /** `province:<id>/<rule>` */
  'province-note': (value) => {
    const note = provinceNote(value);
    return note && { text: note.text, around: note.contradicts ? NOTES.contradicts : NOTES.more };
  },
  /** An A-label as a person reads it. */
  'domain-name': (name) => (name.includes('xn--') ? domainToUnicode(name) || undefined : undefined),
} satisfies { [enumeration: string]: LookUp };

export type Enumeration = keyof typeof WORDS | keyof typeof LOOKED_UP;

/** Of which enumeration the members of some data are; those that are not named are shown as they are. */
export type Enumerations = { readonly [member: string]: Enumeration };

/** Of the source of a rule. */
export const SOURCE = { document: 'document', updatedOn: 'document-date' } as const satisfies Enumerations;

/** Of the grounds of a province's rule, see `groundsData`. */
export const GROUNDS = {
  province: 'province',
  note: 'province-note',
  document: 'document',
} as const satisfies Enumerations;

/** The text of a value of an enumeration; the value itself where it is none of it. */
export function shownValue(enumeration: Enumeration, value: string, language: Language): string {
  const found = isOfWords(enumeration) ? named(wordOf(enumeration, value)) : LOOKED_UP[enumeration](value);
  if (found === undefined) return value;
  if (typeof found === 'string') return found;
  const { text, around } = found;
  return around === undefined ? text[language] : around[language].replace('{note}', () => text[language]);
}

function isOfWords(enumeration: Enumeration): enumeration is keyof typeof WORDS {
  return Object.hasOwn(WORDS, enumeration);
}

function wordOf(enumeration: keyof typeof WORDS, value: string): Text | undefined {
  const words: { readonly [word: string]: Text } = WORDS[enumeration];
  return Object.hasOwn(words, value) ? words[value] : undefined;
}

function named(text: Text | undefined): Found | undefined {
  return text && { text };
}

function behind(prefix: string, value: string): string {
  return value.startsWith(prefix) ? value.slice(prefix.length) : '';
}
