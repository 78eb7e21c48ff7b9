import { GROUNDS } from '../../policy/enumerations.ts';
import { industryHits } from '../../policy/industries.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PRE_APPROVALS } from '../../policy/sources.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';
import { hitData, isAskedIn, isRefused } from '../industry-hits.ts';

export default defineRule({
  id: 'website/industries-declared',
  subject: 'website',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: PRE_APPROVALS,
  needs: ['website.name'],
  mayRead: [
    'website.content.description',
    'website.content.industries',
    'website.content.notInvolved',
    'entity.kind',
    'entity.province',
  ],
  enumerations: { industries: 'industry', ...GROUNDS },
  title: {
    en: 'Words that suggest a pre-approval are declared',
    'zh-CN': '涉及前置审批的字样已作声明',
  },
  fix: {
    en: 'List the industry as involved (industries), or as not involved (notInvolved) if the content has nothing to do with it, or change the wording.',
    'zh-CN':
      '请将该行业列为涉及的行业（industries）；若内容不涉及，请列为不涉及的行业（notInvolved）；或修改文字。',
  },
  messages: {
    pass: {
      en: 'The name and description contain no such words, or the industry is declared.',
      'zh-CN': '名称与简介中没有此类字样，或已声明相关行业。',
    },
    ask: {
      en: '{words} may relate to: {industries}. State whether the content is related to it. The competent authority has the final say.',
      'zh-CN': '“{words}”可能涉及：{industries}。此处不作判断，请声明是否涉及；以主管部门为准。',
    },
    'ask-individual': {
      en: '{words} may relate to: {industries}, for which an individual cannot obtain a pre-approval. State whether the content is related to it. The competent authority has the final say.',
      'zh-CN': '“{words}”可能涉及：{industries}，个人无法取得前置审批。请声明是否涉及；以主管部门为准。',
    },
    'declaration-refused': {
      en: '{province} does not accept a declaration that the content is unrelated to {industries}: remove it from the business scope or provide the pre-approval. Source: {document}{note}. The communications administration of {province} has the final say.',
      'zh-CN':
        '{province}不接受不涉及{industries}的声明，须删减经营范围或提供批文。来源：{document}{note}；以{province}通信管理局为准。',
    },
  },
  check(facts) {
    const { 'website.name': name, 'website.content.description': description = '' } = facts;
    const { 'website.content.industries': declared = [], 'website.content.notInvolved': denied = [] } = facts;
    const { 'entity.kind': kind, 'entity.province': province } = facts;
    const hits = industryHits(`${name}\n${description}`).flatMap(({ word, ids }) =>
      ids
        .filter((industry) => !declared.includes(industry) && isAskedIn(industry, province))
        .map((industry) => ({ word, industry })),
    );
    const open = hits.filter(({ industry }) => !denied.includes(industry));
    if (open.length > 0) {
      const reason = kind === 'individual' ? 'ask-individual' : 'ask';
      return unknown(reason, hitData(open), ['website.content.notInvolved']);
    }
    const refusing = provinceRule(province, 'declarationRefused');
    const refused = hits.filter(({ industry }) => isRefused(industry, refusing?.value));
    if (refusing === undefined || refused.length === 0) return pass();
    return fail({ ...hitData(refused), ...groundsData(refusing) }, 'declaration-refused');
  },
});
