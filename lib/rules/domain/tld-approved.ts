import { TLD_LIST_UPDATED_ON, tldPolicy } from '../../policy/tlds.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'domain/tld-approved',
  subject: 'domain',
  constraints: ['domain-tld'],
  severity: 'error',
  needs: ['domain.tld'],
  enumerations: { tld: 'domain-name' },
  title: { en: 'The top-level domain is approved by the MIIT', 'zh-CN': '顶级域名已获工信部批复' },
  fix: {
    en: 'Use a domain name with an approved top-level domain, for example .cn or .com.',
    'zh-CN': '请改用已获批复的顶级域名，例如 .cn 或 .com。',
  },
  messages: {
    pass: {
      en: '.{tld} is on the list dated {listUpdatedOn}. Approvals are granted for a limited term and can expire.',
      'zh-CN': '.{tld} 在 {listUpdatedOn} 的清单中；批复有期限，可能到期。',
    },
    fail: { en: '.{tld} is reportedly not approved.', 'zh-CN': '.{tld} 据报告未获批复。' },
    disputed: {
      en: 'Sources disagree on .{tld}. Check it at domain.miit.gov.cn.',
      'zh-CN': '关于 .{tld} 各来源说法不一。请在 domain.miit.gov.cn 查询。',
    },
    'absent-from-list': {
      en: '.{tld} is not on the list dated {listUpdatedOn} but may have been approved since. Check it at domain.miit.gov.cn.',
      'zh-CN': '.{tld} 不在 {listUpdatedOn} 的清单中，之后可能已获批复。请在 domain.miit.gov.cn 查询。',
    },
    unlisted: {
      en: '.{tld} is not on any list. Check it at domain.miit.gov.cn.',
      'zh-CN': '名录中没有 .{tld}。请在 domain.miit.gov.cn 查询。',
    },
  },
  check({ 'domain.tld': tld }) {
    const policy = tldPolicy(tld);
    const data = { tld, listUpdatedOn: TLD_LIST_UPDATED_ON, confidence: policy?.confidence ?? 'low' };
    if (policy?.status === 'approved') return pass(data);
    if (policy?.status === 'reported-not-approved') return fail(data);
    return unknown(policy?.status ?? 'unlisted', data, ['domain.tld']);
  },
});
