import type { DomainStatus } from '../../policy/domain-statuses.ts';
import { EPP_DOUBTS } from '../../policy/sources.ts';
import { readStatuses } from '../../spellings/domain-statuses.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

/** A domain without name servers suits a first filing, which wants it offline. */
const FINE_WHILE_OFFLINE = 'inactive';

export default defineRule({
  id: 'domain/statuses-unquestioned',
  subject: 'domain',
  constraints: ['domain-validity'],
  severity: 'warning',
  source: EPP_DOUBTS,
  needs: [],
  ifGiven: ['domain.statuses'],
  mayRead: ['domain.filing.status'],
  enumerations: { meanings: 'status-meaning' },
  title: { en: 'No domain name status requires attention', 'zh-CN': '域名状态无需关注' },
  fix: {
    en: 'Wait for pending operations to finish, remove locks that prevent a change of registrant or registrar, then check again. The registry and the reviewer have the final say.',
    'zh-CN': '请等待处理中的操作完成，解除过户或转移所需的锁定后再查；以注册局和审核人员为准。',
  },
  messages: {
    pass: { en: 'No status requires attention.', 'zh-CN': '没有此类状态。' },
    fail: { en: 'Domain name status {statuses}: {meanings}.', 'zh-CN': '域名状态 {statuses}：{meanings}。' },
    unlisted: { en: 'Status {statuses} is not on any list.', 'zh-CN': '名录中没有状态 {statuses}。' },
  },
  check({ 'domain.statuses': statuses, 'domain.filing.status': filing }) {
    const offline = filing === 'none' || filing === 'in-progress';
    const { known, unlisted } = readStatuses(statuses);
    const doubtful = known.filter(
      (status) => isDoubtful(status) && !(offline && status.name === FINE_WHILE_OFFLINE),
    );
    const names = [...new Set(doubtful.map(({ name }) => name))].sort();
    if (names.length > 0) return fail({ statuses: names, meanings: names.map((name) => `status:${name}`) });
    return unlisted.length === 0 ? pass() : unknown('unlisted', { statuses: unlisted }, []);
  },
});

function isDoubtful({ effect, confidence }: DomainStatus): boolean {
  return effect === 'warns' || (effect === 'blocks' && confidence !== 'high');
}
