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
  title: { en: 'The product can verify a filing', 'zh-CN': '该产品可用于备案核验' },
  fix: { en: 'Verify with one of: {eligible}.', 'zh-CN': '请使用以下产品之一核验：{eligible}。' },
  messages: {
    pass: { en: '{product} can verify a filing.', 'zh-CN': '{product} 可用于备案核验。' },
    fail: { en: '{product} cannot verify a filing.', 'zh-CN': '{product} 不能用于备案核验。' },
    unlisted: {
      en: 'No source names {product} as a product that verifies a filing.',
      'zh-CN': '没有来源将 {product} 列为可备案产品。',
    },
    'not-stated': {
      en: 'No source says whether {product} can verify a filing. Ask Huawei Cloud.',
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
