import { productPolicy } from '../../policy/products.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

/** A server makes codes when it is subscribed to for at least this many calendar months. Source: constraint `code-origin`. */
const CODE_MIN_TERM_MONTHS = 3;

export default defineRule({
  id: 'code/server-generates-codes',
  subject: 'code',
  constraints: ['code-origin'],
  severity: 'error',
  needs: ['code.server'],
  enumerations: { product: 'product' },
  title: { en: 'The code comes from a server that makes codes', 'zh-CN': '授权码由可生成授权码的服务器生成' },
  fix: {
    en: 'Use a code of an ECS, Flexus X or Flexus L instance that is subscribed to for at least three months.',
    'zh-CN': '请使用订购三个月以上的 ECS、Flexus X 或 Flexus L 实例生成的授权码。',
  },
  messages: {
    pass: { en: 'Its server makes authorization codes.', 'zh-CN': '其服务器可生成授权码。' },
    fail: {
      en: '{product}, subscribed to for {termMonths} months, makes no authorization codes.',
      'zh-CN': '{product}（订购 {termMonths} 个月）不能生成授权码。',
    },
  },
  check({ 'code.server': { product, termMonths } }) {
    const makes = productPolicy(product)?.makesAuthorizationCodes ?? false;
    return makes && termMonths >= CODE_MIN_TERM_MONTHS ? pass() : fail({ product, termMonths });
  },
});
