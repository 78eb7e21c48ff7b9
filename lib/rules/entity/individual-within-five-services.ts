import { FILING_RULES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

const MOST_SERVICES = 5;

export default defineRule({
  id: 'entity/individual-within-five-services',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'error',
  source: FILING_RULES,
  when: { needs: ['entity.kind'], applies: (facts) => facts['entity.kind'] === 'individual' },
  needs: ['entity.websitesInOrder'],
  mayRead: ['entity.filedServices'],
  title: { en: 'An individual files at most five services', 'zh-CN': '个人最多备案五个服务' },
  fix: {
    en: 'De-register services that are no longer used, or file as an enterprise.',
    'zh-CN': '请注销不再使用的服务，或以企业主体备案。',
  },
  messages: {
    pass: {
      en: '{total} of {most} services, this application included.',
      'zh-CN': '含本次共 {total} 个，上限 {most} 个。',
    },
    fail: {
      en: '{total} services, this application included; an individual can have {most}.',
      'zh-CN': '含本次共 {total} 个服务，个人上限为 {most} 个。',
    },
    'filed-not-given': {
      en: '{total} of {most} in this application; how many are filed already is not given (entity.filedServices).',
      'zh-CN': '本次 {total} 个，上限 {most} 个；未提供已备案的服务数（entity.filedServices）。',
    },
  },
  check({ 'entity.websitesInOrder': inOrder, 'entity.filedServices': filed }) {
    const data = { total: inOrder + (filed ?? 0), most: MOST_SERVICES };
    if (data.total > MOST_SERVICES) return fail(data);
    return filed === undefined ? notApplicable('filed-not-given', data) : pass(data);
  },
});
