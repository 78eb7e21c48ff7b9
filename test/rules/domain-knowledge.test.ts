import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../lib/facts/vocabulary.ts';
import statuses from '../../lib/policy/domain-statuses.json' with { type: 'json' };
import { domainStatus } from '../../lib/policy/domain-statuses.ts';
import { judge, judged } from '../../testing/judge.ts';

type Filing = Facts['domain.filing.status'];

describe('a status of a domain', () => {
  it.each([
    ['clientHold', 'clientHold'],
    ['client hold', 'clientHold'],
    ['CLIENTHOLD', 'clientHold'],
    ['client_hold', 'clientHold'],
    ['clientHold https://icann.org/epp#clientHold', 'clientHold'],
    ['serverHold (https://www.icann.org/epp#serverHold)', 'serverHold'],
    ['ok', 'ok'],
    ['active', 'active'],
    ['associated', 'linked'],
    ['linked', 'linked'],
    ['locked', 'locked'],
    ['clientHolt', undefined],
    ['', undefined],
  ])('%s is %s', (text, name) => expect(domainStatus(text)?.name).toBe(name));
  it('of the list is the same in EPP and in RDAP spelling', () => {
    for (const { epp, rdap, effect } of statuses.items) {
      expect(domainStatus(rdap)?.effect, rdap).toBe(effect);
      if (epp !== undefined) expect(domainStatus(epp)?.name, rdap).toBe(epp);
    }
  });
});

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
    [['no-such-status'], 'pass'],
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

describe('domain/statuses-unquestioned', () => {
  const on = (given: string[] | undefined, filing?: Filing) =>
    judge('domain/statuses-unquestioned', { 'domain.statuses': given, 'domain.filing.status': filing });
  it.each<[string[] | undefined, Filing | undefined, string]>([
    [['ok', 'client transfer prohibited'], undefined, 'pass'],
    [['clientHold'], undefined, 'pass'],
    [['pendingTransfer'], undefined, 'fail'],
    [['server update prohibited'], undefined, 'fail'],
    [['reserved'], undefined, 'fail'],
    [['inactive'], undefined, 'fail'],
    [['inactive'], 'filed-elsewhere', 'fail'],
    [['inactive'], 'none', 'pass'],
    [['inactive'], 'in-progress', 'pass'],
    [['inactive', 'private'], 'none', 'fail'],
    [['no-such-status'], undefined, 'unknown unlisted'],
    [['no-such-status', 'private'], undefined, 'fail'],
    [undefined, 'none', 'not-applicable'],
  ])('%j while the filing is %s: %s', (given, filing, expected) => expect(on(given, filing)).toBe(expected));
  it('names what no list knows, once, and asks nobody', () =>
    expect(judged('domain/statuses-unquestioned', { 'domain.statuses': ['b', 'a', 'b'] })).toMatchObject({
      data: { statuses: ['a', 'b'] },
      asks: [],
    }));
});

describe('domain/registration-lasts-three-months', () => {
  const on = (expiresOn: string | undefined, province?: string, today?: string) =>
    judge(
      'domain/registration-lasts-three-months',
      { 'domain.expiresOn': expiresOn, 'entity.province': province },
      today,
    );
  it.each([
    ['2027-02-23', undefined, 'pass'],
    ['2027-02-22', undefined, 'fail'],
    ['2027-02-22', 'CN-AH', 'fail'],
    ['2027-02-22', 'CN-BJ', 'fail asked-by-province'],
    ['2027-02-23', 'CN-BJ', 'pass'],
    ['2026-11-23', undefined, 'fail'],
    ['2026-11-22', undefined, 'not-applicable'],
    [undefined, 'CN-BJ', 'not-applicable'],
  ])('until %s in %s: %s', (expiresOn, province, expected) => expect(on(expiresOn, province)).toBe(expected));
  it('counts calendar months, clamped to the end of the month', () => {
    expect(on('2027-02-28', undefined, '2026-11-30')).toBe('pass');
    expect(on('2027-02-27', undefined, '2026-11-30')).toBe('fail');
  });
});

