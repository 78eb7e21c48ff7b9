import { industryPolicy, isAskedIn } from '../../policy/industries.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/pre-approval-asked-locally',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: {
    document: 'Tencent Cloud documents: pre-approval categories, authorities and documents',
    address: 'https://github.com/tencentyun/qcloud-documents/tree/260b17b6c59d9329847ce2a2198414e9d16cd115',
    updatedOn: 'about 2021-2023',
    confidence: 'medium',
  },
  needs: ['website.content.industries'],
  mayRead: ['website.content.approvals', 'entity.province'],
  enumerations: { industries: 'industry' },
  title: {
    en: 'No pre-approval required by individual provinces applies',
    'zh-CN': '不涉及部分省份要求的前置审批',
  },
  fix: {
    en: 'Check with the communications administration of your province whether it requires a document for this content.',
    'zh-CN': '请向本省通信管理局确认该类内容是否需要提交文件。',
  },
  messages: {
    pass: {
      en: 'The documents that some provinces require are available.',
      'zh-CN': '部分省份要求的文件已备齐。',
    },
    fail: {
      en: 'Sources disagree on: {industries}. The pre-approval was abolished nationwide but some provinces still require it. The communications administration of the province has the final say.',
      'zh-CN': '各来源说法不一：{industries}。全国已取消，部分省份仍要求；以本省管局为准。',
    },
  },
  check(facts) {
    const { 'website.content.industries': industries, 'website.content.approvals': approvals = [] } = facts;
    const { 'entity.province': province } = facts;
    const local = [...new Set(industries)].sort().filter((industry) => isAskedLocally(industry, province));
    if (local.length === 0) return notApplicable();
    const held = new Set(approvals.map(({ industry }) => industry));
    const without = local.filter((industry) => !held.has(industry));
    return without.length === 0 ? pass() : fail({ industries: without });
  },
});

function isAskedLocally(industry: string, province: string | undefined): boolean {
  const policy = industryPolicy(industry);
  return policy?.approval === 'local' && isAskedIn(policy, province);
}
