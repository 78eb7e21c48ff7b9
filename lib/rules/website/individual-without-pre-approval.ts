import { type IndustryPolicy, industryPolicy, isAskedIn } from '../../policy/industries.ts';
import { INDIVIDUAL_CONTENT } from '../../policy/sources.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'website/individual-without-pre-approval',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: INDIVIDUAL_CONTENT,
  when: { needs: ['entity.kind'], applies: (facts) => facts['entity.kind'] === 'individual' },
  needs: [],
  ifGiven: ['website.content.industries'],
  mayRead: ['entity.province'],
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
    pass: {
      en: 'No industry that requires a pre-approval is declared.',
      'zh-CN': '未声明需要前置审批的行业。',
    },
    fail: {
      en: 'Individuals cannot obtain a pre-approval for: {industries}.',
      'zh-CN': '个人无法办理前置审批：{industries}。',
    },
    'asked-locally': {
      en: 'Individuals are usually rejected for: {industries}. The pre-approval was abolished nationwide, but reviewers and some provinces still ask for it.',
      'zh-CN': '个人备案通常不接受：{industries}。该审批全国已取消，但审核人员与部分省份仍要求。',
    },
    unlisted: {
      en: 'The industry is not on any list: {industries}.',
      'zh-CN': '名录中没有该行业：{industries}。',
    },
  },
  check({ 'website.content.industries': industries, 'entity.province': province }) {
    const declared = [...new Set(industries)].sort();
    const of = (approval: IndustryPolicy['approval']) =>
      declared.filter((industry) => {
        const policy = industryPolicy(industry);
        return policy?.approval === approval && isAskedIn(policy, province);
      });
    const required = of('required');
    if (required.length > 0) return fail({ industries: required });
    const local = of('local');
    if (local.length > 0) return fail({ industries: local }, 'asked-locally');
    const unlisted = declared.filter((industry) => industryPolicy(industry) === undefined);
    return unlisted.length === 0 ? pass() : unknown('unlisted', { industries: unlisted }, []);
  },
});
