import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { FILING_PROCESS } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'domain/resolution-fits-filing',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'warning',
  source: FILING_PROCESS,
  needs: [],
  ifGiven: ['domain.resolves'],
  mayRead: ['domain.filing.status', 'entity.province'],
  enumerations: { province: 'province', note: 'province-note' },
  title: {
    en: 'The domain is offline before a first filing, online for an access filing',
    'zh-CN': '首次备案前域名未解析，接入备案时网站可访问',
  },
  fix: {
    en: 'First filing: remove the A, AAAA and CNAME records of the domain and its www until the review ends. Access filing: keep the site reachable at the old provider. The reviewer decides.',
    'zh-CN':
      '首次备案：审核结束前删除域名及其 www 的 A、AAAA、CNAME 记录。接入备案：保持网站在原接入商处可访问。以审核人员为准。',
  },
  messages: {
    pass: { en: 'It is.', 'zh-CN': '符合。' },
    reachable: {
      en: 'The domain resolves, as an access filing wants. Sources contradict each other on whether it may point at Huawei Cloud before the filing is through: keep it at the old provider.',
      'zh-CN': '域名已解析，符合接入备案要求。接入完成前能否指向华为云，各来源说法不一：请保持在原接入商处。',
    },
    'still-on': {
      en: 'The domain resolves though its first filing is not through.',
      'zh-CN': '首次备案尚未完成，域名却已解析。',
    },
    'still-on-strict': {
      en: 'The domain resolves though its first filing is not through; {province} says strictly that it must not. Source: {document}{note}.',
      'zh-CN': '首次备案尚未完成，域名却已解析；{province}明确要求不得开通。来源：{document}{note}。',
    },
    off: {
      en: 'The domain does not resolve; during an access filing the site must be reachable.',
      'zh-CN': '域名未解析；接入备案期间网站须可访问。',
    },
    'filing-not-given': {
      en: 'Whether it should resolve depends on the filing: give routing for this domain.',
      'zh-CN': '是否应解析取决于备案类型：请提供该域名的 routing。',
    },
  },
  check({ 'domain.resolves': resolves, 'domain.filing.status': filing, 'entity.province': province }) {
    if (filing === undefined) return unknown('filing-not-given', {}, ['domain.filing.status']);
    if (filing === 'filed') return notApplicable();
    if (filing === 'filed-elsewhere') return resolves ? pass({}, 'reachable') : fail({}, 'off');
    if (!resolves) return pass();
    const strict = provinceRule(province, 'unfiledDomainOff');
    return strict === undefined ? fail({}, 'still-on') : fail(groundsData(strict), 'still-on-strict');
  },
});
