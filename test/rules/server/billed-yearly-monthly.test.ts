import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/billed-yearly-monthly';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/billed-yearly-monthly', () => {
  it('passes yearly/monthly', () => expect(on({})).toBe('pass'));
  it('fails pay-per-use', () => expect(on({ 'server.billingMode': 'pay-per-use' })).toBe('fail'));
  it('is unknown without a billing mode', () =>
    expect(on({ 'server.billingMode': undefined })).toBe('unknown server.billingMode'));
  it('names the row of the product', () => {
    expect(judged(rule, serverFacts).constraint).toBe('server-ecs');
    expect(judged(rule, { ...serverFacts, 'server.product': 'mainframe' }).constraint).toBe(
      'basic-requirements',
    );
  });
});
