import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { provinceNameRules } from '../../policy/website-names.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';
import { breachData, nameBreaches } from '../name-breaches.ts';

export default defineRule({
  id: 'website/name-accepted-by-province',
  subject: 'website',
  constraints: ['website-name'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['website.name', 'entity.kind', 'entity.name'],
  ifGiven: ['entity.province'],
  enumerations: { province: 'province', document: 'document', rules: 'name-rule' },
  title: { en: 'The website name complies with the rules of the province', 'zh-CN': '网站名称符合本省规则' },
  fix: {
    en: 'Choose a name without these parts. The communications administration of {province} has the final say.',
    'zh-CN': '请改用不含上述字样的名称；以{province}通信管理局为准。',
  },
  messages: {
    pass: {
      en: 'The name does not violate any known naming rule of {province}.',
      'zh-CN': '未触犯{province}已知的命名规则。',
    },
    fail: {
      en: '{province} reportedly rejects: {parts} ({rules}). Source: {document}.',
      'zh-CN': '据称{province}不接受：{parts}（{rules}）。来源：{document}。',
    },
  },
  check({
    'website.name': name,
    'entity.kind': kind,
    'entity.name': legalName,
    'entity.province': province,
  }) {
    const rules = provinceNameRules(province).filter(({ appliesTo }) => appliesTo.includes(kind));
    if (rules.length === 0) return notApplicable();
    const breaches = nameBreaches(rules, { name, kind, legalName });
    const [first] = breaches;
    if (first === undefined) return pass({ province });
    const { document, confidence } = first.rule;
    return fail({ province, ...breachData(breaches), document, confidence });
  },
});
