import { FILING_PROCESS } from '../../policy/sources.ts';
import { plainAddress } from '../../spellings/ip-address.ts';
import { defineRule, fail, pass } from '../define-rule.ts';
import { hostOf } from '../dns-records.ts';

export default defineRule({
  id: 'routing/resolution-fits-filing',
  subject: 'routing',
  constraints: ['basic-requirements'],
  severity: 'warning',
  source: FILING_PROCESS,
  when: {
    needs: ['routing.filing.status', 'routing.filingRequired'],
    applies: ({ 'routing.filing.status': status, 'routing.filingRequired': required }) =>
      required && status !== 'filed',
  },
  needs: ['routing.filing.status'],
  ifGiven: ['routing.dns'],
  mayRead: ['routing.targets', 'routing.cdn.cname'],
  title: { en: 'The DNS records fit the state of the filing', 'zh-CN': '解析记录与备案状态相符' },
  fix: {
    en: 'First filing: delete the A, AAAA and CNAME records until the review is complete. Access filing: keep the records at the previous provider until the access filing is complete. The reviewer has the final say.',
    'zh-CN':
      '首次备案：审核结束前删除 A、AAAA、CNAME 记录。接入备案：接入完成前保持解析到原接入商。以审核人员为准。',
  },
  messages: {
    pass: { en: 'The DNS records fit the filing.', 'zh-CN': '解析记录与备案状态相符。' },
    'still-on': {
      en: 'The domain name resolves to {found} although its first filing is not complete.',
      'zh-CN': '首次备案尚未完成，域名却已解析到 {found}。',
    },
    off: {
      en: 'The domain name has no records. The website must be reachable at the previous provider during an access filing.',
      'zh-CN': '域名没有解析记录；接入备案期间，网站须在原接入商处可访问。',
    },
    'moved-too-early': {
      en: 'The domain name already resolves to {found} although the access filing is not complete.',
      'zh-CN': '接入备案尚未完成，域名却已解析到 {found}。',
    },
  },
  check({
    'routing.filing.status': status,
    'routing.dns': records,
    'routing.targets': targets = [],
    'routing.cdn.cname': cname,
  }) {
    const found = records.map(({ value }) => value).sort();
    if (status !== 'filed-elsewhere') return found.length === 0 ? pass() : fail({ found }, 'still-on');
    if (found.length === 0) return fail({}, 'off');
    const own = new Set<string>(targets.map(({ address }) => address));
    const ours = found.filter((value) => own.has(plainAddress(value)) || hostOf(value) === cname);
    return ours.length === 0 ? pass() : fail({ found: ours }, 'moved-too-early');
  },
});
