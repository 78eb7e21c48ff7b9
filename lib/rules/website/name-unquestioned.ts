import { REJECTIONS } from '../../policy/sources.ts';
import { questionedNameRules } from '../../policy/website-names.ts';
import { defineRule, fail, pass } from '../define-rule.ts';
import { breachData, nameBreaches } from '../name-breaches.ts';

export default defineRule({
  id: 'website/name-unquestioned',
  subject: 'website',
  constraints: ['website-name'],
  severity: 'warning',
  source: REJECTIONS,
  needs: ['website.name', 'entity.kind', 'entity.name'],
  enumerations: { rules: 'name-rule' },
  title: {
    en: 'The website name contains nothing that reviewers often question',
    'zh-CN': '网站名称没有常被质疑的字样',
  },
  fix: {
    en: 'Choose another name, or be prepared to explain it to the reviewer, who has the final say.',
    'zh-CN': '请更换名称，或准备向审核人员说明；以审核人员判断为准。',
  },
  messages: {
    pass: {
      en: 'The name contains nothing that is known to be questioned often.',
      'zh-CN': '名称中没有已知的常被质疑字样。',
    },
    fail: {
      en: 'Reviewers often question: {parts} ({rules}).',
      'zh-CN': '常被质疑：{parts}（{rules}）。',
    },
  },
  check({ 'website.name': name, 'entity.kind': kind, 'entity.name': legalName }) {
    const breaches = nameBreaches(questionedNameRules(), { name, kind, legalName });
    return breaches.length === 0 ? pass() : fail(breachData(breaches));
  },
});
