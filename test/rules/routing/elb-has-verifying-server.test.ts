import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { noCandidates } from '../../../testing/rule-facts.ts';

const elb = { address: '203.0.113.80', region: 'cn-north-4' };

describe('routing/elb-has-verifying-server', () => {
  const on = (change: KnownFacts) =>
    judge('routing/elb-has-verifying-server', {
      'routing.elb': elb,
      'routing.backends': noCandidates,
      ...change,
    });
  it('passes with one backend that can verify', () => {
    expect(on({ 'routing.backends': { ready: ['a'], undecided: ['b'], notReady: ['c'] } })).toBe('pass');
    expect(
      judged('routing/elb-has-verifying-server', {
        'routing.elb': elb,
        'routing.backends': { ...noCandidates, ready: ['a'] },
      }).data,
    ).toEqual({ ready: ['a'] });
  });
  it('is unknown with one that may', () => {
    expect(on({ 'routing.backends': { ready: [], undecided: ['b'], notReady: ['c'] } })).toBe(
      'unknown may-verify',
    );
    expect(
      judged('routing/elb-has-verifying-server', {
        'routing.elb': elb,
        'routing.backends': { ...noCandidates, undecided: ['b'] },
      }),
    ).toMatchObject({ data: { undecided: ['b'] }, asks: ['routing.backends'] });
  });
  it('fails with none', () => {
    expect(on({})).toBe('fail');
    expect(
      judged('routing/elb-has-verifying-server', {
        'routing.elb': elb,
        'routing.backends': { ...noCandidates, notReady: ['c'] },
      }).data,
    ).toEqual({ count: 1 });
  });
  it('does not apply without a load balancer, or outside the mainland', () => {
    expect(on({ 'routing.elb': null })).toBe('not-applicable');
    expect(on({ 'routing.elb': { ...elb, region: 'ap-southeast-1' } })).toBe('not-applicable');
    expect(on({ 'routing.elb': { ...elb, region: 'mars-1' } })).toBe('fail');
  });
  it('is unknown without its facts', () => {
    expect(on({ 'routing.elb': undefined })).toBe('unknown routing.elb');
    expect(on({ 'routing.backends': undefined })).toBe('unknown routing.backends');
  });
});
