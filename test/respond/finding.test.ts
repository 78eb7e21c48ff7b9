import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/findings/finding.ts';
import { CONSTRAINTS_PAGE } from '../../lib/policy/constraints.ts';
import { renderFinding } from '../../lib/respond/finding.ts';

/** Of a rule that has left the catalogue: stored results have such. */
const retired = (outcome: Finding['outcome']): Finding => ({
  rule: 'domain/no-such-rule' as Finding['rule'],
  subject: { kind: 'domain', id: 'example.com' },
  outcome,
  severity: 'error',
  data: {},
  constraint: 'domain-validity',
});

describe('the source of a finding', () => {
  it.each(['fail', 'unknown'] as const)(
    'tells its address where it is %s, of a retired rule too',
    (outcome) => {
      const { source } = renderFinding(retired(outcome), 'en');
      expect(source).toMatchObject({ constraint: 'domain-validity', address: CONSTRAINTS_PAGE.address });
    },
  );

  it.each(['pass', 'not-applicable'] as const)('leaves it out where it is %s', (outcome) => {
    const { source } = renderFinding(retired(outcome), 'en');
    expect(source.constraint).toBe('domain-validity');
    expect(source).not.toHaveProperty('address');
  });
});
