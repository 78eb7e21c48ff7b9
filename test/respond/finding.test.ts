import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/findings/finding.ts';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import { CONSTRAINTS_PAGE } from '../../lib/policy/constraints.ts';
import { renderFinding } from '../../lib/respond/finding.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import { LANGUAGES } from '../../lib/texts.ts';
import { assessments } from '../../testing/arbitraries.ts';
import { evaluation } from '../../testing/judgements.ts';

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

it('says what it says, whatever was told of its rule before', () => {
  // What was told of a rule is kept until something else is told of it, as here after each finding.
  const between = (finding: Finding): Finding => ({ ...finding, outcome: 'unknown', reason: 'rule-error' });
  fc.assert(
    fc.property(assessments, fc.constantFrom(...LANGUAGES), ({ body }, language) => {
      const { findings } = judgeAssessment(parseWith(assessment, body), evaluation, NO_LEDGER);
      const told = findings.map((finding) => renderFinding(finding, language));
      const alone = findings.map((finding) => {
        renderFinding(between(finding), language);
        return renderFinding(finding, language);
      });
      expect(told).toEqual(alone);
    }),
    { numRuns: 50 },
  );
});

describe('two findings of a rule, one after the other', () => {
  const finding: Finding = {
    rule: 'verification/available',
    subject: { kind: 'application', id: 'a' },
    outcome: 'fail',
    severity: 'error',
    data: { count: 2 },
    constraint: 'basic-requirements',
  };
  const asking: Finding = { ...finding, outcome: 'unknown', asks: ['domain.registrar'] };
  it.each<[string, Finding, Finding]>([
    ['data', finding, { ...finding, data: { count: 3 } }],
    ['less data', finding, { ...finding, data: {} }],
    ['more data', { ...finding, data: {} }, finding],
    ['no value for a name', { ...finding, data: { x: null } }, finding],
    ['what they ask', asking, { ...asking, asks: ['domain.expiresOn'] }],
    ['how much they ask', asking, { ...asking, asks: ['domain.registrar', 'domain.expiresOn'] }],
    ['whether they ask', { ...asking, asks: [] }, asking],
    ['a reason', finding, { ...finding, reason: 'rule-error' }],
  ])('are told apart by %s', (_, one, other) => {
    for (const language of LANGUAGES) {
      const [first, second] = [one, other].map((each) => renderFinding(each, language));
      expect([first?.message, first?.fix]).not.toEqual([second?.message, second?.fix]);
    }
  });
});
