import { domainStatus } from '../../policy/domain-statuses.ts';
import { EPP_STATUSES } from '../../policy/sources.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/statuses-allow-filing',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'error',
  source: EPP_STATUSES,
  needs: [],
  ifGiven: ['domain.statuses'],
  title: { en: 'No status of the domain stands against a filing', 'zh-CN': '域名状态不妨碍备案' },
  fix: {
    en: 'Have the registrar lift it: complete the real name, pay or redeem the domain. To keep a site offline, remove its address records; do not put the domain on hold.',
    'zh-CN':
      '请联系注册商解除：完成实名、续费或赎回域名。如需关闭访问，请删除解析记录，不要将域名置于 hold 状态。',
  },
  messages: {
    pass: { en: 'None does.', 'zh-CN': '没有此类状态。' },
    fail: { en: 'The domain is {statuses}: {meanings}.', 'zh-CN': '域名状态 {statuses}：{meanings}。' },
  },
  check({ 'domain.statuses': statuses }) {
    const known = statuses.flatMap((status) => domainStatus(status) ?? []);
    const blocking = known.filter(({ effect, confidence }) => effect === 'blocks' && confidence === 'high');
    const names = [...new Set(blocking.map(({ name }) => name))].sort();
    return names.length === 0
      ? pass()
      : fail({ statuses: names, meanings: names.map((name) => `status:${name}`) });
  },
});
