import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
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
    expect(on(facts('110101199003070011', '110101199003070038'))).toBe('fail');
    expect(on(facts(undefined, '110101199003070038'))).toBe('unknown same-person');
    expect(on(facts('110101199003070038', undefined))).toBe('unknown same-person');
    expect(judged('entity/one-per-account', facts()).asks).toEqual(['entity.certificate']);
  });
  it('is unknown when it is not said for whom the account has filed', () =>
    expect(on({ 'account.filedEntity': undefined })).toBe('unknown account.filedEntity'));
});
