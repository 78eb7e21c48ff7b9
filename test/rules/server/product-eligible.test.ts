import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/product-eligible';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/product-eligible', () => {
  it.each([
    ['ecs', 'pass'],
    ['flexus-x', 'pass'],
    ['flexus-l', 'pass'],
    ['enterprise-web-portal', 'pass'],
    ['dedicated-cloud', 'pass'],
    ['nat-gateway', 'pass'],
    ['elb', 'fail'],
    ['cdn', 'fail'],
    ['obs', 'fail'],
    ['authorization-code', 'fail unlisted'],
    ['mainframe', 'fail unlisted'],
    ['bare-metal', 'unknown not-stated'],
  ])('%s: %s', (product, expected) => expect(on({ 'server.product': product })).toBe(expected));
  it('names the row of the product, and what would do instead', () => {
    expect(judged(rule, { 'server.product': 'nat-gateway' }).constraint).toBe('server-nat');
    expect(judged(rule, { 'server.product': 'bare-metal' })).toMatchObject({
      constraint: 'basic-requirements',
      asks: ['server.product'],
    });
    const { data, constraint } = judged(rule, { 'server.product': 'elb' });
    expect(data.eligible).toContain('flexus-l');
    expect(data).toMatchObject({ product: 'elb', confidence: 'high' });
    expect(constraint).toBe('basic-requirements');
    expect(judged(rule, { 'server.product': 'mainframe' }).data.eligible).toContain('ecs');
  });
  it('is unknown without a product', () => expect(judge(rule, {})).toBe('unknown server.product'));
});
