import { termOf } from '../../facts/subscription.ts';
import { constraintOfProduct, PRODUCT_ROWS, productPolicy } from '../../policy/products.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'server/term-long-enough',
  subject: 'server',
  constraints: PRODUCT_ROWS,
  severity: 'error',
  when: {
    needs: ['server.product', 'server.billingMode'],
    applies: (facts) =>
      facts['server.billingMode'] === 'yearly-monthly' &&
      (productPolicy(facts['server.product'])?.canVerifyFiling ?? false),
  },
  needs: ['server.product', 'server.subscription'],
  rowOf: (facts) => constraintOfProduct(facts['server.product']),
  enumerations: { counting: 'term-counting', product: 'product' },
  title: { en: 'The subscription term is long enough', 'zh-CN': '订购时长满足要求' },
  fix: {
    en: 'Renew the server so that the subscription term is at least {requiredMonths} months ({counting}).',
    'zh-CN': '请续费，使已购时长达到 {requiredMonths} 个月（{counting}）。',
  },
  messages: {
    pass: {
      en: 'The subscription term reaches {termMonths} of the required {requiredMonths} months.',
      'zh-CN': '已购 {termMonths} 个月，要求 {requiredMonths} 个月。',
    },
    fail: {
      en: 'The subscription term reaches only {termMonths} of the required {requiredMonths} months ({counting}).',
      'zh-CN': '已购 {termMonths} 个月，不足要求的 {requiredMonths} 个月（{counting}）。',
    },
    'not-stated': {
      en: 'The required subscription term of {product} is not documented. Check with Huawei Cloud.',
      'zh-CN': '没有来源说明 {product} 所需的时长。请咨询华为云。',
    },
  },
  check({ 'server.product': product, 'server.subscription': subscription }) {
    const policy = productPolicy(product);
    if (policy === undefined || policy.minTermMonths === null)
      return unknown('not-stated', { product }, ['server.product']);
    const { minTermMonths: requiredMonths, renewalsAccumulate } = policy;
    const term = termOf(subscription);
    const termMonths = renewalsAccumulate ? term.totalMonths : term.longestOrderMonths;
    const counting = renewalsAccumulate ? 'all-orders' : 'longest-order';
    const data = { termMonths, requiredMonths, counting };
    return termMonths >= requiredMonths ? pass(data) : fail(data);
  },
});
