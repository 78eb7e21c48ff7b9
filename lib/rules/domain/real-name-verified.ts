import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/real-name-verified',
  subject: 'domain',
  constraints: ['domain-real-name'],
  severity: 'error',
  needs: ['domain.realName'],
  title: { en: 'The real-name authentication of the domain name is complete', 'zh-CN': '域名已完成实名认证' },
  fix: {
    en: 'Complete the real-name authentication with the registrar. The data takes three to five working days to reach the authority.',
    'zh-CN': '请在注册服务机构完成实名认证；信息同步至主管部门需三至五个工作日。',
  },
  messages: {
    pass: { en: 'The real-name authentication is complete.', 'zh-CN': '已完成实名认证。' },
    fail: { en: 'The real-name authentication is not complete.', 'zh-CN': '尚未完成实名认证。' },
    'not-yet': {
      en: 'The real-name authentication is dated {verifiedOn}, which is after {today}.',
      'zh-CN': '实名认证日期 {verifiedOn} 晚于 {today}。',
    },
  },
  check({ 'domain.realName': { verified, verifiedOn = '' } }, today) {
    if (!verified) return fail();
    return verifiedOn > today ? fail({ verifiedOn, today }, 'not-yet') : pass();
  },
});
