import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHuawei } from '../../lib/evidence/inventory/huawei.ts';

const samples = globSync(join(import.meta.dirname, 'samples/huawei/*.json'))
  .sort()
  .map((file) => readFileSync(file, 'utf8'));

describe("Huawei Cloud's JSON", () => {
  const read = readHuawei(samples, '2026-11-25T01:00:00Z');

  it('tells servers in parts, which belong together by their id', () => {
    expect(read.servers).toMatchObject([
      {
        id: '11111111-2222-4333-8444-000000000001',
        product: 'ecs',
        region: 'cn-north-4a',
        billingMode: 'yearly-monthly',
        subscription: { startsOn: '2026-08-13', expiresOn: '2027-08-13' },
        eip: { address: '203.0.113.9' },
      },
      { billingMode: 'pay-per-use', eip: { address: '203.0.113.10' } },
      { billingMode: 'yearly-monthly', subscription: { expiresOn: '2026-11-01' }, eip: null },
    ]);
    expect(read.servers[1]).not.toHaveProperty('subscription');
  });

  it('has load balancers with their members, by id and by address', () => {
    expect(read.balancers).toMatchObject([
      { address: '203.0.113.20', backendServerIds: ['11111111-2222-4333-8444-000000000001'], unresolved: 1 },
    ]);
  });

  it('has CDN domains, and the domains of the account with their real-name status and holder', () => {
    expect(read.cdn).toMatchObject([{ host: 'www.haitangjiaju.cn', serviceArea: 'mainland-china' }]);
    expect(read.domains).toEqual([
      {
        name: 'haitangjiaju.cn',
        place: 'haitangjiaju.cn',
        expiresOn: '2027-08-01',
        realName: { verified: true },
        registrant: { name: '海棠家居（深圳）有限公司' },
      },
      {
        name: 'haitang-new.top',
        place: 'haitang-new.top',
        expiresOn: '2027-11-20',
        realName: { verified: false },
      },
    ]);
  });

  it('says of each value when it was seen', () => {
    expect(
      read.evidence.every(
        ({ observedAt, source }) => observedAt === '2026-11-25T01:00:00Z' && source === 'huawei',
      ),
    ).toBe(true);
  });

  it('reads neither phones nor mail addresses', () => {
    expect(JSON.stringify(read)).not.toMatch(/10000000000|registrant@example\.com/);
  });

  it.each([
    ['{', 'not-json'],
    ['{"vpcs":[]}', 'not-huawei-cloud'],
    ['"text"', 'not-huawei-cloud'],
  ])('tells what is wrong with %s', (source, reason) => {
    expect(readHuawei([source]).faults).toMatchObject([{ reason }]);
  });

  it.each([
    ['online', 1],
    [undefined, 1],
    ['configuring', 1],
    ['offline', 0],
    ['OFFLINE', 0],
    ['deleting', 0],
    ['configure_failed', 1],
    ['check_failed', 0],
  ])('counts a CDN domain that is %j: %i', (domain_status, count) => {
    const domains = [
      { domain_name: 'www.example.cn', cname: 'a.cdnhwc1.com', service_area: 'global', domain_status },
    ];
    const { cdn, evidence } = readHuawei([JSON.stringify({ total: 1, domains })]);
    expect([cdn.length, evidence.length]).toEqual([count, count]);
  });

  it('passes over items that have no id', () => {
    const read = readHuawei([
      '{"servers":[{},null,3],"loadbalancers":[{}],"domains":[{}, null],"publicips":[null]}',
    ]);
    expect([read.servers, read.balancers, read.domains]).toEqual([[], [], []]);
  });
});
