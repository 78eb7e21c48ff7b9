import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/registration-valid',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'error',
  needs: ['domain.expiresOn'],
  title: { en: 'The domain name registration is valid', 'zh-CN': '域名在注册有效期内' },
  fix: { en: 'Renew the domain name with its registrar.', 'zh-CN': '请在注册服务机构续费域名。' },
  messages: {
    pass: {
      en: 'The registration is valid through {expiresOn}.',
      'zh-CN': '有效期至 {expiresOn}（含当日）。',
    },
    fail: {
      en: 'The registration expired on {expiresOn}; today is {today}.',
      'zh-CN': '注册已于 {expiresOn} 到期；今天是 {today}。',
    },
  },
  check({ 'domain.expiresOn': expiresOn }, today) {
    return today <= expiresOn ? pass({ expiresOn, today }) : fail({ expiresOn, today });
  },
});
