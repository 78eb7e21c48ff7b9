import { industryPolicy } from '../../policy/industries.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'website/pre-approval-held',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'error',
  needs: ['website.content.industries'],
  mayRead: ['website.content.approvals'],
  enumerations: { industries: 'industry', expired: 'industry' },
  title: { en: 'The required pre-approvals have been obtained', 'zh-CN': '已取得主管部门的前置审批' },
  fix: {
    en: 'Obtain the approval of the competent authority before filing, or remove the content that requires it.',
    'zh-CN': '请在备案前取得主管部门的审批文件，或去除需要审批的内容。',
  },
  messages: {
    pass: {
      en: 'All declared industries that require a pre-approval have a valid one.',
      'zh-CN': '所声明的行业所需的前置审批均有效。',
    },
    fail: {
      en: 'There is no valid pre-approval for: {industries}.',
      'zh-CN': '以下行业没有有效的前置审批：{industries}。',
    },
    expired: {
      en: 'There is no valid pre-approval for: {industries}. Expired: {expired}.',
      'zh-CN': '以下行业没有有效的前置审批：{industries}。已过期：{expired}。',
    },
    'unlisted-industry': {
      en: 'The industry is not on any list: {industries}. Check with the competent authority whether it requires a pre-approval.',
      'zh-CN': '名录中没有该行业：{industries}。请向主管部门确认是否需要前置审批。',
    },
  },
  check({ 'website.content.industries': industries, 'website.content.approvals': approvals = [] }, today) {
    const held = new Set(
      approvals
        .filter(({ validUntil }) => validUntil === undefined || validUntil >= today)
        .map(({ industry }) => industry),
    );
    const without = [...new Set(industries)].sort().filter((industry) => !held.has(industry));
    const refused = without.filter((industry) => industryPolicy(industry)?.approval === 'required');
    const shown = new Set(approvals.map(({ industry }) => industry));
    const expired = refused.filter((industry) => shown.has(industry));
    if (expired.length > 0) return fail({ industries: refused, expired, today }, 'expired');
    if (refused.length > 0) return fail({ industries: refused, today });
    const unlisted = without.filter((industry) => industryPolicy(industry) === undefined);
    if (unlisted.length > 0)
      return unknown('unlisted-industry', { industries: unlisted }, ['website.content.approvals']);
    return pass();
  },
});
