import { labelHits } from '../../policy/domain-labels.ts';
import { REJECTIONS } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/label-unquestioned',
  subject: 'domain',
  constraints: ['pre-approval'],
  severity: 'warning',
  source: REJECTIONS,
  needs: ['domain.name'],
  ifGiven: ['entity.kind'],
  mayRead: ['entity.name', 'entity.province'],
  enumerations: { replies: 'domain-label' },
  title: {
    en: 'The domain name contains nothing that reviewers often question',
    'zh-CN': '域名没有常被质疑的字样',
  },
  fix: {
    en: 'Use another domain name, or prepare the approval or an explanation. The reviewer has the final say.',
    'zh-CN': '请更换域名，或准备批文或说明；以审核人员判断为准。',
  },
  messages: {
    pass: {
      en: 'The domain name contains nothing that is known to be questioned.',
      'zh-CN': '域名中没有已知的常被质疑字样。',
    },
    fail: { en: 'The domain name contains {words}: {replies}.', 'zh-CN': '域名含“{words}”：{replies}。' },
  },
  check({
    'domain.name': domain,
    'entity.kind': kind,
    'entity.name': name = '',
    'entity.province': province,
  }) {
    if (kind === 'government') return notApplicable();
    const hits = labelHits(domain, province).filter(({ word }) => !name.includes(word));
    if (hits.length === 0) return pass();
    return fail({ words: hits.map(({ word }) => word), replies: [...new Set(hits.map(({ id }) => id))] });
  },
});
