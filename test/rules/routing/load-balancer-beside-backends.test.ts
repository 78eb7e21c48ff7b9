import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

const id = 'routing/load-balancer-beside-backends';
const facts = (region: string, backends: string[]) => ({
  'routing.elb': { address: '203.0.113.80', region },
  'routing.backendRegions': backends,
});

describe(id, () => {
  it.each([
    ['cn-north-4', [], 'pass'],
    ['cn-north-4', ['cn-north-4'], 'pass'],
    ['cn-north-4', ['cn-north-4', 'cn-south-1'], 'fail another-region'],
    ['ap-southeast-1', [], 'fail outside-mainland'],
    ['ap-southeast-1', ['cn-north-4', 'ap-southeast-1'], 'fail outside-mainland'],
    ['ap-southeast-1', ['ap-southeast-3'], 'not-applicable nothing-in-mainland'],
  ])('in %s with backends in %j: %s', (region, backends, expected) =>
    expect(judge(id, facts(region, backends))).toBe(expected),
  );
  it('tells the regions', () =>
    expect(judged(id, facts('cn-north-4', ['cn-south-1'])).data).toEqual({
      region: 'cn-north-4',
      backends: ['cn-south-1'],
    }));
  it('does not apply without a load balancer', () =>
    expect(judge(id, { 'routing.elb': null })).toBe('not-applicable'));
});
