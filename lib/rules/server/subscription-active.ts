import { termOf } from '../../facts/subscription.ts';
import { constraintOfProduct, SERVER_ROWS } from '../../policy/products.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'server/subscription-active',
  subject: 'server',
  constraints: SERVER_ROWS,
  severity: 'error',
  when: {
    needs: ['server.billingMode'],
    applies: (facts) => facts['server.billingMode'] === 'yearly-monthly',
  },
  needs: ['server.subscription'],
  mayRead: ['server.product'],
  rowOf: (facts) => constraintOfProduct(facts['server.product']),
  title: { en: 'The subscription is active', 'zh-CN': '订购在有效期内' },
  fix: {
    en: 'Renew the server, or submit the filing after the subscription has started.',
    'zh-CN': '请续费服务器，或在订购生效后再提交。',
  },
  messages: {
    pass: {
      en: 'The subscription is active through {expiresOn}.',
      'zh-CN': '有效至 {expiresOn}（含当日）。',
    },
    'not-begun': {
      en: 'The subscription starts on {startsOn}; today is {today}.',
      'zh-CN': '{startsOn} 才生效；今天是 {today}。',
    },
    expired: {
      en: 'The subscription expired on {expiresOn}; today is {today}.',
      'zh-CN': '已于 {expiresOn} 到期；今天是 {today}。',
    },
    'start-not-given': { en: 'None of the orders has a start date.', 'zh-CN': '没有订单说明何时生效。' },
  },
  check({ 'server.subscription': subscription }, today) {
    const term = termOf(subscription);
    const { spans } = term;
    const expiresOn = term.expiresOn;
    if (expiresOn === undefined) return unknown('start-not-given', {}, ['server.subscription']);
    if (spans.some((span) => span.startsOn <= today && today <= span.expiresOn))
      return pass({ expiresOn, today });
    const [startsOn] = spans
      .map((span) => span.startsOn)
      .filter((day) => day > today)
      .sort();
    return startsOn === undefined
      ? fail({ expiresOn, today }, 'expired')
      : fail({ startsOn, today }, 'not-begun');
  },
});
