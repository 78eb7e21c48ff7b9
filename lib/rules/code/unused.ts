import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'code/unused',
  subject: 'code',
  constraints: ['code-single-use'],
  severity: 'error',
  needs: ['code.status'],
  enumerations: { status: 'code-status' },
  title: { en: 'The authorization code has not been used', 'zh-CN': '授权码未被使用' },
  fix: {
    en: 'Use another authorization code: each code can be used for one website only.',
    'zh-CN': '请使用其他授权码：一个授权码只能用于一个网站。',
  },
  messages: {
    pass: { en: 'The authorization code is available.', 'zh-CN': '授权码可用。' },
    fail: { en: 'Authorization code status: {status}.', 'zh-CN': '授权码状态：{status}。' },
  },
  check: ({ 'code.status': status }) => (status === 'available' ? pass() : fail({ status })),
});
