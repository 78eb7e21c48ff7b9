import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/has-free-filing';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/has-free-filing', () => {
  const free = (product: string, filingsUsed: number | undefined, codesIssued?: number) =>
    on({
      'server.product': product,
      'server.filingsUsed': filingsUsed,
      'server.codesIssued': codesIssued,
    });
  it('has one while fewer than five are used', () => {
    expect(free('ecs', 4)).toBe('pass');
    expect(free('ecs', 5)).toBe('fail');
    expect(free('enterprise-web-portal', 2)).toBe('pass');
    expect(free('enterprise-web-portal', 3)).toBe('fail');
  });
  it('counts codes as filings', () => {
    expect(free('ecs', 2, 2)).toBe('pass');
    expect(free('ecs', 2, 3)).toBe('fail');
    expect(judged(rule, { ...serverFacts, 'server.filingsUsed': 2, 'server.codesIssued': 3 }).data).toEqual({
      used: 5,
      limit: 5,
    });
    expect(judged(rule, { ...serverFacts, 'server.filingsUsed': 2 }).data).toEqual({
      used: 2,
      limit: 5,
    });
  });
  it('where no source states the number: passes unused, is unknown once used', () => {
    expect(free('nat-gateway', 0)).toBe('pass none-used');
    expect(free('nat-gateway', 1)).toBe('unknown not-stated');
    expect(
      judged(rule, { ...serverFacts, 'server.product': 'nat-gateway', 'server.filingsUsed': 1 }),
    ).toMatchObject({ data: { used: 1 }, asks: ['server.product'] });
    expect(judged(rule, { ...serverFacts, 'server.product': 'nat-gateway' }).data).toEqual({
      used: 0,
    });
  });
  it('is unknown without a count, and does not apply to a product that cannot verify', () => {
    expect(free('ecs', undefined)).toBe('unknown server.filingsUsed');
    expect(free('elb', 0)).toBe('not-applicable');
    expect(free('mainframe', 0)).toBe('not-applicable');
    expect(judge(rule, {})).toBe('unknown server.product');
  });
});
