import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

const elb = { address: '203.0.113.80', region: 'cn-north-4' };

describe('routing/points-at-load-balancer-after-filing', () => {
  const id = 'routing/points-at-load-balancer-after-filing';
  const base: KnownFacts = {
    'routing.elb': elb,
    'routing.filing.status': 'filed',
    'routing.cdn.serviceArea': 'none',
    'routing.dns': [{ type: 'A', value: elb.address }],
  };
  const on = (change: KnownFacts) => judge(id, { ...base, ...change });
  it('passes when every record is its address', () => {
    expect(on({})).toBe('pass');
    expect(judged(id, base).data).toEqual(elb);
  });
  it('fails when one is another, or there is none', () => {
    expect(
      on({
        'routing.dns': [
          { type: 'A', value: elb.address },
          { type: 'A', value: '198.51.100.1' },
        ],
      }),
    ).toBe('fail');
    expect(on({ 'routing.dns': [] })).toBe('fail not-resolving');
    expect(judged(id, { ...base, 'routing.dns': [] }).data).toEqual(elb);
    expect(
      judged(id, {
        ...base,
        'routing.dns': [
          { type: 'A', value: '9.9.9.9' },
          { type: 'A', value: '8.8.8.8' },
        ],
      }).data,
    ).toEqual({ ...elb, found: ['8.8.8.8', '9.9.9.9'] });
  });
  it('applies after the filing only, to a mainland balancer without a CDN before it', () => {
    for (const status of ['none', 'in-progress', 'filed-elsewhere'] as const)
      expect(on({ 'routing.filing.status': status })).toBe('not-applicable');
    expect(on({ 'routing.elb': null })).toBe('not-applicable');
    expect(on({ 'routing.elb': { ...elb, region: 'ap-southeast-1' } })).toBe('not-applicable');
    expect(on({ 'routing.elb': { ...elb, region: 'mars-1' } })).toBe('pass');
    expect(on({ 'routing.cdn.serviceArea': 'global' })).toBe('not-applicable');
  });
  it('is unknown without the records', () =>
    expect(on({ 'routing.dns': undefined })).toBe('unknown routing.dns'));
});
