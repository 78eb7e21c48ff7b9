import { constraintOfProduct, SERVER_ROWS } from '../../policy/products.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'server/billed-yearly-monthly',
  subject: 'server',
  constraints: SERVER_ROWS,
  severity: 'error',
  needs: ['server.billingMode'],
  mayRead: ['server.product'],
  rowOf: (facts) => constraintOfProduct(facts['server.product']),
  title: { en: 'The server uses yearly/monthly billing', 'zh-CN': '服务器为包年/包月计费' },
  fix: { en: 'Change the billing mode to yearly/monthly.', 'zh-CN': '请将计费模式转为包年/包月。' },
  messages: {
    pass: { en: 'The server uses yearly/monthly billing.', 'zh-CN': '包年/包月计费。' },
    fail: {
      en: 'A pay-per-use server cannot be used to verify a filing.',
      'zh-CN': '按需计费的服务器不能用于备案核验。',
    },
  },
  check: ({ 'server.billingMode': mode }) => (mode === 'yearly-monthly' ? pass() : fail()),
});
