import { constraintOfProduct, productPolicy, SERVER_ROWS, verifyingProducts } from '../../policy/products.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'server/product-eligible',
  subject: 'server',
  constraints: SERVER_ROWS,
  severity: 'error',
  needs: ['server.product'],
  rowOf: (facts) => constraintOfProduct(facts['server.product']),
  enumerations: { eligible: 'product', product: 'product' },
  title: { en: 'The product can be used to verify a filing', 'zh-CN': '该产品可用于备案核验' },
  fix: {
    en: 'Use one of the following products: {eligible}.',
    'zh-CN': '请使用以下产品之一核验：{eligible}。',
  },
  messages: {
    pass: { en: '{product} can be used to verify a filing.', 'zh-CN': '{product} 可用于备案核验。' },
    fail: { en: '{product} cannot be used to verify a filing.', 'zh-CN': '{product} 不能用于备案核验。' },
    unlisted: {
      en: '{product} is not listed as a product that can be used to verify a filing.',
      'zh-CN': '没有来源将 {product} 列为可备案产品。',
    },
    'not-stated': {
      en: 'It is not documented whether {product} can be used to verify a filing. Check with Huawei Cloud.',
      'zh-CN': '没有来源说明 {product} 能否用于备案。请咨询华为云。',
    },
  },
  check({ 'server.product': product }) {
    const policy = productPolicy(product);
    if (policy === undefined) return fail({ product, eligible: verifyingProducts() }, 'unlisted');
    const data = { product, confidence: policy.confidence };
    if (policy.canVerifyFiling === null) return unknown('not-stated', data, ['server.product']);
    return policy.canVerifyFiling ? pass(data) : fail({ ...data, eligible: verifyingProducts() });
  },
});
