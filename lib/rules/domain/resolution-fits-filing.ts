import { GROUNDS } from '../../policy/enumerations.ts';
import { FILING_PROCESS } from '../../policy/sources.ts';
import { defineRule, unknown } from '../define-rule.ts';
import { outcomeIfOff, outcomeIfOn } from '../dns-records.ts';

export default defineRule({
  id: 'domain/resolution-fits-filing',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'warning',
  source: FILING_PROCESS,
  needs: [],
  ifGiven: ['domain.resolves'],
  mayRead: ['domain.filing.status', 'domain.records', 'entity.province'],
  enumerations: GROUNDS,
  title: {
    en: 'The domain name does not resolve before a first filing and is reachable during an access filing',
    'zh-CN': '首次备案前域名未解析，接入备案时网站可访问',
  },
  fix: {
    en: 'First filing: delete the A, AAAA and CNAME records of the domain name and its www until the review is complete. Access filing: keep the website reachable at the previous provider. The reviewer has the final say.',
    'zh-CN':
      '首次备案：审核结束前删除域名及其 www 的 A、AAAA、CNAME 记录。接入备案：保持网站在原接入商处可访问。以审核人员为准。',
  },
  messages: {
    pass: { en: 'The resolution status matches the filing.', 'zh-CN': '符合。' },
    reachable: {
      en: 'The domain name resolves, as required for an access filing. Sources disagree on whether it may resolve to Huawei Cloud before the access filing is complete: keep it at the previous provider.',
      'zh-CN': '域名已解析，符合接入备案要求。接入完成前能否指向华为云，各来源说法不一：请保持在原接入商处。',
    },
    'still-on': {
      en: 'The domain name resolves although its first filing is not complete.',
      'zh-CN': '首次备案尚未完成，域名却已解析。',
    },
    'still-on-strict': {
      en: 'The domain name resolves although its first filing is not complete; {province} explicitly requires unfiled websites to be offline. Source: {document}{note}.',
      'zh-CN': '首次备案尚未完成，域名却已解析；{province}明确要求未备案的网站关站。来源：{document}{note}。',
    },
    off: {
      en: 'The website must be reachable during an access filing, but the domain name does not resolve.',
      'zh-CN': '域名未解析；接入备案期间网站须可访问。',
    },
    contradicted: {
      en: 'Whether the domain name resolves is stated in two ways: by resolves and by the records of its routing.',
      'zh-CN': '域名是否解析的说法不一：resolves 与 routing 中的解析记录相互矛盾。',
    },
    'filing-not-given': {
      en: 'Whether the domain name should resolve depends on the type of filing: provide routing for it.',
      'zh-CN': '是否应解析取决于备案类型：请提供该域名的 routing。',
    },
  },
  check(facts) {
    const { 'domain.resolves': resolves, 'domain.filing.status': filing } = facts;
    if ((facts['domain.records'] ?? resolves) !== resolves)
      return unknown('contradicted', {}, ['domain.resolves']);
    return resolves ? outcomeIfOn(filing, facts['entity.province']) : outcomeIfOff(filing);
  },
});