describe('domain/real-name-synchronised', () => {
  const on = (verifiedOn: string | undefined, today: string, verified = true) =>
    judge('domain/real-name-synchronised', { 'domain.realName': { verified, verifiedOn } }, today);
  it.each([
    ['2026-11-24', '2026-11-24', 'fail'],
    ['2026-11-24', '2026-11-26', 'fail'],
    ['2026-11-24', '2026-11-27', 'pass most-likely'],
    ['2026-11-24', '2026-11-30', 'pass most-likely'],
    ['2026-11-24', '2026-12-01', 'pass'],
    ['2026-09-30', '2026-10-09', 'fail'],
    ['2026-09-30', '2026-10-10', 'pass most-likely'],
    ['2026-02-13', '2026-02-24', 'fail'],
    ['2026-02-13', '2026-02-25', 'pass most-likely'],
    ['2026-02-13', '2026-02-26', 'pass most-likely'],
    ['2026-02-13', '2026-02-27', 'pass'],
    ['2026-11-25', '2026-11-24', 'not-applicable'],
    ['2026-12-29', '2026-12-30', 'fail too-few-days'],
    ['2026-12-28', '2026-12-31', 'pass most-likely'],
    ['2026-12-28', '2027-01-04', 'pass most-likely'],
    ['2026-12-24', '2027-01-04', 'pass'],
    ['2026-12-30', '2027-01-01', 'fail too-few-days'],
    ['2026-12-30', '2027-01-02', 'unknown no-calendar'],
    ['2027-03-01', '2027-03-03', 'fail too-few-days'],
    ['2027-03-01', '2027-03-04', 'unknown no-calendar'],
    ['2027-03-01', '2027-03-21', 'unknown no-calendar'],
    ['2027-03-01', '2027-03-22', 'pass'],
    ['2026-12-28', '2027-01-18', 'pass'],
  ])('verified on %s, as of %s: %s', (verifiedOn, today, expected) =>
    expect(on(verifiedOn, today)).toBe(expected),
  );
  it('tells the first day to submit on', () =>
    expect(
      judged(
        'domain/real-name-synchronised',
        { 'domain.realName': { verified: true, verifiedOn: '2026-11-24' } },
        '2026-11-25',
      ).data,
    ).toEqual({ verifiedOn: '2026-11-24', today: '2026-11-25', submitOn: '2026-11-27' }));
  it('asks nobody for the holidays', () =>
    expect(
      judged(
        'domain/real-name-synchronised',
        { 'domain.realName': { verified: true, verifiedOn: '2027-03-01' } },
        '2027-03-05',
      ).asks,
    ).toEqual([]));
  it('does not apply without a day, without verification, nor without either', () => {
    expect(on(undefined, '2026-11-24')).toBe('not-applicable');
    expect(on('2026-11-24', '2026-11-24', false)).toBe('not-applicable');
    expect(judge('domain/real-name-synchronised', {})).toBe('not-applicable');
  });
});

describe('domain/suffix-fits-entity', () => {
  const on = (name: string, kind: Facts['entity.kind'] | undefined) =>
    judge('domain/suffix-fits-entity', { 'domain.name': name, 'entity.kind': kind });
  it.each<[string, Facts['entity.kind'] | undefined, string]>([
    ['haitang.gov.cn', 'government', 'pass'],
    ['haitang.xn--zfr164b', 'government', 'pass'],
    ['haitang.cn', 'government', 'fail government'],
    ['haitanggov.cn', 'government', 'fail government'],
    ['haitang.com', 'government', 'fail government'],
    ['haitang.cn', 'public-institution', 'pass'],
    ['haitang.edu.cn', 'public-institution', 'pass'],
    ['haitang.gov.cn', 'public-institution', 'pass'],
    ['haitang.xn--55qw42g', 'public-institution', 'pass'],
    ['haitang.com', 'public-institution', 'fail public-institution'],
    ['haitang.gov.cn', 'enterprise', 'fail reserved'],
    ['haitang.xn--zfr164b', 'individual', 'fail reserved'],
    ['haitang.com', 'enterprise', 'not-applicable'],
    ['haitang.gov.cn', undefined, 'not-applicable'],
  ])('%s of an entity of kind %s: %s', (name, kind, expected) => expect(on(name, kind)).toBe(expected));
});

describe('domain/resolution-fits-filing', () => {
  const on = (resolves: boolean | undefined, filing?: Filing, province?: string) => {
    const facts: KnownFacts = {
      'domain.resolves': resolves,
      'domain.filing.status': filing,
      'entity.province': province,
    };
    return judge('domain/resolution-fits-filing', facts);
  };
  it.each<[boolean | undefined, Filing | undefined, string | undefined, string]>([
    [true, 'none', undefined, 'fail still-on'],
    [true, 'in-progress', 'CN-GD', 'fail still-on'],
    [true, 'none', 'CN-TJ', 'fail still-on-strict'],
    [false, 'none', 'CN-TJ', 'pass'],
    [false, 'in-progress', undefined, 'pass'],
    [true, 'filed-elsewhere', undefined, 'pass reachable'],
    [false, 'filed-elsewhere', undefined, 'fail off'],
    [false, 'filed', undefined, 'not-applicable'],
    [true, 'filed', undefined, 'not-applicable'],
    [true, undefined, undefined, 'unknown filing-not-given'],
    [undefined, 'none', undefined, 'not-applicable'],
  ])('resolves %s while the filing is %s in %s: %s', (resolves, filing, province, expected) =>
    expect(on(resolves, filing, province)).toBe(expected),
  );
});
