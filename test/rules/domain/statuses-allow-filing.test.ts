import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('domain/statuses-allow-filing', () => {
  const on = (given: string[] | undefined) =>
    judge('domain/statuses-allow-filing', { 'domain.statuses': given });
  it.each([
    [['clientHold'], 'fail'],
    [['server hold'], 'fail'],
    [['redemption period', 'ok'], 'fail'],
    [['pendingDelete'], 'fail'],
    [['pendingCreate'], 'fail'],
    [['reserved'], 'pass'],
    [['clientTransferProhibited', 'ok'], 'pass'],
    [['no-such-status'], 'unknown unlisted'],
    [['ok', 'no-such-status'], 'unknown unlisted'],
    [['no-such-status', 'clientHold'], 'fail'],
    [['pendingVerification'], 'fail'],
    [['pending verification'], 'fail'],
    [['未实名认证'], 'fail'],
    [['hold'], 'fail'],
    [['registrarhold'], 'fail'],
    [['REGISTRY-HOLD'], 'fail'],
    [['expired'], 'fail'],
    [['已过期'], 'fail'],
    [['注册局设置暂停解析'], 'fail'],
    [['注册商暂停解析'], 'fail'],
    [['PENDING DELETE RESTORABLE'], 'fail'],
    [['clientTransferProhibited,clientHold'], 'fail'],
    [['Active, clientHold'], 'fail'],
    [['clientHold - suspended'], 'fail'],
    [['https://icann.org/epp#clientHold'], 'fail'],
    [['正常、注册商设置暂停解析'], 'fail'],
    [['ok - Normal state.'], 'pass'],
    [['正常', '注册商设置禁止转移'], 'pass'],
    [['not clientHold'], 'unknown unlisted'],
    [['https://registry.example/status#Z7'], 'unknown unlisted'],
    [['-'], 'unknown unlisted'],
    [[], 'pass'],
    [undefined, 'not-applicable'],
  ])('%j: %s', (given, expected) => expect(on(given)).toBe(expected));
  it('names each once, in the spelling of EPP', () =>
    expect(
      judged('domain/statuses-allow-filing', {
        'domain.statuses': ['server hold', 'clientHold', 'client hold'],
      }).data,
    ).toEqual({
      statuses: ['clientHold', 'serverHold'],
      meanings: ['status:clientHold', 'status:serverHold'],
    }));
});
