import { daysBetween } from '../../calendar.ts';
import { DOMAIN_NAMES } from '../../policy/sources.ts';
import { addWorkingDays } from '../../working-days.ts';
import { defineRule, fail, notApplicable, pass, unknown } from '../define-rule.ts';

/** Working days after which to submit, and by which the data is with the authority at the latest. */
const WORKING_DAYS = { submitAfter: 3, latest: 5 } as const;
/** Three weeks hold three working days whatever the holidays: the longest have been nine days. */
const ENOUGH_DAYS = 21;

export default defineRule({
  id: 'domain/real-name-synchronised',
  subject: 'domain',
  constraints: ['domain-real-name'],
  severity: 'error',
  source: DOMAIN_NAMES,
  needs: [],
  ifGiven: ['domain.realName'],
  title: {
    en: 'The real-name data has had time to reach the authority',
    'zh-CN': '实名认证后已留足同步至管局的时间',
  },
  fix: {
    en: 'Submit the filing three full working days after the real-name authentication.',
    'zh-CN': '请在域名实名认证满三个工作日后再提交。',
  },
  messages: {
    pass: {
      en: 'The real-name authentication was completed on {verifiedOn}; enough time has passed.',
      'zh-CN': '{verifiedOn} 完成实名，时间已足够。',
    },
    'most-likely': {
      en: 'Three working days after {verifiedOn} passed on {submitOn}; synchronization can take up to five. Sources disagree: 2 to 3 days, or 3 to 5 working days.',
      'zh-CN':
        '{verifiedOn} 完成实名，至 {submitOn} 已满三个工作日，最长可能需五个。各来源说法不一：2至3天，或3至5个工作日。',
    },
    fail: {
      en: 'The real-name authentication was completed on {verifiedOn}: submit on {submitOn} at the earliest. Sources disagree: 2 to 3 days, or 3 to 5 working days. Huawei Cloud requires three.',
      'zh-CN':
        '{verifiedOn} 完成实名，最早 {submitOn} 提交。各来源说法不一：2至3天，或3至5个工作日；华为云要求满三个工作日。',
    },
    'too-few-days': {
      en: 'The real-name authentication was completed on {verifiedOn}: three working days cannot have passed by {today}.',
      'zh-CN': '{verifiedOn} 完成实名，至 {today} 不足三个工作日。',
    },
    'no-calendar': {
      en: 'The real-name authentication was completed on {verifiedOn}. The working days until {today} cannot be counted because the public holidays of that year are not available.',
      'zh-CN': '{verifiedOn} 完成实名。数据中没有当年的国务院放假安排，无法计算至 {today} 的工作日。',
    },
  },
  check({ 'domain.realName': { verified, verifiedOn } }, today) {
    if (!verified || verifiedOn === undefined || verifiedOn > today) return notApplicable();
    const days = daysBetween(verifiedOn, today);
    if (days >= ENOUGH_DAYS) return pass({ verifiedOn });
    const data = { verifiedOn, today };
    const submitOn = addWorkingDays(verifiedOn, WORKING_DAYS.submitAfter);
    if (submitOn === undefined)
      return days < WORKING_DAYS.submitAfter ? fail(data, 'too-few-days') : unknown('no-calendar', data, []);
    if (today < submitOn) return fail({ ...data, submitOn });
    const latestOn = addWorkingDays(verifiedOn, WORKING_DAYS.latest);
    const surely = latestOn !== undefined && today >= latestOn;
    return surely ? pass({ verifiedOn }) : pass({ ...data, submitOn }, 'most-likely');
  },
});
