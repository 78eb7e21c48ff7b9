import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../lib/facts/vocabulary.ts';
import { judge, judged } from '../../testing/judge.ts';

const base: KnownFacts = {
  'server.product': 'ecs',
  'server.region': 'cn-north-4',
  'server.billingMode': 'yearly-monthly',
  'server.subscription': { startsOn: '2026-10-01', expiresOn: '2027-01-01' },
  'server.eip': { address: '203.0.113.9' },
  'server.filingsUsed': 0,
};
const on = (id: string, change: KnownFacts, today?: string) => judge(id, { ...base, ...change }, today);

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
  ])('%s: %s', (product, expected) =>
    expect(on('server/product-eligible', { 'server.product': product })).toBe(expected),
  );
  it('names the row of the product, and what would do instead', () => {
    expect(judged('server/product-eligible', { 'server.product': 'nat-gateway' }).constraint).toBe(
      'server-nat',
    );
    expect(judged('server/product-eligible', { 'server.product': 'bare-metal' })).toMatchObject({
      constraint: 'basic-requirements',
      asks: ['server.product'],
    });
    const { data, constraint } = judged('server/product-eligible', { 'server.product': 'elb' });
    expect(data.eligible).toContain('flexus-l');
    expect(data).toMatchObject({ product: 'elb', confidence: 'high' });
    expect(constraint).toBe('basic-requirements');
    expect(judged('server/product-eligible', { 'server.product': 'mainframe' }).data.eligible).toContain(
      'ecs',
    );
  });
  it('is unknown without a product', () =>
    expect(judge('server/product-eligible', {})).toBe('unknown server.product'));
});

describe('server/in-mainland', () => {
  it.each([
    ['cn-north-4', 'pass'],
    ['cn-north-4a', 'pass'],
    ['cn-south-77', 'pass by-form'],
    ['ap-southeast-1', 'fail'],
    ['ap-southeast-1b', 'fail'],
    ['eu-west-101', 'fail'],
    ['mars-1', 'unknown unlisted'],
    ['cn-north', 'unknown unlisted'],
  ])('%s: %s', (region, expected) =>
    expect(on('server/in-mainland', { 'server.region': region })).toBe(expected),
  );
  it('tells region and confidence, and asks where no list knows it', () => {
    expect(judged('server/in-mainland', { 'server.region': 'cn-south-77' }).data).toEqual({
      region: 'cn-south-77',
      confidence: 'medium',
    });
    expect(judged('server/in-mainland', { 'server.region': 'mars-1' })).toMatchObject({
      data: { region: 'mars-1' },
      asks: ['server.region'],
    });
  });
  it('is unknown without a region', () =>
    expect(judge('server/in-mainland', {})).toBe('unknown server.region'));
});

describe('server/billed-yearly-monthly', () => {
  it('passes yearly/monthly', () => expect(on('server/billed-yearly-monthly', {})).toBe('pass'));
  it('fails pay-per-use', () =>
    expect(on('server/billed-yearly-monthly', { 'server.billingMode': 'pay-per-use' })).toBe('fail'));
  it('is unknown without a billing mode', () =>
    expect(on('server/billed-yearly-monthly', { 'server.billingMode': undefined })).toBe(
      'unknown server.billingMode',
    ));
  it('names the row of the product', () => {
    expect(judged('server/billed-yearly-monthly', base).constraint).toBe('server-ecs');
    expect(
      judged('server/billed-yearly-monthly', { ...base, 'server.product': 'mainframe' }).constraint,
    ).toBe('basic-requirements');
  });
});

