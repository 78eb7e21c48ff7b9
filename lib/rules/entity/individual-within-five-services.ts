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
  title: { en: 'The individual files at most five services', 'zh-CN': '个人最多备案五个服务' },
  fix: {
    en: 'Deregister services that are no longer in use, or file as an enterprise.',
    'zh-CN': '请注销不再使用的服务，或以企业主体备案。',
  },
  messages: {
    pass: {
      en: 'Services used, including this application: {total} of {most}.',
      'zh-CN': '含本次共 {total} 个，上限 {most} 个。',
    },
    fail: {
      en: 'This application brings the total to {total} services; an individual can file at most {most}.',
      'zh-CN': '含本次共 {total} 个服务，个人上限为 {most} 个。',
    },
    'filed-not-given': {
      en: 'Services in this application: {total} of at most {most}. The number of services already filed was not provided (entity.filedServices).',
      'zh-CN': '本次 {total} 个，上限 {most} 个；未提供已备案的服务数（entity.filedServices）。',
    },
  },
  check({ 'entity.websitesInOrder': inOrder, 'entity.filedServices': filed }) {
    const data = { total: inOrder + (filed ?? 0), most: MOST_SERVICES };
    if (data.total > MOST_SERVICES) return fail(data);
    return filed === undefined ? notApplicable('filed-not-given', data) : pass(data);
  },
});
