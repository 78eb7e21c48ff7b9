import { addMonths } from '../../calendar.ts';
import { REJECTIONS } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

/** Papers must stay valid three months more; a review can take twenty working days. */
const MONTHS = 3;

export default defineRule({
  id: 'website/approval-lasts',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: REJECTIONS,
  needs: [],
  ifGiven: ['website.content.approvals'],
  enumerations: { industries: 'industry' },
  title: { en: 'The pre-approvals remain valid during the review', 'zh-CN': '前置审批文件在审核期间有效' },
  fix: {
    en: 'Renew the pre-approval before filing. The reviewer decides whether the remaining validity is sufficient.',
    'zh-CN': '请在备案前续办审批文件；有效期是否足够以审核人员判断为准。',
  },
  messages: {
    pass: {
      en: 'All pre-approvals are valid for at least {months} more months.',
      'zh-CN': '均至少还有 {months} 个月有效期。',
    },
    expired: { en: 'The pre-approval has expired for: {industries}.', 'zh-CN': '已过期：{industries}。' },
    'expires-soon': {
      en: 'Less than {months} months of validity remain for: {industries}. The first expires on {validUntil}.',
      'zh-CN': '有效期不足 {months} 个月：{industries}，最早至 {validUntil}。',
    },
  },
  check({ 'website.content.approvals': approvals }, today) {
    const dated = approvals.flatMap(({ industry, validUntil }) =>
      validUntil === undefined ? [] : [{ industry, validUntil }],
    );
    if (dated.length === 0) return notApplicable();
    const expired = dated.filter(({ validUntil }) => validUntil < today);
    if (expired.length > 0) return fail({ industries: industriesOf(expired), today }, 'expired');
    const enough = addMonths(today, MONTHS);
    const ending = dated.filter(({ validUntil }) => validUntil < enough);
    const [validUntil = today] = ending.map((each) => each.validUntil).sort();
    if (ending.length === 0) return pass({ months: MONTHS });
    return fail({ industries: industriesOf(ending), validUntil, today, months: MONTHS }, 'expires-soon');
  },
});

function industriesOf(approvals: readonly { industry: string }[]): string[] {
  return [...new Set(approvals.map(({ industry }) => industry))].sort();
}
