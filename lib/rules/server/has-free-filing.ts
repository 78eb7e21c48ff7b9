import { productPolicy } from '../../policy/products.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'server/has-free-filing',
  subject: 'server',
  constraints: ['code-quota'],
  severity: 'error',
  source: {
    document: 'Huawei Cloud agent skill: ICP filing rules (filing-rules.yml)',
    address:
      'https://github.com/huaweicloud/huaweicloud-skills/tree/c54c1bccd55f9af238819168a954d4c6771e2389',
    updatedOn: '2026-08-23',
    confidence: 'medium',
  },
  when: {
    needs: ['server.product'],
    applies: (facts) => productPolicy(facts['server.product'])?.canVerifyFiling ?? false,
  },
  needs: ['server.product', 'server.filingsUsed'],
  mayRead: ['server.codesIssued'],
  title: { en: 'The server has filings left', 'zh-CN': '服务器仍有可用备案次数' },
  fix: {
    en: 'Use another server. Deregistering a filing does not release its slot.',
    'zh-CN': '请使用其他服务器；注销备案不会归还次数。',
  },
  messages: {
    pass: { en: 'Filings used: {used} of {limit}.', 'zh-CN': '已使用 {used} 次，共 {limit} 次。' },
    'none-used': {
      en: 'No filings have been used. The number of filings that the product allows is not documented.',
      'zh-CN': '尚未使用。没有来源说明该产品可备案的次数。',
    },
    fail: {
      en: 'No filings are left: {used} of {limit} have been used. Generated authorization codes count as filings.',
      'zh-CN': '共 {limit} 次备案，已使用 {used} 次，没有剩余；已生成的授权码计入次数。',
    },
    'not-stated': {
      en: 'Filings used: {used}. The number of filings that the product allows is not documented. Check with Huawei Cloud.',
      'zh-CN': '没有来源说明该产品可备案的次数；已使用 {used} 次。请咨询华为云。',
    },
  },
  check({ 'server.product': product, 'server.filingsUsed': filings, 'server.codesIssued': codes = 0 }) {
    const limit = productPolicy(product)?.filingsPerResource ?? null;
    const used = filings + codes;
    if (limit !== null) return used < limit ? pass({ used, limit }) : fail({ used, limit });
    return used === 0 ? pass({ used }, 'none-used') : unknown('not-stated', { used }, ['server.product']);
  },
});
