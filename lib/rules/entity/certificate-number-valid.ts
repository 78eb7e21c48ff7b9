import { formOf, standingOn } from '../../facts/certificate.ts';
import { CERTIFICATE_STANDARDS } from '../../policy/sources.ts';
import { isNumbered } from '../../spellings/certificate.ts';
import { defineRule, fail, notApplicable, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'entity/certificate-number-valid',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'error',
  source: CERTIFICATE_STANDARDS,
  needs: [],
  ifGiven: ['entity.certificate'],
  enumerations: { isOf: 'certificate-kind' },
  title: { en: 'The certificate number is valid', 'zh-CN': '证件号码符合编码规则' },
  fix: {
    en: 'Enter the number exactly as shown on the certificate, and the kind of the certificate that it is from.',
    'zh-CN': '请对照证件重新填写完整号码，并选择对应的证件类型。',
  },
  messages: {
    pass: {
      en: 'The number {number} has a valid format. Whether it was actually issued is not checked.',
      'zh-CN': '号码 {number} 符合编码规则；未查询是否实际存在。',
    },
    length: {
      en: '{number} has {characters} characters instead of 18.',
      'zh-CN': '{number} 有 {characters} 位，应为18位。',
    },
    'old-length': {
      en: 'The number {number} has the 15 digits that were used until 1999. Enter the 18 characters of the present card.',
      'zh-CN': '号码 {number} 为1999年前的15位旧号码，请填写现行身份证的18位号码。',
    },
    'another-kind': {
      en: 'The number {number} is that of another kind of certificate: {isOf}. Which one is to be used?',
      'zh-CN': '号码 {number} 属于另一种证件：{isOf}。请确认使用哪种证件。',
    },
    characters: {
      en: '{number} contains characters that are not allowed.',
      'zh-CN': '{number} 含有标准不允许的字符。',
    },
    division: { en: '{number} has no valid division code.', 'zh-CN': '{number} 中的行政区划代码不存在。' },
    date: {
      en: 'The date of birth in the number {number} does not exist or is in the future.',
      'zh-CN': '号码 {number} 中的出生日期不存在或晚于今天。',
    },
    checksum: {
      en: 'The check character of the number {number} does not match: a character was mistyped.',
      'zh-CN': '号码 {number} 的校验码不符，有字符填错。',
    },
  },
  check({ 'entity.certificate': certificate }, today) {
    const data = { kind: certificate.kind, number: formOf(certificate).mask };
    const { fault, isOf, characters } = standingOn(certificate, today);
    if (isOf !== undefined) return unknown('another-kind', { ...data, isOf }, ['entity.certificate']);
    if (!isNumbered(certificate.kind)) return notApplicable();
    if (fault === undefined) return pass(data);
    return fail(characters === undefined ? data : { ...data, characters }, fault);
  },
});
