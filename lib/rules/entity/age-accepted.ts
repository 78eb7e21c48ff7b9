import { standingOn } from '../../facts/certificate.ts';
import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

/** No province is known to take anybody younger than the first; all are known to take whoever has reached the second. */
const YEARS = { youngest: 16, adult: 18 } as const;

export default defineRule({
  id: 'entity/age-accepted',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['entity.kind'],
  ifGiven: ['entity.certificate'],
  mayRead: ['entity.province'],
  enumerations: GROUNDS,
  title: { en: 'The individual meets the age requirement', 'zh-CN': '个人年龄符合要求' },
  fix: {
    en: 'Check with the communications administration of the province, or file as another entity.',
    'zh-CN': '请向本省通信管理局确认，或更换备案主体。',
  },
  messages: {
    pass: { en: 'The individual is {age} years old on {today}.', 'zh-CN': '截至 {today}，年满 {age} 周岁。' },
    'with-papers': {
      en: 'The individual is {age} years old on {today}. {province} may require supporting documents from applicants under 18. Source: {document}{note}.',
      'zh-CN':
        '截至 {today}，年满 {age} 周岁，未满18周岁；{province}可能要求提供证明材料。来源：{document}{note}。',
    },
    'too-young': {
      en: 'The individual is {age} years old on {today}; the minimum age in {province} is {minAge}. Source: {document}{note}. The communications administration of {province} has the final say.',
      'zh-CN':
        '截至 {today}，年满 {age} 周岁；{province}要求年满 {minAge} 周岁。来源：{document}{note}；以{province}通信管理局为准。',
    },
    'too-old': {
      en: 'The individual is {age} years old on {today}; the maximum age in {province} is {maxAge}. Source: {document}{note}. The communications administration of {province} has the final say.',
      'zh-CN':
        '截至 {today}，年满 {age} 周岁；{province}要求不超过 {maxAge} 周岁。来源：{document}{note}；以{province}通信管理局为准。',
    },
    'below-16': {
      en: 'The individual is {age} years old on {today}. No province is known to accept individuals under 16.',
      'zh-CN': '截至 {today}，年满 {age} 周岁；未见有省份接受未满16周岁的个人。',
    },
    'below-18': {
      en: 'The individual is {age} years old on {today}. The minimum age is 16 to 18 depending on the province; it is not documented for this one.',
      'zh-CN': '截至 {today}，年满 {age} 周岁；各省要求年满16至18周岁不等，没有来源说明本省的要求。',
    },
  },
  check(
    { 'entity.certificate': certificate, 'entity.kind': entityKind, 'entity.province': province },
    today,
  ) {
    if (entityKind !== 'individual' || certificate.kind !== 'resident-id') return notApplicable();
    const { age, male } = standingOn(certificate, today);
    if (age === undefined) return notApplicable();
    const data = { age, today };
    const most = provinceRule(province, 'maxAge');
    const maxAge = male ? most?.value.male : most?.value.female;
    if (most !== undefined && maxAge !== undefined && age > maxAge)
      return fail({ ...data, maxAge, ...groundsData(most) }, 'too-old');
    if (age >= YEARS.adult) return pass(data);
    const least = provinceRule(province, 'minAge');
    if (least === undefined) return fail(data, age < YEARS.youngest ? 'below-16' : 'below-18');
    const asked = { ...data, minAge: least.value, ...groundsData(least) };
    return age < least.value ? fail(asked, 'too-young') : pass(asked, 'with-papers');
  },
});
