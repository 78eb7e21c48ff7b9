import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { creditCodeCheck } from '../../../lib/spellings/certificate.ts';
import { judge, judged } from '../../../testing/judge.ts';

describe('entity/one-per-account', () => {
  const base: KnownFacts = {
    'entity.kind': 'enterprise',
    'entity.name': '海棠家具（深圳）有限公司',
    'account.filedEntity': null,
  };
  const on = (change: KnownFacts) => judge('entity/one-per-account', { ...base, ...change });
  const person = (number?: string) => ({
    kind: 'individual' as const,
    name: '王海棠',
    ...(number ? { certificate: { kind: 'resident-id' as const, number } } : {}),
  });
  it('passes an account that has filed for nobody', () => expect(on({})).toBe('pass'));
  it('passes one that has filed for the same entity', () =>
    expect(on({ 'account.filedEntity': { kind: 'enterprise', name: '海棠家具(深圳)有限公司' } })).toBe(
      'pass',
    ));
  it('fails one that has filed for another name or another kind', () => {
    expect(on({ 'account.filedEntity': { kind: 'enterprise', name: '青木有限公司' } })).toBe('fail');
    expect(on({ 'account.filedEntity': { kind: 'government', name: '海棠家具（深圳）有限公司' } })).toBe(
      'fail',
    );
  });
  it('tells persons of one name apart by their certificates, in any case', () => {
    const facts = (filed?: string, own?: string): KnownFacts => ({
      'entity.kind': 'individual',
      'entity.name': '王海棠',
      'entity.certificate': person(own).certificate,
      'account.filedEntity': person(filed),
    });
    expect(on(facts('11010119900307001x', '11010119900307001X'))).toBe('pass');
    expect(on(facts('110101199003070054', '110101199003070038'))).toBe('fail');
    expect(on(facts('110101199003070012', '110101199003070038'))).toBe('unknown doubtful');
    expect(on(facts('110101900307003', '110101199003070038'))).toBe('pass');
    expect(on(facts(undefined, '110101199003070038'))).toBe('unknown same-name');
    expect(on(facts('110101199003070038', undefined))).toBe('unknown same-name');
    expect(judged('entity/one-per-account', facts()).asks).toEqual(['entity.certificate']);
  });
  describe('by the credit code', () => {
    const [own, others] = ['91440300MA5EXAMP0T', '91110000100000000B'].map(
      (code) => `${code.slice(0, 17)}${creditCodeCheck(code)}`,
    ) as [string, string];
    const unit = (name: string, number?: string) => ({
      kind: 'enterprise' as const,
      name,
      ...(number && { certificate: { kind: 'unified-social-credit-code' as const, number } }),
    });
    const facts = (filed: ReturnType<typeof unit>, certified: string | undefined): KnownFacts => ({
      'account.filedEntity': filed,
      'entity.certificate': unit('', certified).certificate,
    });
    it.each([
      [unit('海棠木业（深圳）有限公司', own), own, 'pass renamed'],
      [
        unit('海棠木业（深圳）有限公司', own.toLowerCase()),
        `${own.slice(0, 8)} ${own.slice(8)}`,
        'pass renamed',
      ],
      [unit('海棠家具（深圳）有限公司', own), own, 'pass'],
      [unit('海棠家具（深圳）有限公司', others), own, 'fail'],
      [unit('青木有限公司', others), own, 'fail'],
      [unit('海棠家具（深圳）有限公司', `${own.slice(0, 17)}?`), own, 'unknown doubtful'],
      [unit('海棠家具（深圳）有限公司'), own, 'pass'],
      [unit('青木有限公司'), own, 'fail'],
      [unit('海棠傢俱（深圳）有限公司'), own, 'fail'],
      [unit('海棠家具（深圳）有限公司'.replace('海棠', '海棠')), undefined, 'pass'],
      [unit('Haitang Furniture (Shenzhen) Ltd'), undefined, 'unknown written-otherwise'],
    ])('%j against %s: %s', (filed, certified, expected) =>
      expect(on(facts(filed, certified))).toBe(expected),
    );
  });
  it('is unknown when it is not said for whom the account has filed', () =>
    expect(on({ 'account.filedEntity': undefined })).toBe('unknown account.filedEntity'));
});
