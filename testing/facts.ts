/** Facts that pass every rule on 2026-11-23, for tests to change one thing at a time. */

export const entity = { kind: 'enterprise', name: '海棠家具（深圳）有限公司', province: 'CN-GD' } as const;

export const domain = {
  name: 'haitangjiaju.cn',
  registrar: { ianaId: 1599 },
  registrant: { name: entity.name },
  realName: { verified: true, verifiedOn: '2026-03-02' },
  expiresOn: '2028-03-01',
};

export const server = {
  id: 'ecs-1',
  product: 'ecs',
  region: 'cn-south-1',
  billingMode: 'yearly-monthly',
  subscription: { startsOn: '2026-10-01', expiresOn: '2027-10-01' },
  eip: { address: '203.0.113.9', region: 'cn-south-1' },
  filingsUsed: 0,
} as const;

export const website = {
  name: '海棠家具',
  domains: [domain],
  content: { lawful: true, industries: [], aboutEnterpriseOrIndustry: false },
};

export const application = {
  account: { id: 'hw-1', filedEntity: null },
  entity,
  websites: [website],
  servers: [server],
};
