import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

const REVIEW = 'government-site';

export default defineRule({
  id: 'website/opening-review-held',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  when: {
    needs: ['entity.kind'],
    applies: (facts) => ['government', 'public-institution'].includes(facts['entity.kind']),
  },
  needs: [],
  mayRead: ['website.content.approvals', 'entity.province'],
  enumerations: GROUNDS,
  title: {
    en: 'The establishment authority has approved the launch of the website',
    'zh-CN': '网站开办已经机构编制管理部门审核',
  },
  fix: {
    en: 'Obtain the website launch review form from the establishment authority and add it to approvals as government-site.',
    'zh-CN': '请到机构编制管理部门办理网站开办审核表，并以 government-site 填入 approvals。',
  },
  messages: {
    pass: { en: 'The website launch review form is available.', 'zh-CN': '网站开办审核表已备齐。' },
    fail: {
      en: 'There is no valid website launch review form. The communications administration of the province decides whether it is required.',
      'zh-CN': '没有有效的网站开办审核表。是否需要，以本省通信管理局为准。',
    },
    'asked-by-province': {
      en: 'There is no valid website launch review form, which {province} requires. Source: {document}{note}. The communications administration of {province} has the final say.',
      'zh-CN':
        '没有有效的网站开办审核表；{province}要求提供。来源：{document}{note}；以{province}通信管理局为准。',
    },
    'not-said': {
      en: 'Whether there is a website launch review form was not provided.',
      'zh-CN': '未说明是否有网站开办审核表。',
    },
  },
  check({ 'website.content.approvals': approvals, 'entity.province': province }, today) {
    if (approvals === undefined) return unknown('not-said', {}, ['website.content.approvals']);
    const held = approvals.some(
      ({ industry, validUntil = today }) => industry === REVIEW && validUntil >= today,
    );
    if (held) return pass();
    const asked = provinceRule(province, 'governmentOpeningReview');
    return asked === undefined ? fail() : fail(groundsData(asked), 'asked-by-province');
  },
});
