import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { toAscii } from '../../spellings/idna.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/suffix-accepted-by-province',
  subject: 'domain',
  constraints: ['domain-tld'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['domain.tld'],
  ifGiven: ['entity.province'],
  mayRead: ['domain.filing.status'],
  enumerations: { tld: 'domain-name', ...GROUNDS },
  title: { en: 'The province accepts the domain name suffix', 'zh-CN': '本省接受该域名后缀' },
  fix: {
    en: 'Check with the communications administration of {province} whether it accepts .{tld}, or use a domain name under .cn or .com. The communications administration has the final say.',
    'zh-CN': '请向{province}通信管理局确认是否接受 .{tld}，或使用 .cn、.com 域名；以管局为准。',
  },
  messages: {
    pass: { en: 'No restriction of {province} on .{tld} is known.', 'zh-CN': '未见{province}限制 .{tld}。' },
    fail: {
      en: '{province} may not accept .{tld} even if it is approved nationally. Source: {document}{note}.',
      'zh-CN': '即使 .{tld} 已获全国批复，{province}也可能不接受。来源：{document}{note}。',
    },
    'filed-before': {
      en: '{province} accepts .{tld} only for the access filing of domain names filed before {filedBefore}. Source: {document}{note}.',
      'zh-CN':
        '{province}仅接受 {filedBefore} 之前已备案的 .{tld} 域名办理接入备案。来源：{document}{note}。',
    },
  },
  check({ 'domain.tld': tld, 'entity.province': province, 'domain.filing.status': filing }) {
    const own = provinceRule(province, 'suffixesAccepted');
    const org = tld === 'org' ? provinceRule(province, 'orgFiledBefore') : undefined;
    if (filing === 'filed' || (own === undefined && org === undefined)) return notApplicable();
    if (org !== undefined) return fail({ tld, filedBefore: org.value, ...groundsData(org) }, 'filed-before');
    if (own === undefined || own.value.some((suffix) => toAscii(suffix) === tld))
      return pass({ tld, province });
    return fail({ tld, ...groundsData(own) });
  },
});