describe('server/term-long-enough', () => {
  const term = (product: string, subscription: KnownFacts['server.subscription']) =>
    on('server/term-long-enough', { 'server.product': product, 'server.subscription': subscription });
  it('passes exactly three months and fails one day less', () => {
    expect(term('ecs', { startsOn: '2026-10-01', expiresOn: '2027-01-01' })).toBe('pass');
    expect(term('ecs', { startsOn: '2026-10-01', expiresOn: '2026-12-31' })).toBe('fail');
  });
  it('clamps at the end of a month', () => {
    expect(term('ecs', { startsOn: '2026-11-30', expiresOn: '2027-02-28' })).toBe('pass');
    expect(term('ecs', { startsOn: '2026-11-30', expiresOn: '2027-02-27' })).toBe('fail');
    expect(term('ecs', { startsOn: '2027-11-30', expiresOn: '2028-02-28' })).toBe('fail');
    expect(term('ecs', { startsOn: '2027-11-30', expiresOn: '2028-02-29' })).toBe('pass');
  });
  it('adds renewals where they accumulate', () => {
    expect(term('ecs', { orders: [{ months: 1 }, { months: 2 }] })).toBe('pass');
    expect(term('ecs', { orders: [{ months: 1 }, { months: 1 }] })).toBe('fail');
  });
  it('counts the longest order of Dedicated Cloud: one of twelve months passes, twelve of one do not', () => {
    expect(term('dedicated-cloud', { orders: [{ months: 12 }] })).toBe('pass');
    expect(term('dedicated-cloud', { orders: [{ months: 11 }] })).toBe('fail');
    expect(term('dedicated-cloud', { orders: Array.from({ length: 12 }, () => ({ months: 1 })) })).toBe(
      'fail',
    );
    expect(term('dedicated-cloud', { startsOn: '2026-01-01', expiresOn: '2027-01-01' })).toBe('pass');
    expect(term('dedicated-cloud', { startsOn: '2026-01-01', expiresOn: '2026-12-31' })).toBe('fail');
    expect(term('dedicated-cloud', { orders: [{ months: 1 }, { months: 12 }] })).toBe('pass');
  });
  it('does not apply to pay-per-use, and to a product that cannot verify', () => {
    expect(on('server/term-long-enough', { 'server.billingMode': 'pay-per-use' })).toBe('not-applicable');
    expect(term('elb', { orders: [{ months: 1 }] })).toBe('not-applicable');
    expect(term('mainframe', { orders: [{ months: 1 }] })).toBe('not-applicable');
    expect(term('bare-metal', { orders: [{ months: 1 }] })).toBe('not-applicable');
  });
  it('is unknown where no source states the term, and without a subscription', () => {
    expect(term('offline-purchase', { orders: [{ months: 1 }] })).toBe('unknown not-stated');
    expect(term('ecs', undefined)).toBe('unknown server.subscription');
    expect(judge('server/term-long-enough', {})).toBe('unknown server.product server.billingMode');
  });
  it('tells what was counted, and under which row', () => {
    expect(judged('server/term-long-enough', base)).toEqual({
      outcome: 'pass',
      data: { termMonths: 3, requiredMonths: 3, counting: 'all-orders' },
      constraint: 'server-ecs',
    });
    const cloud = { ...base, 'server.product': 'dedicated-cloud' };
    expect(judged('server/term-long-enough', cloud)).toMatchObject({
      outcome: 'fail',
      data: { termMonths: 3, requiredMonths: 12, counting: 'longest-order' },
      constraint: 'server-dec',
    });
    const offline = judged('server/term-long-enough', { ...base, 'server.product': 'offline-purchase' });
    expect(offline).toMatchObject({ data: { product: 'offline-purchase' }, asks: ['server.product'] });
  });
});

describe('server/subscription-active', () => {
  const active = (subscription: KnownFacts['server.subscription'], today: string) =>
    on('server/subscription-active', { 'server.subscription': subscription }, today);
  const one = { startsOn: '2026-10-01', expiresOn: '2027-01-01' };
  it('runs from its first through its last day', () => {
    expect(active(one, '2026-09-30')).toBe('fail not-begun');
    expect(active(one, '2026-10-01')).toBe('pass');
    expect(active(one, '2027-01-01')).toBe('pass');
    expect(active(one, '2027-01-02')).toBe('fail expired');
  });
  it('joins orders, each beginning where the one before it ends', () => {
    const orders = { orders: [{ startsOn: '2026-10-31', months: 1 }, { months: 1 }] };
    expect(active(orders, '2026-12-30')).toBe('pass');
    expect(active(orders, '2026-12-31')).toBe('fail expired');
  });
  it('does not run in a gap between orders', () => {
    const gap = {
      orders: [
        { startsOn: '2026-01-01', months: 1 },
        { startsOn: '2026-12-01', months: 3 },
      ],
    };
    expect(active(gap, '2026-11-23')).toBe('fail not-begun');
    expect(active(gap, '2026-01-15')).toBe('pass');
    expect(judged('server/subscription-active', { ...base, 'server.subscription': gap }).data).toEqual({
      startsOn: '2026-12-01',
      today: '2026-11-23',
    });
  });
  it('is unknown when no order says when it begins', () => {
    expect(active({ orders: [{ months: 3 }] }, '2026-11-23')).toBe('unknown start-not-given');
    expect(
      judged('server/subscription-active', { ...base, 'server.subscription': { orders: [{ months: 3 }] } })
        .asks,
    ).toEqual(['server.subscription']);
    expect(active(undefined, '2026-11-23')).toBe('unknown server.subscription');
  });
  it('does not apply to pay-per-use', () =>
    expect(on('server/subscription-active', { 'server.billingMode': 'pay-per-use' })).toBe('not-applicable'));
  it('tells the nearest beginning and the latest end, in whatever order the orders are given', () => {
    const late = { startsOn: '2027-06-01', months: 1 };
    const next = { startsOn: '2026-12-01', months: 1 };
    const past = { startsOn: '2026-01-01', months: 1 };
    const data = (today: string) =>
      judged(
        'server/subscription-active',
        { ...base, 'server.subscription': { orders: [late, next, past] } },
        today,
      ).data;
    expect(data('2026-11-23')).toEqual({ startsOn: '2026-12-01', today: '2026-11-23' });
    expect(data('2027-07-02')).toEqual({ expiresOn: '2027-07-01', today: '2027-07-02' });
  });
  it('is unknown without a single order', () =>
    expect(active({ orders: [] }, '2026-11-23')).toBe('unknown start-not-given'));
  it('tells the days', () => {
    expect(judged('server/subscription-active', base, '2026-11-23').data).toEqual({
      expiresOn: '2027-01-01',
      today: '2026-11-23',
    });
    expect(judged('server/subscription-active', base, '2027-02-01').data).toEqual({
      expiresOn: '2027-01-01',
      today: '2027-02-01',
    });
  });
});

