import { REJECTIONS } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

/** Authentications from before the national pool of real-name data, which began in 2018, may not be in it. */
const POOL_SINCE = '2018-01-01';

export default defineRule({
  id: 'domain/real-name-in-pool',
  subject: 'domain',
  constraints: ['domain-real-name'],
  severity: 'warning',
  source: REJECTIONS,
  needs: [],
  ifGiven: ['domain.realName'],
  title: { en: 'The real-name data is in the national data pool', 'zh-CN': '域名实名信息已入库' },
  fix: {
    en: 'Ask the registrar to submit the real-name data again, then wait three full working days. The reviewer has the final say.',
    'zh-CN': '请联系注册服务机构重新上报实名信息，并等待满三个工作日；以审核人员为准。',
  },
  messages: {
    pass: {
      en: 'The real-name authentication was completed after the data pool was set up.',
      'zh-CN': '实名认证完成于实名数据库建立之后。',
    },
    fail: {
      en: 'The real-name authentication was completed on {verifiedOn}, before the data pool was set up in 2018. The filing can be rejected because the data is not in the pool.',
      'zh-CN': '实名认证完成于 {verifiedOn}，早于2018年实名数据库建立，可能因未入库被驳回。',
    },
  },
  check({ 'domain.realName': { verified, verifiedOn } }) {
    if (!verified || verifiedOn === undefined) return notApplicable();
    return verifiedOn < POOL_SINCE ? fail({ verifiedOn }) : pass({ verifiedOn });
  },
});
