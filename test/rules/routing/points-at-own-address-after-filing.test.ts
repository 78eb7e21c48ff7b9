import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

const id = 'routing/points-at-own-address-after-filing';
const A = (value: string) => ({ type: 'A', value }) as const;
const CNAME = (value: string) => ({ type: 'CNAME', value }) as const;
const facts: KnownFacts = {
  'routing.filing.status': 'filed',
  'routing.filingRequired': true,
  'routing.elb': null,
  'routing.cdn.serviceArea': 'none',
  'routing.cdn.cname': null,
  'routing.dns': [A('203.0.113.9')],
  'routing.targets': [
    { address: '203.0.113.9', state: 'running' },
    { address: '203.0.113.10', state: 'not-running' },
    { address: '203.0.113.11', state: 'outside-mainland' },
    { address: '2407:c080::9', state: 'running' },
  ],
};
const on = (change: KnownFacts) => judge(id, { ...facts, ...change });

describe(id, () => {
  it.each([
    [[A('203.0.113.9')], 'pass'],
    [[A('203.0.113.9'), { type: 'AAAA', value: '2407:C080::0:9' }], 'pass'],
    [[], 'fail nowhere'],
    [[A('198.51.100.7')], 'fail another-address'],
    [[A('203.0.113.9'), A('198.51.100.7')], 'fail another-address'],
    [[A('203.0.113.10')], 'fail not-running'],
    [[A('203.0.113.11')], 'fail outside-mainland'],
    [[A('203.0.113.9'), A('203.0.113.11')], 'fail outside-mainland'],
    [[CNAME('x.example')], 'unknown other-record'],
    // What an alias leads to is told with it by a look-up.
    [[CNAME('x.example'), A('203.0.113.9')], 'pass'],
    [[CNAME('x.example'), A('198.51.100.7')], 'fail another-address'],
    [[CNAME('x.example'), A('203.0.113.10')], 'fail not-running'],
    [[CNAME('www.example.com.c.cdnhwc1.com.'), A('198.51.100.7')], 'unknown behind-cdn'],
    [[CNAME('www.example.com.W.Kunlunca.com'), A('198.51.100.7')], 'unknown behind-cdn'],
    [[CNAME('x.example'), CNAME('x.example.cdn.dnsv1.com')], 'unknown behind-cdn'],
    // Neither the name of a CDN itself nor one that only ends like it.
    [[CNAME('cdngslb.com'), A('198.51.100.7')], 'fail another-address'],
    [[CNAME('www.notcdngslb.com'), A('198.51.100.7')], 'fail another-address'],
    [[CNAME('kunlun.example.com'), A('198.51.100.7')], 'fail another-address'],
  ])('%j: %s', (dns, expected) =>
    expect(on({ 'routing.dns': dns as KnownFacts['routing.dns'] })).toBe(expected),
  );
  it.each([
    ['a.cdn.example', [CNAME('a.cdn.example')], 'pass'],
    ['a.cdn.example', [CNAME('A.CDN.example.')], 'pass'],
    ['a.cdn.example', [CNAME('b.cdn.example')], 'fail another-host'],
    ['a.cdn.example', [A('198.51.100.7')], 'unknown other-record'],
    [null, [CNAME('b.cdn.example')], 'unknown other-record'],
    ['a.cdn.example', [A('203.0.113.9')], 'pass'],
    [null, [A('203.0.113.9')], 'pass'],
    ['a.cdn.example', [A('203.0.113.9'), A('198.51.100.7')], 'unknown other-record'],
    ['a.cdn.example', [], 'fail nowhere'],
  ])('behind a CDN at %s, %j: %s', (cname, dns, expected) =>
    expect(on({ 'routing.cdn.serviceArea': 'global', 'routing.cdn.cname': cname, 'routing.dns': dns })).toBe(
      expected,
    ),
  );
  it('asks for the servers where none are given', () => {
    const given = { ...facts, 'routing.targets': [] };
    expect(judged(id, given)).toMatchObject({
      outcome: 'unknown',
      reason: 'servers-not-given',
      asks: ['routing.targets'],
    });
  });
  it('does not apply before the filing, behind a mainland load balancer, or where nothing is to be filed', () => {
    for (const status of ['none', 'in-progress', 'filed-elsewhere'] as const)
      expect(on({ 'routing.filing.status': status })).toBe('not-applicable');
    const elb = { address: '203.0.113.80', region: 'cn-north-4' };
    expect(on({ 'routing.elb': elb })).toBe('not-applicable');
    expect(on({ 'routing.elb': { ...elb, region: 'ap-southeast-1' } })).toBe('pass');
    expect(on({ 'routing.filingRequired': false })).toBe('not-applicable');
    expect(on({ 'routing.dns': undefined })).toBe('not-applicable');
  });
});
