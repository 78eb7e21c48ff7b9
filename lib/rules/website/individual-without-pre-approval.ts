import { industryPolicy } from '../../policy/industries.ts';
import { INDIVIDUAL_CONTENT } from '../../policy/sources.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/individual-without-pre-approval',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: INDIVIDUAL_CONTENT,
  when: { needs: ['entity.kind'], applies: (facts) => facts['entity.kind'] === 'individual' },
  needs: [],
  ifGiven: ['website.content.industries'],
  enumerations: { industries: 'industry' },
  title: {
    en: "The individual's website does not involve an industry that requires a pre-approval",
    'zh-CN': '个人网站不涉及前置审批行业',
  },
  fix: {
    en: 'Remove the content, or file as an organization that holds the pre-approval. The competent authority has the final say.',
    'zh-CN': '请去除相关内容，或以持有批文的单位主体备案；以主管部门为准。',
  },
  messages: {
    pass: { en: 'No such industry is declared.', 'zh-CN': '未声明此类行业。' },
    fail: {
      en: 'Individuals cannot obtain a pre-approval for: {industries}.',
      'zh-CN': '个人无法办理前置审批：{industries}。',
    },
  },
  check({ 'website.content.industries': industries }) {
    const needing = [...new Set(industries)]
      .sort()
      .filter((industry) => industryPolicy(industry)?.approval === 'required');
    return needing.length === 0 ? pass() : fail({ industries: needing });
  },
});
