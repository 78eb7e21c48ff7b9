import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

const rule = 'routing/load-balancer-address-public';
const at = (address: string) => judge(rule, { 'routing.elb': { address, region: 'cn-north-4' } });

describe(rule, () => {
  it.each(['203.0.113.80', '139.9.0.1', '2407:c080::9', '::ffff:139.9.0.1', '2001:db8::1'])(
    'passes at %s',
    (address) => expect(at(address)).toBe('pass'),
  );
  it.each([
    '10.20.1.50',
    '172.31.255.255',
    '192.168.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    'fd00::1',
    'fe80::1',
    '::1',
    'ff02::1',
    '::ffff:192.168.0.1',
    '::ffff:a14:132',
    '0.0.0.0',
  ])('fails at %s', (address) => expect(at(address)).toBe('fail'));
  it('does not apply without a load balancer', () =>
    expect(judge(rule, { 'routing.elb': null })).toBe('not-applicable'));
});
