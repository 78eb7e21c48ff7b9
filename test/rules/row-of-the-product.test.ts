import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../lib/facts/facts.ts';
import { judged } from '../../testing/judge.ts';
import { serverFacts } from '../../testing/rule-facts.ts';

describe('the row that a server finding stands for', () => {
  const RULES = [
    'server/product-eligible',
    'server/billed-yearly-monthly',
    'server/term-long-enough',
    'server/subscription-active',
  ];
  it.each([
    ['ecs', 'server-ecs'],
    ['flexus-x', 'server-ecs'],
    ['flexus-l', 'server-flexus-l'],
    ['enterprise-web-portal', 'server-enterprise-web-portal'],
    ['dedicated-cloud', 'server-dec'],
    ['nat-gateway', 'server-nat'],
    ['offline-purchase', 'basic-requirements'],
    ['elb', 'basic-requirements'],
    ['mainframe', 'basic-requirements'],
  ])('is that of its product, whatever the outcome: %s: %s', (product, row) => {
    for (const rule of RULES) {
      const facts: KnownFacts = { ...serverFacts, 'server.product': product };
      expect(judged(rule, facts).constraint, rule).toBe(row);
      expect(judged(rule, { ...facts, 'server.billingMode': 'pay-per-use' }).constraint, rule).toBe(row);
      expect(judged(rule, { 'server.product': product }).constraint, rule).toBe(row);
    }
  });
  it('is the first one of the rule while the product is not known', () => {
    for (const rule of RULES) expect(judged(rule, {}), rule).not.toHaveProperty('constraint');
  });
});
