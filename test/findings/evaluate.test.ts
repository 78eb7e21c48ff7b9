import { describe, expect, it } from 'vitest';
import { evaluate, inCatalogueOrder } from '../../lib/findings/evaluate.ts';
import type { RuleId } from '../../lib/rules/catalogue.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
import { defineRule, pass } from '../../lib/rules/define-rule.ts';
import { anyRule } from '../../testing/judge.ts';
import { evaluation, finding } from '../../testing/judgements.ts';

describe('evaluate', () => {
  it('makes a rule that throws unknown, tells of it, and runs the others', () => {
    const broken = defineRule({
      id: anyRule('domain/broken'),
      subject: 'domain',
      constraints: ['domain-tld'],
      severity: 'error',
      needs: [],
      title: { en: 'x', 'zh-CN': 'x' },
      fix: { en: 'x', 'zh-CN': 'x' },
      messages: {},
      check: () => {
        throw new Error('secret');
      },
    });
    const fine = { ...broken, id: anyRule('domain/fine'), judge: () => pass() };
    const thrown: string[] = [];
    const findings = evaluate(
      [broken, fine],
      { kind: 'domain', id: 'a.cn' },
      {},
      {
        ...evaluation,
        onRuleError: (rule) => thrown.push(rule),
      },
    );
    expect(findings).toEqual([
      finding({ rule: anyRule('domain/broken'), outcome: 'unknown', reason: 'rule-error', asks: [] }),
      finding({ rule: anyRule('domain/fine') }),
    ]);
    expect(thrown).toEqual(['domain/broken']);
  });
  it('orders by rule, then by subject, whatever the order was', () => {
    const at = (rule: RuleId, id: string) => finding({ rule, subject: { kind: 'domain', id } });
    const ordered = [
      at('domain/tld-approved', 'a.cn'),
      at('domain/tld-approved', 'b.cn'),
      at('domain/tld-approved', 'b.cn'),
      at('domain/registration-valid', 'a.cn'),
      at(anyRule('of/old'), 'a.cn'),
    ];
    expect(inCatalogueOrder([...ordered].reverse())).toEqual(ordered);
    expect(inCatalogueOrder(ordered)).toEqual(ordered);
  });
  it('keeps no reason and no questions where there are none', () => {
    const [first] = evaluate(
      rulesFor('domain'),
      { kind: 'domain', id: 'a.cn' },
      { 'domain.tld': 'cn' },
      evaluation,
    );
    expect(Object.keys(first ?? {})).toEqual([
      'rule',
      'subject',
      'outcome',
      'severity',
      'data',
      'constraint',
    ]);
  });
});
