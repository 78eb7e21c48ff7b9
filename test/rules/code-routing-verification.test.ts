import { describe, expect, it } from 'vitest';
import type { Facts, KnownFacts } from '../../lib/facts/vocabulary.ts';
import { judge, judged } from '../../testing/judge.ts';

describe('code rules', () => {
  it.each([
    ['ecs', 3, 'pass'],
    ['flexus-x', 3, 'pass'],
    ['flexus-l', 12, 'pass'],
    ['ecs', 2, 'fail'],
    ['nat-gateway', 12, 'fail'],
    ['mainframe', 12, 'fail'],
  ])('a code of %s, %d months: %s', (product, termMonths, expected) =>
    expect(judge('code/server-generates-codes', { 'code.server': { product, termMonths } })).toBe(expected),
  );
  it('tells product and months', () =>
    expect(
      judged('code/server-generates-codes', { 'code.server': { product: 'ecs', termMonths: 2 } }).data,
    ).toEqual({ product: 'ecs', termMonths: 2 }));
  it.each([
    ['ready', 'pass'],
    ['not-ready', 'fail'],
    ['undecided', 'unknown server-undecided'],
    [undefined, 'unknown code.serverVerdict'],
  ] as const)('a server that is %s: %s', (verdict, expected) =>
    expect(judge('code/server-eligible', { 'code.serverVerdict': verdict })).toBe(expected),
  );
  it('asks about its server', () =>
    expect(judged('code/server-eligible', { 'code.serverVerdict': 'undecided' }).asks).toEqual([
      'code.serverVerdict',
    ]));
  it.each([
    [0, 'fail'],
    [1, 'pass'],
    [5, 'pass'],
    [6, 'fail'],
    [undefined, 'unknown code.slot'],
  ])('slot %s: %s', (slot, expected) =>
    expect(judge('code/within-quota', { 'code.slot': slot })).toBe(expected),
  );
  it('tells slot and limit', () =>
    expect(judged('code/within-quota', { 'code.slot': 6 }).data).toEqual({ slot: 6, limit: 5 }));
  it.each([
    ['available', 'pass'],
    ['redeemed', 'fail'],
    ['filed', 'fail'],
    ['revoked', 'fail'],
    [undefined, 'unknown code.status'],
  ] as const)('a code that is %s: %s', (status, expected) =>
    expect(judge('code/unused', { 'code.status': status })).toBe(expected),
  );
  it('tells the status', () =>
    expect(judged('code/unused', { 'code.status': 'revoked' }).data).toEqual({ status: 'revoked' }));
});

const none = { ready: [], undecided: [], notReady: [] };

describe('verification/available', () => {
  const on = (candidates: Facts['verification.candidates'] | undefined, needed: boolean | undefined = true) =>
    judge('verification/available', { 'verification.needed': needed, 'verification.candidates': candidates });
  it('passes if one can verify, whatever the others are', () => {
    expect(on({ ready: ['a'], undecided: ['b'], notReady: ['c'] })).toBe('pass');
    expect(
      judged('verification/available', {
        'verification.needed': true,
        'verification.candidates': { ...none, ready: ['a'] },
      }).data,
    ).toEqual({ ready: ['a'] });
  });
  it('is unknown if one may', () => {
    expect(on({ ready: [], undecided: ['b'], notReady: ['c'] })).toBe('unknown may-verify');
    expect(
      judged('verification/available', {
        'verification.needed': true,
        'verification.candidates': { ...none, undecided: ['b'] },
      }),
    ).toMatchObject({ data: { undecided: ['b'] }, asks: [] });
  });
  it('fails if none can, or there is none', () => {
    expect(on(none)).toBe('fail');
    expect(
      judged('verification/available', {
        'verification.needed': true,
        'verification.candidates': { ...none, notReady: ['c', 'd'] },
      }).data,
    ).toEqual({ count: 2 });
  });
  it('does not apply where nothing is to be filed', () => expect(on(none, false)).toBe('not-applicable'));
  it('is unknown without candidates, or without knowing whether it applies', () => {
    expect(on(undefined)).toBe('unknown verification.candidates');
    expect(judge('verification/available', {})).toBe('unknown verification.needed');
  });
});

describe('routing/cdn-has-filing', () => {
  const on = (
    area: Facts['routing.cdn.serviceArea'] | undefined,
    status: Facts['routing.filing.status'] | undefined,
  ) => judge('routing/cdn-has-filing', { 'routing.cdn.serviceArea': area, 'routing.filing.status': status });
  it.each([
    ['mainland-china', 'filed', 'pass'],
    ['mainland-china', 'filed-elsewhere', 'pass'],
    ['mainland-china', 'in-progress', 'fail'],
    ['mainland-china', 'none', 'fail'],
    ['global', 'none', 'fail'],
    ['global', 'filed', 'pass'],
    ['outside-mainland-china', 'none', 'not-applicable'],
    ['none', 'none', 'not-applicable'],
    ['global', undefined, 'unknown routing.filing.status'],
    [undefined, 'filed', 'unknown routing.cdn.serviceArea'],
  ] as const)('%s, %s: %s', (area, status, expected) => expect(on(area, status)).toBe(expected));
  it('tells area and status', () =>
    expect(
      judged('routing/cdn-has-filing', {
        'routing.cdn.serviceArea': 'global',
        'routing.filing.status': 'none',
      }).data,
    ).toEqual({ serviceArea: 'global', status: 'none' }));
});

const elb = { address: '203.0.113.80', region: 'cn-north-4' };

describe('routing/elb-has-verifying-server', () => {
  const on = (change: KnownFacts) =>
    judge('routing/elb-has-verifying-server', { 'routing.elb': elb, 'routing.backends': none, ...change });
  it('passes with one backend that can verify', () => {
    expect(on({ 'routing.backends': { ready: ['a'], undecided: ['b'], notReady: ['c'] } })).toBe('pass');
    expect(
      judged('routing/elb-has-verifying-server', {
        'routing.elb': elb,
        'routing.backends': { ...none, ready: ['a'] },
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
        'routing.backends': { ...none, undecided: ['b'] },
      }),
    ).toMatchObject({ data: { undecided: ['b'] }, asks: ['routing.backends'] });
  });
  it('fails with none', () => {
    expect(on({})).toBe('fail');
    expect(
      judged('routing/elb-has-verifying-server', {
        'routing.elb': elb,
        'routing.backends': { ...none, notReady: ['c'] },
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
