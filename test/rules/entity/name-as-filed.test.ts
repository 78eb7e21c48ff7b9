import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

describe('entity/name-as-filed', () => {
  const certificate = { kind: 'unified-social-credit-code', number: '91440300MA5EXAMP0T' } as const;
  const facts = (filed: KnownFacts['account.filedEntity']): KnownFacts => ({
    'entity.kind': 'enterprise',
    'entity.name': '海棠家具（深圳）有限公司',
    'entity.certificate': certificate,
    'account.filedEntity': filed,
  });
  const on = (filed: KnownFacts['account.filedEntity']) => judge('entity/name-as-filed', facts(filed));

  it('warns of one certificate under two names, and tells both', () => {
    const filed = { kind: 'enterprise', name: '海棠木业（深圳）有限公司', certificate } as const;
    expect(judged('entity/name-as-filed', facts(filed))).toMatchObject({
      outcome: 'fail',
      data: { filed: filed.name, entity: '海棠家具（深圳）有限公司' },
    });
  });
  it('passes the same name', () =>
    expect(on({ kind: 'enterprise', name: '海棠家具(深圳)有限公司', certificate })).toBe('pass'));
  it('says nothing of another entity, of none, or where nobody says', () => {
    expect(on({ kind: 'enterprise', name: '青木有限公司' })).toBe('not-applicable');
    expect(on(null)).toBe('not-applicable');
    expect(on(undefined)).toBe('not-applicable');
  });
});
