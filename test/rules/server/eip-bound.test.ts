import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/eip-bound';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/eip-bound', () => {
  const eip = (value: KnownFacts['server.eip']) => on({ 'server.eip': value });
  it.each([
    [{ address: '203.0.113.9' }, 'pass'],
    [{ address: '203.0.113.9', region: 'cn-north-4' }, 'pass'],
    [{ address: '2407:c080::9' }, 'pass'],
    [{ address: '203.0.113.9', region: 'ap-southeast-1' }, 'fail outside-mainland'],
    [{ address: '203.0.113.9', region: 'mars-1' }, 'unknown unlisted-region'],
    [null, 'fail'],
    [undefined, 'unknown server.eip'],
    [{ address: '10.0.0.1' }, 'fail private'],
    [{ address: '11.0.0.1' }, 'pass'],
    [{ address: '172.15.0.1' }, 'pass'],
    [{ address: '172.16.0.1' }, 'fail private'],
    [{ address: '172.20.0.1' }, 'fail private'],
    [{ address: '172.31.0.1' }, 'fail private'],
    [{ address: '172.32.0.1' }, 'pass'],
    [{ address: '100.63.0.1' }, 'pass'],
    [{ address: '100.64.0.1' }, 'fail private'],
    [{ address: '100.99.0.1' }, 'fail private'],
    [{ address: '100.119.0.1' }, 'fail private'],
    [{ address: '100.127.0.1' }, 'fail private'],
    [{ address: '100.128.0.1' }, 'pass'],
    [{ address: '192.168.0.1' }, 'fail private'],
    [{ address: '192.169.0.1' }, 'pass'],
    [{ address: '169.254.0.1' }, 'fail private'],
    [{ address: '127.0.0.1' }, 'fail private'],
    [{ address: '110.0.0.1' }, 'pass'],
    [{ address: '0.0.0.0' }, 'fail private'],
    [{ address: '::ffff:203.0.113.9' }, 'pass'],
    [{ address: '::1:0:0:0' }, 'fail private'],
    [{ address: '::ffff:192.168.0.1' }, 'fail private'],
    [{ address: '::ffff:6440:1' }, 'fail private'],
    [{ address: '224.0.0.251' }, 'fail private'],
    [{ address: 'ff02::fb' }, 'fail private'],
    [{ address: '198.51.100.7' }, 'pass'],
    [{ address: 'fc00::1' }, 'fail private'],
    [{ address: 'feb0::1' }, 'fail private'],
    [{ address: 'fec0::1' }, 'fail private'],
    [{ address: '::1' }, 'fail private'],
    [{ address: '::' }, 'fail private'],
    [{ address: 'fd00::1' }, 'fail private'],
    [{ address: 'FE80::1' }, 'fail private'],
    [{ address: '2001:db8:fd00::1' }, 'pass'],
  ])('%j: %s', (value, expected) => expect(eip(value)).toBe(expected));
  it('does not apply to a product that needs none', () => {
    expect(on({ 'server.product': 'enterprise-web-portal', 'server.eip': null })).toBe('not-applicable');
    expect(on({ 'server.product': 'mainframe', 'server.eip': null })).toBe('fail');
    expect(judge(rule, {})).toBe('unknown server.product');
  });
  it('tells address and region', () => {
    const data = (value: KnownFacts['server.eip']) =>
      judged(rule, { ...serverFacts, 'server.eip': value }).data;
    expect(data({ address: '203.0.113.9' })).toEqual({ address: '203.0.113.9' });
    expect(data({ address: '203.0.113.9', region: 'cn-north-4' })).toEqual({ address: '203.0.113.9' });
    expect(data({ address: '203.0.113.9', region: 'ap-southeast-1' })).toEqual({
      address: '203.0.113.9',
      region: 'ap-southeast-1',
    });
    expect(data({ address: '10.0.0.1' })).toEqual({ address: '10.0.0.1' });
    expect(
      judged(rule, { ...serverFacts, 'server.eip': { address: '203.0.113.9', region: 'mars-1' } }),
    ).toMatchObject({ data: { region: 'mars-1' }, asks: ['server.eip'] });
  });
});
