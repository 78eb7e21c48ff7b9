import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/content-lawful',
  subject: 'website',
  constraints: ['content-illegal'],
  severity: 'error',
  needs: ['website.content.lawful'],
  title: { en: 'The website content is lawful', 'zh-CN': '网站内容合法' },
  fix: { en: 'Remove the unlawful content before filing.', 'zh-CN': '请在备案前删除违法内容。' },
  messages: {
    pass: { en: 'The content is declared lawful.', 'zh-CN': '已声明内容合法。' },
    fail: { en: 'The content is declared unlawful.', 'zh-CN': '所声明的内容不合法。' },
  },
  check: ({ 'website.content.lawful': lawful }) => (lawful ? pass() : fail()),
});
