import { formOf } from '../../facts/certificate.ts';
import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'entity/individual-in-province',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['entity.kind'],
  ifGiven: ['entity.certificate', 'entity.province'],
  enumerations: { home: 'province', ...GROUNDS },
  title: {
    en: 'The individual files in the province of the ID card, or in one that accepts residents of other provinces',
    'zh-CN': '个人在身份证所属省份备案，或所选省份接受外省个人',
  },
  fix: {
    en: 'File in {home}, or prepare the documents that {province} requires. The communications administration of {province} has the final say.',
    'zh-CN': '请在{home}备案，或备好{province}要求的证明；以{province}通信管理局为准。',
  },
  messages: {
    pass: { en: 'The ID card was issued in {province}.', 'zh-CN': '身份证属于{province}。' },
    allowed: {
      en: '{province} accepts individuals from other provinces. Source: {document}{note}.',
      'zh-CN': '{province}接受外省个人备案。来源：{document}{note}。',
    },
    refused: {
      en: '{province} does not accept individuals from other provinces; the ID card was issued in {home}. Source: {document}{note}.',
      'zh-CN': '{province}不接受外省个人备案；身份证属于{home}。来源：{document}{note}。',
    },
    'residence-permit': {
      en: '{province} requires a residence permit from individuals of other provinces; the ID card was issued in {home}. Source: {document}{note}.',
      'zh-CN': '{province}要求外省个人提供居住证；身份证属于{home}。来源：{document}{note}。',
    },
    'residence-permit-or-student-card': {
      en: '{province} requires a residence permit or student card from individuals of other provinces; the ID card was issued in {home}. Source: {document}{note}.',
      'zh-CN': '{province}要求外省个人提供居住证或学生证；身份证属于{home}。来源：{document}{note}。',
    },
    'proof-of-living-or-work': {
      en: '{province} requires proof of residence or employment from individuals of other provinces; the ID card was issued in {home}. Source: {document}{note}.',
      'zh-CN': '{province}要求外省个人提供居住或工作证明；身份证属于{home}。来源：{document}{note}。',
    },
    'not-stated': {
      en: 'It is not documented whether {province} accepts individuals from other provinces; the ID card was issued in {home}.',
      'zh-CN': '没有来源说明{province}是否接受外省个人备案；身份证属于{home}。',
    },
  },
  check({ 'entity.certificate': certificate, 'entity.kind': entityKind, 'entity.province': province }) {
    if (entityKind !== 'individual' || certificate.kind !== 'resident-id') return notApplicable();
    const { issuedIn: home } = formOf(certificate);
    if (home === undefined) return notApplicable();
    if (home === province) return pass({ province });
    const rule = provinceRule(province, 'individualOutOfProvince');
    if (rule === undefined) return fail({ province, home }, 'not-stated');
    const data = { home, ...groundsData(rule) };
    return rule.value === 'allowed' ? pass(data, 'allowed') : fail(data, rule.value);
  },
});
