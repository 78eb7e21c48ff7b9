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
