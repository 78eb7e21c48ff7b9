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
  enumerations: { province: 'province', note: 'province-note' },
  title: {
    en: 'The staffing authority has reviewed the opening of the website',
    'zh-CN': '网站开办已经机构编制管理部门审核',
  },
  fix: {
    en: 'Have the site-opening review form signed by the staffing authority, and list it in approvals as government-site.',
    'zh-CN': '请到机构编制管理部门办理网站开办审核表，并以 government-site 填入 approvals。',
  },
  messages: {
    pass: { en: 'The review form is at hand.', 'zh-CN': '网站开办审核表已备齐。' },
    fail: {
      en: 'No review form in force. Whether it is wanted, the communications administration of the province decides.',
      'zh-CN': '没有有效的网站开办审核表。是否需要，以本省通信管理局为准。',
    },
    'asked-by-province': {
      en: 'No review form in force; {province} asks for it. Source: {document}{note}; the communications administration of {province} decides.',
      'zh-CN':
        '没有有效的网站开办审核表；{province}要求提供。来源：{document}{note}；以{province}通信管理局为准。',
    },
    'not-said': {
      en: 'It is not said whether there is a review form.',
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
