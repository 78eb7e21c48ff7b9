import { formOf, standingOn } from '../../facts/certificate.ts';
import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { CERTIFICATE_STANDARDS } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

/** The kinds of entities by the first two characters of a credit code: who registers, and what. */
const KINDS: { readonly [category: string]: string } = {
  '11': 'government',
  '12': 'public-institution',
  '13': 'social-organization',
  '51': 'social-organization',
  '52': 'social-organization',
  '53': 'social-organization',
  '81': 'social-organization',
  '91': 'enterprise',
  '92': 'enterprise',
  '93': 'enterprise',
};

export default defineRule({
  id: 'entity/certificate-fits-kind',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: { ...CERTIFICATE_STANDARDS, confidence: 'medium' },
  needs: ['entity.kind'],
  ifGiven: ['entity.certificate'],
  mayRead: ['entity.province'],
  enumerations: { certified: 'entity-kind', ...GROUNDS },
  title: { en: 'The certificate matches the entity type', 'zh-CN': '证件与主体性质相符' },
  fix: {
    en: 'Select the entity type shown on the certificate: a wrong type makes the console choose the wrong type of filing. Huawei Cloud and the communications administration have the final say.',
    'zh-CN': '请按证件填写主体性质，选错会导致系统判断错误的备案类型；以华为云和管局为准。',
  },
  messages: {
    pass: { en: 'The certificate matches the entity type.', 'zh-CN': '证件与主体性质一致。' },
    'number-of-a-unit': {
      en: 'The entity type is individual, but the number is the unified social credit code of an organization.',
      'zh-CN': '主体为个人，但填写的是单位的统一社会信用代码。',
    },
    'number-of-a-person': {
      en: 'The entity type is an organization, but the number is the resident ID number of a person.',
      'zh-CN': '主体为单位，但填写的是个人身份证号码。',
    },
    'other-kind': {
      en: 'The unified social credit code belongs to another entity type: {certified}.',
      'zh-CN': '统一社会信用代码属于另一类主体：{certified}。',
    },
    'foreigners-refused': {
      en: '{province} does not accept individuals without a resident ID card. Source: {document}{note}. The communications administration of {province} has the final say.',
      'zh-CN': '{province}不受理无居民身份证的个人备案。来源：{document}{note}；以{province}通信管理局为准。',
    },
  },
  check(
    { 'entity.certificate': certificate, 'entity.kind': entityKind, 'entity.province': province },
    today,
  ) {
    const { kind } = certificate;
    // Which certificate it is must be told first.
    if (standingOn(certificate, today).isOf !== undefined) return notApplicable();
    const individual = entityKind === 'individual';
    if (kind !== 'resident-id' && kind !== 'unified-social-credit-code') {
      const refused = provinceRule(province, 'refusesForeigners');
      if (!individual || refused === undefined) return notApplicable();
      return fail(groundsData(refused), 'foreigners-refused');
    }
    if (kind === 'resident-id') return individual ? pass() : fail({}, 'number-of-a-person');
    if (individual) return fail({}, 'number-of-a-unit');
    const certified = KINDS[formOf(certificate).category ?? ''];
    if (certified === undefined) return notApplicable();
    return certified === entityKind ? pass() : fail({ stated: entityKind, certified }, 'other-kind');
  },
});
