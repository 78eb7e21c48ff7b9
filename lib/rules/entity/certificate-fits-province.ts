import { formOf } from '../../facts/certificate.ts';
import { FILING_PROCESS } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'entity/certificate-fits-province',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: FILING_PROCESS,
  needs: ['entity.kind'],
  ifGiven: ['entity.certificate', 'entity.province'],
  enumerations: { province: 'province', issuedIn: 'province' },
  title: {
    en: 'The organization files in the province that issued its licence',
    'zh-CN': '单位在证照签发地所属省份备案',
  },
  fix: {
    en: 'File in the province that issued the licence, or check with the communications administration, which has the final say.',
    'zh-CN': '请在证照签发地所属省份备案，或向管局确认；以该省通信管理局为准。',
  },
  messages: {
    pass: { en: 'The licence was issued in {province}.', 'zh-CN': '证照签发地为{province}。' },
    fail: {
      en: 'The filing is for {province}, but the unified social credit code was issued in {issuedIn}.',
      'zh-CN': '备案省份为{province}，统一社会信用代码的登记地为{issuedIn}。',
    },
  },
  check({ 'entity.certificate': certificate, 'entity.kind': entityKind, 'entity.province': province }) {
    if (entityKind === 'individual' || certificate.kind !== 'unified-social-credit-code')
      return notApplicable();
    const { issuedIn } = formOf(certificate);
    if (issuedIn === undefined) return notApplicable();
    return issuedIn === province ? pass({ province }) : fail({ province, issuedIn });
  },
});
