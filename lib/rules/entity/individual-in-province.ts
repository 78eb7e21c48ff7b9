import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { provinceOfCertificate } from '../../spellings/certificate.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'entity/individual-in-province',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['entity.kind'],
  ifGiven: ['entity.certificate', 'entity.province'],
  enumerations: { home: 'province', province: 'province', note: 'province-note' },
  title: {
    en: 'An individual files in the province of the identity card, or where another is taken',
    'zh-CN': '个人在身份证所属省份备案，或所选省份接受外省个人',
  },
  fix: {
    en: 'File in {home}, or have the paper that {province} asks for ready; the communications administration of {province} decides.',
    'zh-CN': '请在{home}备案，或备好{province}要求的证明；以{province}通信管理局为准。',
  },
  messages: {
    pass: { en: 'The identity card is of {province}.', 'zh-CN': '身份证属于{province}。' },
    allowed: {
      en: '{province} takes individuals of other provinces. Source: {document}{note}.',
      'zh-CN': '{province}接受外省个人备案。来源：{document}{note}。',
    },
    refused: {
      en: '{province} takes no individuals of other provinces; the card is of {home}. Source: {document}{note}.',
      'zh-CN': '{province}不接受外省个人备案；身份证属于{home}。来源：{document}{note}。',
    },
    'residence-permit': {
      en: '{province} asks individuals of other provinces for a residence permit; the card is of {home}. Source: {document}{note}.',
      'zh-CN': '{province}要求外省个人提供居住证；身份证属于{home}。来源：{document}{note}。',
    },
    'residence-permit-or-student-card': {
      en: '{province} asks individuals of other provinces for a residence permit or a student card; the card is of {home}. Source: {document}{note}.',
      'zh-CN': '{province}要求外省个人提供居住证或学生证；身份证属于{home}。来源：{document}{note}。',
    },
    'proof-of-living-or-work': {
      en: '{province} asks individuals of other provinces for proof that they live or work there; the card is of {home}. Source: {document}{note}.',
      'zh-CN': '{province}要求外省个人提供居住或工作证明；身份证属于{home}。来源：{document}{note}。',
    },
    'not-stated': {
      en: 'No source says whether {province} takes individuals of other provinces; the card is of {home}.',
      'zh-CN': '没有来源说明{province}是否接受外省个人备案；身份证属于{home}。',
    },
  },
  check({ 'entity.certificate': { kind, number }, 'entity.kind': entityKind, 'entity.province': province }) {
    if (entityKind !== 'individual' || kind !== 'resident-id') return notApplicable();
    const home = provinceOfCertificate(kind, number);
    if (home === undefined) return notApplicable();
    if (home === province) return pass({ province });
    const rule = provinceRule(province, 'individualOutOfProvince');
    if (rule === undefined) return fail({ province, home }, 'not-stated');
    const data = { home, ...groundsData(rule) };
    return rule.value === 'allowed' ? pass(data, 'allowed') : fail(data, rule.value);
  },
});
