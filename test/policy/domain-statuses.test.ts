import { describe, expect, it } from 'vitest';
import statuses from '../../lib/policy/domain-statuses.json' with { type: 'json' };
import { domainStatus } from '../../lib/policy/domain-statuses.ts';

describe('a status of a domain', () => {
  it.each([
    ['clientHold', 'clientHold'],
    ['client hold', 'clientHold'],
    ['CLIENTHOLD', 'clientHold'],
    ['client_hold', 'clientHold'],
    ['REGISTRAR-HOLD', 'clientHold'],
    ['注册局设置暂停解析', 'serverHold'],
    ['ok', 'ok'],
    ['active', 'active'],
    ['associated', 'linked'],
    ['linked', 'linked'],
    ['locked', 'locked'],
    ['使用中', 'ok'],
    ['启用', 'ok'],
    ['已启用', 'ok'],
    ['生效中', 'ok'],
    ['禁止更新', 'clientUpdateProhibited'],
    ['禁止修改', 'clientUpdateProhibited'],
    ['禁止更新锁', 'clientUpdateProhibited'],
    ['禁止转移锁', 'clientTransferProhibited'],
    ['禁止删除', 'clientDeleteProhibited'],
    ['禁止续费', 'clientRenewProhibited'],
    ['转出中', 'pendingTransfer'],
    ['转入中', 'pendingTransfer'],
    ['过户中', 'pendingUpdate'],
    ['域名持有者信息更新中', 'pendingUpdate'],
    ['需要续费', 'expiring'],
    ['待赎回', 'redemptionPeriod'],
    ['注册局锁', 'locked'],
    ['服务器锁定', 'locked'],
    ['实名认证被驳回', 'verificationFailed'],
    ['已完成实名认证', 'validated'],
    ['隐私保护', 'private'],
    ['停用', undefined],
    ['已删除', undefined],
    ['审核中', undefined],
    ['clientHolt', undefined],
    ['', undefined],
  ])('%s is %s', (text, name) => expect(domainStatus(text)?.name).toBe(name));
  it('has spellings of its own: none belongs to two', () => {
    const owners = new Map<string, string>();
    for (const { epp, rdap, spellings = [] } of statuses.items)
      for (const spelling of spellings) {
        expect(domainStatus(spelling)?.name, spelling).toBe(epp ?? rdap);
        expect(owners.get(spelling), spelling).toBeUndefined();
        owners.set(spelling, rdap);
      }
  });
  it('of the list is the same in EPP and in RDAP spelling', () => {
    for (const { epp, rdap, effect } of statuses.items) {
      expect(domainStatus(rdap)?.effect, rdap).toBe(effect);
      if (epp !== undefined) expect(domainStatus(epp)?.name, rdap).toBe(epp);
    }
  });
});
