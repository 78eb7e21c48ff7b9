import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

/** As A-labels: .gov.cn and .政务 for the government, .cn and .公益 for public institutions too. */
const GOVERNMENT = ['gov.cn', 'xn--zfr164b'];
const INSTITUTION = [...GOVERNMENT, 'cn', 'xn--55qw42g'];

export default defineRule({
  id: 'domain/suffix-fits-entity',
  subject: 'domain',
  constraints: ['domain-tld'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['domain.name'],
  ifGiven: ['entity.kind'],
  enumerations: { suffixes: 'domain-name', domain: 'domain-name' },
  title: { en: 'The domain name suffix matches the entity type', 'zh-CN': '域名后缀与主体性质相符' },
  fix: {
    en: 'Register a domain name with a suffix for this entity type. The communications administration of the province has the final say.',
    'zh-CN': '请注册与主体性质相符后缀的域名；以本省通信管理局为准。',
  },
  messages: {
    pass: { en: 'The suffix matches the entity type.', 'zh-CN': '相符。' },
    government: {
      en: 'Government bodies must use {suffixes}; this domain name is {domain}.',
      'zh-CN': '政府机关应使用 {suffixes} 域名；该域名为 {domain}。',
    },
    'public-institution': {
      en: 'Public institutions must use {suffixes}; this domain name is {domain}.',
      'zh-CN': '事业单位应使用 {suffixes} 域名；该域名为 {domain}。',
    },
    reserved: {
      en: 'The suffix of {domain} is reserved for government bodies.',
      'zh-CN': '{domain} 的后缀仅供政府机关使用。',
    },
  },
  check({ 'domain.name': domain, 'entity.kind': kind }) {
    const under = (suffixes: readonly string[]) => suffixes.some((suffix) => domain.endsWith(`.${suffix}`));
    if (kind === 'government')
      return under(GOVERNMENT) ? pass() : fail({ domain, suffixes: GOVERNMENT }, kind);
    if (kind === 'public-institution')
      return under(INSTITUTION) ? pass() : fail({ domain, suffixes: INSTITUTION }, kind);
    return under(GOVERNMENT) ? fail({ domain }, 'reserved') : notApplicable();
  },
});
