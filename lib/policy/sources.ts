/** Documents behind rules that the constraints page does not state. */
import type { SourceDocument } from './constraints.ts';

const SKILLS =
  'https://github.com/huaweicloud/huaweicloud-skills/blob/c54c1bccd55f9af238819168a954d4c6771e2389/skills/cdi/assist';
const DIGEST = `${SKILLS}/huawei-cloud-icp-process-guidance/kb`;
const TENCENT = 'https://github.com/tencentyun/qcloud-documents/blob';

/** A page of Huawei Cloud's knowledge base, as its agent skills digest it. */
function huawei(page: string, topic: string, confidence: SourceDocument['confidence']): SourceDocument {
  return {
    document: `Huawei Cloud agent skills, knowledge base (digest): ${topic}`,
    address: `${DIGEST}/${page}.md`,
    updatedOn: '2025-12-31',
    confidence,
  };
}

export const REJECTIONS = huawei('faq/备案驳回咨询', 'why filings are rejected', 'medium');
export const DOMAIN_NAMES = huawei('procedures/备案域名咨询', 'domain names', 'high');
export const FILING_PROCESS = huawei('procedures/备案流程咨询', 'the filing process', 'medium');
export const FILING_CHANGES = huawei('procedures/备案变更咨询', 'changes of a filing', 'medium');
export const INSPECTION = huawei('topics/错误提示FAQ', 'what inspections find', 'medium');
export const AFTER_APPROVAL = huawei('procedures/备案成功后咨询', 'after the approval', 'medium');
export const PREPARATION = huawei('procedures/备案前准备咨询', 'preparations', 'medium');
export const PROVINCE_PAGES: SourceDocument = {
  ...huawei('topics/备案管局咨询', 'what the provinces ask; each finding names its own document', 'medium'),
  updatedOn: '2020 to 2025-12-31',
};
export const FILING_RULES: SourceDocument = {
  document: 'Huawei Cloud agent skills: filing-rules.yml',
  address: `${SKILLS}/huawei-cloud-icp-rule-consult/references/filing-rules.yml`,
  updatedOn: '2026-08-23',
  confidence: 'high',
};
export const INDIVIDUAL_CONTENT: SourceDocument = {
  document: 'Tencent Cloud documents: information on the website (an older page)',
  address: `${TENCENT}/3a59cf528c95579db27dd3bfc14b6454649e7de5/product/域名与网站/网站备案/0.弃用文档/备案中/网站信息相关.md`,
  updatedOn: 'about 2016-2018',
  confidence: 'medium',
};
export const PRE_APPROVALS: SourceDocument = {
  document: 'Tencent Cloud documents: pre-approval categories, authorities and documents',
  address: `${TENCENT}/260b17b6c59d9329847ce2a2198414e9d16cd115/product/域名与网站/网站备案/备案准备/前置审批相关.md`,
  updatedOn: 'about 2021-2023',
  confidence: 'medium',
};
export const CERTIFICATE_STANDARDS: SourceDocument = {
  document: 'GB 32100-2015 (unified social credit code) and GB 11643-1999 (citizen identification number)',
  address: 'https://openstd.samr.gov.cn/',
  updatedOn: '2015-10-01',
  confidence: 'high',
};
export const EPP_STATUSES: SourceDocument = {
  document:
    'RFC 5731, RFC 3915 and RFC 8056: statuses of domain names in EPP and RDAP; their effect is our judgement',
  address: 'https://www.rfc-editor.org/rfc/rfc8056',
  updatedOn: '2017-01',
  confidence: 'high',
};
export const EPP_DOUBTS: SourceDocument = { ...EPP_STATUSES, confidence: 'medium' };
export const FILING_NUMBERS: SourceDocument = {
  document: 'Forms of filing numbers: Huawei Cloud agent skills (digest), and footers of public pages',
  address: `${DIGEST}/procedures/备案成功后咨询.md`,
  updatedOn: '2025-12-31',
  confidence: 'medium',
};