describe('server/eip-bound', () => {
  const eip = (value: KnownFacts['server.eip']) => on('server/eip-bound', { 'server.eip': value });
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
    [{ address: '::1:0:0:0' }, 'pass'],
    [{ address: 'fc00::1' }, 'fail private'],
    [{ address: 'feb0::1' }, 'fail private'],
    [{ address: 'fec0::1' }, 'pass'],
    [{ address: '::1' }, 'fail private'],
    [{ address: '::' }, 'fail private'],
    [{ address: 'fd00::1' }, 'fail private'],
    [{ address: 'FE80::1' }, 'fail private'],
    [{ address: '2001:db8:fd00::1' }, 'pass'],
  ])('%j: %s', (value, expected) => expect(eip(value)).toBe(expected));
  it('does not apply to a product that needs none', () => {
    expect(on('server/eip-bound', { 'server.product': 'enterprise-web-portal', 'server.eip': null })).toBe(
      'not-applicable',
    );
    expect(on('server/eip-bound', { 'server.product': 'mainframe', 'server.eip': null })).toBe('fail');
    expect(judge('server/eip-bound', {})).toBe('unknown server.product');
  });
  it('tells address and region', () => {
    const data = (value: KnownFacts['server.eip']) =>
      judged('server/eip-bound', { ...base, 'server.eip': value }).data;
    expect(data({ address: '203.0.113.9' })).toEqual({ address: '203.0.113.9' });
    expect(data({ address: '203.0.113.9', region: 'cn-north-4' })).toEqual({ address: '203.0.113.9' });
    expect(data({ address: '203.0.113.9', region: 'ap-southeast-1' })).toEqual({
      address: '203.0.113.9',
      region: 'ap-southeast-1',
    });
    expect(data({ address: '10.0.0.1' })).toEqual({ address: '10.0.0.1' });
    expect(
      judged('server/eip-bound', { ...base, 'server.eip': { address: '203.0.113.9', region: 'mars-1' } }),
    ).toMatchObject({ data: { region: 'mars-1' }, asks: ['server.eip'] });
  });
});

describe('server/has-free-filing', () => {
  const free = (product: string, filingsUsed: number | undefined, codesIssued?: number) =>
    on('server/has-free-filing', {
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
    expect(
      judged('server/has-free-filing', { ...base, 'server.filingsUsed': 2, 'server.codesIssued': 3 }).data,
    ).toEqual({ used: 5, limit: 5 });
    expect(judged('server/has-free-filing', { ...base, 'server.filingsUsed': 2 }).data).toEqual({
      used: 2,
      limit: 5,
    });
  });
  it('where no source states the number: passes unused, is unknown once used', () => {
    expect(free('nat-gateway', 0)).toBe('pass none-used');
    expect(free('nat-gateway', 1)).toBe('unknown not-stated');
    expect(
      judged('server/has-free-filing', { ...base, 'server.product': 'nat-gateway', 'server.filingsUsed': 1 }),
    ).toMatchObject({ data: { used: 1 }, asks: ['server.product'] });
    expect(judged('server/has-free-filing', { ...base, 'server.product': 'nat-gateway' }).data).toEqual({
      used: 0,
    });
  });
  it('is unknown without a count, and does not apply to a product that cannot verify', () => {
    expect(free('ecs', undefined)).toBe('unknown server.filingsUsed');
    expect(free('elb', 0)).toBe('not-applicable');
    expect(free('mainframe', 0)).toBe('not-applicable');
    expect(judge('server/has-free-filing', {})).toBe('unknown server.product');
  });
});

describe('the row that a server finding stands for', () => {
  const RULES = [
    'server/product-eligible',
    'server/billed-yearly-monthly',
    'server/term-long-enough',
    'server/subscription-active',
  ];
  it.each([
    ['ecs', 'server-ecs'],
    ['flexus-x', 'server-ecs'],
    ['flexus-l', 'server-flexus-l'],
    ['enterprise-web-portal', 'server-enterprise-web-portal'],
    ['dedicated-cloud', 'server-dec'],
    ['nat-gateway', 'server-nat'],
    ['offline-purchase', 'basic-requirements'],
    ['elb', 'basic-requirements'],
    ['mainframe', 'basic-requirements'],
  ])('is that of its product, whatever the outcome: %s: %s', (product, row) => {
    for (const rule of RULES) {
      const facts: KnownFacts = { ...base, 'server.product': product };
      expect(judged(rule, facts).constraint, rule).toBe(row);
      expect(judged(rule, { ...facts, 'server.billingMode': 'pay-per-use' }).constraint, rule).toBe(row);
      expect(judged(rule, { 'server.product': product }).constraint, rule).toBe(row);
    }
  });
  it('is the first one of the rule while the product is not known', () => {
    for (const rule of RULES) expect(judged(rule, {}), rule).not.toHaveProperty('constraint');
  });
});
