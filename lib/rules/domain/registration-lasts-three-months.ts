import { addMonths } from '../../calendar.ts';
import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

const MONTHS = 3;

export default defineRule({
  id: 'domain/registration-lasts-three-months',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: [],
  ifGiven: ['domain.expiresOn'],
  mayRead: ['entity.province'],
  enumerations: GROUNDS,
  title: {
    en: 'The domain name registration is valid for at least three more months',
    'zh-CN': '域名注册有效期还有三个月以上',
  },
  fix: {
    en: 'Renew the domain name before filing. The communications administration of the province has the final say.',
    'zh-CN': '请在备案前续费域名；以本省通信管理局为准。',
  },
  messages: {
    pass: {
      en: 'The registration is valid through {expiresOn}; {enoughOn} is required.',
      'zh-CN': '有效期至 {expiresOn}，达到 {enoughOn} 即可。',
    },
    fail: {
      en: 'The registration expires on {expiresOn}, before {enoughOn}. Several provinces require at least {months} months.',
      'zh-CN': '有效期至 {expiresOn}，早于 {enoughOn}。多个省份要求不少于 {months} 个月。',
    },
    'asked-by-province': {
      en: 'The registration expires on {expiresOn}, before {enoughOn}. {province} requires at least {months} months. Source: {document}{note}.',
      'zh-CN':
        '有效期至 {expiresOn}，早于 {enoughOn}。{province}要求不少于 {months} 个月。来源：{document}{note}。',
    },
  },
  check({ 'domain.expiresOn': expiresOn, 'entity.province': province }, today) {
    if (expiresOn < today) return notApplicable();
    const asked = provinceRule(province, 'domainMinRemainingMonths');
    const months = asked?.value ?? MONTHS;
    const data = { expiresOn, today, months, enoughOn: addMonths(today, months) };
    if (expiresOn >= data.enoughOn) return pass(data);
    if (asked === undefined) return fail(data);
    return fail({ ...data, ...groundsData(asked) }, 'asked-by-province');
  },
});
