import { EPP_STATUSES } from '../../policy/sources.ts';
import { readStatuses } from '../../spellings/domain-statuses.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'domain/statuses-allow-filing',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'error',
  source: EPP_STATUSES,
  needs: [],
  ifGiven: ['domain.statuses'],
  enumerations: { meanings: 'status-meaning' },
  title: { en: 'The domain name status allows a filing', 'zh-CN': '域名状态不妨碍备案' },
  fix: {
    en: 'Complete the real-name authentication, renew or redeem the domain name, then request removal of the status: from the registrar for clientHold, from the registry for serverHold. A domain name in pendingDelete that is no longer in redemptionPeriod cannot be redeemed: use another one. A serverHold for abuse or by court order can be removed by the registry only. To keep a website offline, delete its address records instead of putting the domain name on hold.',
    'zh-CN':
      '请完成实名认证、续费或赎回域名，再申请解除：clientHold 由注册商解除，serverHold 由注册局解除。处于 pendingDelete 且已过赎回期（redemptionPeriod）的域名无法赎回，请更换域名。因滥用或司法原因的 serverHold 只能由注册局解除。如需关闭访问，请删除解析记录，不要将域名置于 hold 状态。',
  },
  messages: {
    pass: { en: 'No status prevents a filing.', 'zh-CN': '没有妨碍备案的状态。' },
    fail: { en: 'Domain name status {statuses}: {meanings}.', 'zh-CN': '域名状态 {statuses}：{meanings}。' },
    unlisted: {
      en: 'The meaning of status “{statuses}” is unknown. Check with the registrar.',
      'zh-CN': '状态“{statuses}”的含义未知，请向注册商查询。',
    },
  },
  check({ 'domain.statuses': statuses }) {
    const { known, unlisted } = readStatuses(statuses);
    const blocking = known.filter(({ effect, confidence }) => effect === 'blocks' && confidence === 'high');
    const names = blocking.map(({ name }) => name).sort();
    if (names.length > 0) return fail({ statuses: names, meanings: names.map((name) => `status:${name}`) });
    return unlisted.length === 0 ? pass() : unknown('unlisted', { statuses: unlisted }, ['domain.statuses']);
  },
});
