import { CERTIFICATE_STANDARDS } from '../../policy/sources.ts';
import { creditCodeFault, maskNumber, residentIdFault } from '../../spellings/certificate.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'entity/certificate-number-valid',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'error',
  source: CERTIFICATE_STANDARDS,
  needs: [],
  ifGiven: ['entity.certificate'],
  title: { en: 'The certificate number is valid', 'zh-CN': '证件号码符合编码规则' },
  fix: {
    en: 'Enter all 18 characters of the number exactly as shown on the certificate.',
    'zh-CN': '请对照证件重新填写完整的18位号码。',
  },
  messages: {
    pass: {
      en: 'The number {number} has a valid format. Whether it was actually issued is not checked.',
      'zh-CN': '号码 {number} 符合编码规则；未查询是否实际存在。',
    },
    length: {
      en: 'The number {number} has {characters} characters instead of 18.',
      'zh-CN': '号码 {number} 有 {characters} 位，应为18位。',
    },
    characters: {
      en: 'The number {number} contains characters that are not allowed.',
      'zh-CN': '号码 {number} 含有标准不允许的字符。',
    },
    division: {
      en: 'The administrative division code in the number {number} does not exist.',
      'zh-CN': '号码 {number} 中的行政区划代码不存在。',
    },
    date: {
      en: 'The date of birth in the number {number} does not exist or is in the future.',
      'zh-CN': '号码 {number} 中的出生日期不存在或晚于今天。',
    },
    checksum: {
      en: 'The check character of the number {number} does not match: a character was mistyped.',
      'zh-CN': '号码 {number} 的校验码不符，有字符填错。',
    },
  },
  check({ 'entity.certificate': { kind, number } }, today) {
    if (kind === 'other') return notApplicable();
    const data = { kind, number: maskNumber(number) };
    const fault = kind === 'resident-id' ? residentIdFault(number, today) : creditCodeFault(number);
    if (fault === undefined) return pass(data);
    return fail(fault === 'length' ? { ...data, characters: [...number.trim()].length } : data, fault);
  },
});
