import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';

const sample = (name: string) => readFileSync(join(import.meta.dirname, 'samples/terraform', name), 'utf8');

type Values = Record<string, unknown>;
const resource = (
  address: string,
  values: Values,
  type = address.split('.').at(-2)?.replace(/\[.*/, ''),
) => ({
  address,
  mode: 'managed',
  type,
  values,
});
const state = (...resources: object[]) =>
  JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
const SERVER = {
  id: 'i-1',
  region: 'cn-north-4',
  charging_mode: 'prePaid',
  period_unit: 'month',
  period: 3,
  created_at: '2026-08-13T13:46:09Z',
  expired_time: '2027-08-13T15:59:59Z',
  access_ip_v4: '192.168.0.9',
};

describe('a state', () => {
  it('has servers with their terms, load balancers with what is behind, CDN and DNS', () => {
    const { servers, balancers, cdn, records, faults } = readTerraform(sample('state-show.json'));
    expect(servers).toMatchObject([
      {
        id: '11111111-2222-4333-8444-000000000001',
        place: 'huaweicloud_compute_instance.web',
        product: 'ecs',
        region: 'cn-north-4',
        billingMode: 'yearly-monthly',
        subscription: { startsOn: '2026-08-13', expiresOn: '2027-08-13' },
        eip: { address: '203.0.113.9' },
      },
      { place: 'huaweicloud_compute_instance.test', billingMode: 'pay-per-use', eip: null },
    ]);
    expect(balancers).toMatchObject([
      { address: '203.0.113.20', backendServerIds: ['11111111-2222-4333-8444-000000000001'], unresolved: 0 },
    ]);
    expect(cdn).toMatchObject([{ host: 'www.haitangjiaju.cn', serviceArea: 'mainland-china' }]);
    expect(records).toMatchObject([{ host: 'haitangjiaju.cn', type: 'A', value: '203.0.113.9' }]);
    expect(faults).toEqual([]);
  });

  it('gives each value with the address of its resource and the text that stood there', () => {
    const { evidence } = readTerraform(sample('state-show.json'));
    expect(evidence).toContainEqual({
      fact: 'server.billingMode',
      subject: '11111111-2222-4333-8444-000000000002',
      value: 'pay-per-use',
      source: 'terraform',
      address: 'huaweicloud_compute_instance.test',
      raw: 'postPaid',
    });
  });

  it('is read from the state file itself as well', () => {
    const file = JSON.stringify({
      version: 4,
      resources: [
        {
          mode: 'managed',
          type: 'huaweicloud_compute_instance',
          name: 'web',
          module: 'module.shop',
          instances: [
            { index_key: 'a', attributes: { ...SERVER, public_ip: '203.0.113.9', admin_pass: 'hunter2' } },
            { index_key: 'a', deposed: '8a6bd1f6', attributes: { ...SERVER, id: 'of before' } },
          ],
        },
        {
          mode: 'data',
          type: 'huaweicloud_compute_instance',
          name: 'other',
          instances: [{ attributes: SERVER }],
        },
      ],
    });
    const read = readTerraform(file);
    expect(read.servers).toMatchObject([
      { place: 'module.shop.huaweicloud_compute_instance.web["a"]', eip: { address: '203.0.113.9' } },
    ]);
    expect(read.servers).toHaveLength(1);
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  it.each([
    ['spot', 'pay-per-use'],
    ['postPaid', 'pay-per-use'],
    [undefined, 'pay-per-use'],
    ['prePaid', 'yearly-monthly'],
  ])('reads the charging mode %s as %s', (charging_mode, billingMode) => {
    const { servers } = readTerraform(
      state(resource('huaweicloud_compute_instance.a', { ...SERVER, charging_mode })),
    );
    expect(servers).toMatchObject([{ billingMode }]);
  });

  it('takes the day in Shanghai on which a term ends', () => {
    const ends = (expired_time: string) =>
      readTerraform(state(resource('huaweicloud_compute_instance.a', { ...SERVER, expired_time }))).servers[0]
        ?.subscription;
    expect(ends('2027-08-13T15:59:59Z')).toMatchObject({ expiresOn: '2027-08-13' });
    expect(ends('2027-08-13T16:00:00Z')).toMatchObject({ expiresOn: '2027-08-14' });
  });

  it.each([
    [
      'an association with the port',
      'huaweicloud_vpc_eip_associate.a',
      { public_ip: '203.0.113.7', port_id: 'p-1' },
    ],
    [
      'an association of an older provider',
      'huaweicloud_networking_eip_associate.a',
      { public_ip: '203.0.113.7', port_id: 'p-1' },
    ],
    [
      'an association with the fixed address',
      'huaweicloud_vpc_eip_associate.a',
      { public_ip: '203.0.113.7', fixed_ip: '192.168.0.9' },
    ],
    [
      'an association with the instance',
      'huaweicloud_compute_eip_associate.a',
      { public_ip: '203.0.113.7', instance_id: 'i-1' },
    ],
  ])('binds an EIP to a server by %s', (_, address, values) => {
    const server = resource('huaweicloud_compute_instance.a', {
      ...SERVER,
      public_ip: '',
      network: [{ port: 'p-1' }],
    });
    expect(readTerraform(state(server, resource(address, values))).servers).toMatchObject([
      { eip: { address: '203.0.113.7' } },
    ]);
  });

  it('gives a NAT gateway the address of its rules', () => {
    const read = readTerraform(
      state(
        resource('huaweicloud_nat_gateway.n', {
          id: 'n-1',
          region: 'cn-north-4',
          charging_mode: 'prePaid',
          period_unit: 'year',
          period: 1,
        }),
        resource('huaweicloud_nat_snat_rule.n', {
          nat_gateway_id: 'n-1',
          floating_ip_address: '203.0.113.30',
        }),
      ),
    );
    expect(read.servers).toMatchObject([
      {
        product: 'nat-gateway',
        eip: { address: '203.0.113.30' },
        subscription: { orders: [{ months: 12 }] },
      },
    ]);
  });

  it('finds what is behind a classic load balancer by listener, pool and address, and counts what it does not find', () => {
    const read = readTerraform(
      state(
        resource('huaweicloud_compute_instance_v2.a', SERVER, 'huaweicloud_compute_instance_v2'),
        resource('huaweicloud_lb_loadbalancer.l', { id: 'l-1', region: 'cn-north-4', vip_port_id: 'p-9' }),
        resource('huaweicloud_networking_eip_associate.l', { public_ip: '203.0.113.40', port_id: 'p-9' }),
        resource('huaweicloud_lb_listener.l', { id: 'li-1', loadbalancer_id: 'l-1' }),
        resource('huaweicloud_lb_pool.l', { id: 'po-1', listener_id: 'li-1' }),
        resource('huaweicloud_lb_member.one', { id: 'm-1', pool_id: 'po-1', address: '192.168.0.9' }),
        resource('huaweicloud_lb_member.two', { id: 'm-2', pool_id: 'po-1', address: '10.0.0.1' }),
      ),
    );
    expect(read.balancers).toMatchObject([
      { address: '203.0.113.40', backendServerIds: ['i-1'], unresolved: 1 },
    ]);
  });

  it('leaves out records that are switched off, and those that point nowhere', () => {
    const record = (values: Values) =>
      resource(`huaweicloud_dns_recordset.${values.type}`, {
        name: 'a.cn.',
        records: ['x.example.'],
        ...values,
      });
    const read = readTerraform(
      state(
        record({ type: 'CNAME' }),
        record({ type: 'MX' }),
        record({ type: 'A', status: 'DISABLE', records: ['203.0.113.1'] }),
      ),
    );
    expect(read.records).toMatchObject([{ type: 'CNAME', value: 'x.example', host: 'a.cn' }]);
  });
});

describe('a plan', () => {
  it('leaves unknown what it does not know, and takes the region from where it is', () => {
    const { servers, cdn } = readTerraform(sample('plan-show.json'));
    expect(servers).toMatchObject([
      {
        id: 'huaweicloud_compute_instance.web',
        region: 'cn-north-4a',
        billingMode: 'yearly-monthly',
        subscription: { orders: [{ months: 12 }] },
      },
    ]);
    expect(servers[0]).not.toHaveProperty('eip');
    expect(cdn).toMatchObject([{ serviceArea: 'global' }]);
  });

  const plan = (parts: {
    resources: object[];
    configured: object[];
    calls?: object;
    region?: object;
    variables?: object;
  }) =>
    JSON.stringify({
      format_version: '1.2',
      planned_values: { root_module: { resources: parts.resources } },
      variables: parts.variables,
      configuration: {
        provider_config: { huaweicloud: { name: 'huaweicloud', expressions: { region: parts.region } } },
        root_module: { resources: parts.configured, module_calls: parts.calls },
      },
    });
  const bare = { charging_mode: 'prePaid', period_unit: 'month', period: 1 };

  it.each([
    ['a constant of the provider', { constant_value: 'ap-southeast-1' }, undefined],
    ['a variable of the provider', { references: ['var.region'] }, { region: { value: 'ap-southeast-1' } }],
  ])('takes the region from %s', (_, region, variables) => {
    const read = readTerraform(
      plan({
        resources: [resource('huaweicloud_compute_instance.web', bare)],
        configured: [{ address: 'huaweicloud_compute_instance.web', provider_config_key: 'huaweicloud' }],
        region,
        ...(variables && { variables }),
      }),
    );
    expect(read.servers).toMatchObject([
      { region: 'ap-southeast-1', subscription: { orders: [{ months: 1 }] } },
    ]);
  });

  it('follows references from association to server and address, each with its own key', () => {
    const refer = (attribute: string, to: string) => ({
      [attribute]: { references: [`${to}.id`, to, 'count.index'] },
    });
    const read = readTerraform(
      plan({
        resources: [0, 1].flatMap((key) => [
          resource(`huaweicloud_compute_instance.web[${key}]`, bare, 'huaweicloud_compute_instance'),
          resource(
            `huaweicloud_vpc_eip.web[${key}]`,
            { address: `203.0.113.${key + 1}` },
            'huaweicloud_vpc_eip',
          ),
          resource(`huaweicloud_compute_eip_associate.web[${key}]`, {}, 'huaweicloud_compute_eip_associate'),
        ]),
        configured: [
          { address: 'huaweicloud_compute_instance.web', expressions: {} },
          {
            address: 'huaweicloud_compute_eip_associate.web',
            expressions: {
              ...refer('instance_id', 'huaweicloud_compute_instance.web'),
              ...refer('public_ip', 'huaweicloud_vpc_eip.web'),
            },
          },
        ],
      }),
    );
    expect(read.servers).toMatchObject([
      { id: 'huaweicloud_compute_instance.web.0', eip: { address: '203.0.113.1' } },
      { id: 'huaweicloud_compute_instance.web.1', eip: { address: '203.0.113.2' } },
    ]);
  });

  it('gives each address an id of its own, and keeps those that are plain', () => {
    const web = 'huaweicloud_compute_instance.web';
    const long = `module.${'m'.repeat(130)}.${web}`;
    const addresses = [
      ...[
        '[0]',
        '["a"]',
        '["a.b"]',
        '["a-1"]',
        '["a/b"]',
        '["a b"]',
        '["生产"]',
        '["测试"]',
        '["a..b"]',
        '[""]',
      ],
    ].map((key) => `${web}${key}`);
    addresses.push(
      'module.edge["生产"].huaweicloud_compute_instance.web',
      'module.edge["测试"].huaweicloud_compute_instance.web',
      'huaweicloud_compute_instance.生产',
      'huaweicloud_compute_instance.测试',
      `${long}[0]`,
      `${long}[1]`,
    );
    const { servers, faults } = readTerraform(
      plan({
        resources: addresses.map((each) => resource(each, bare, 'huaweicloud_compute_instance')),
        configured: [],
      }),
    );
    const ids = servers.map(({ id }) => id);
    expect(servers.map(({ place }) => place)).toEqual(addresses);
    expect(ids.slice(0, 4)).toEqual([`${web}.0`, `${web}.a`, `${web}.a.b`, `${web}.a-1`]);
    expect(ids.slice(4, 6)).toEqual([
      expect.stringMatching(/^huaweicloud_compute_instance\.web\.a\.b\.[0-9a-f]{8}$/),
      expect.stringMatching(/^huaweicloud_compute_instance\.web\.a\.b\.[0-9a-f]{8}$/),
    ]);
    expect(new Set(ids).size).toBe(addresses.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/);
    expect(faults).toEqual([]);
  });

  it('follows references by names in Chinese', () => {
    const refer = (to: string) => ({ references: [`${to}.id`, to] });
    const read = readTerraform(
      JSON.stringify({
        planned_values: {
          root_module: {
            child_modules: [
              {
                resources: [
                  resource(
                    'module.边缘.huaweicloud_compute_instance.前端',
                    bare,
                    'huaweicloud_compute_instance',
                  ),
                  resource('module.边缘.huaweicloud_compute_eip_associate.前端', {
                    public_ip: '203.0.113.1',
                  }),
                ],
              },
            ],
          },
        },
        variables: { 区域: { value: 'cn-north-4' } },
        configuration: {
          provider_config: { huaweicloud: { expressions: { region: { references: ['var.区域'] } } } },
          root_module: {
            module_calls: {
              边缘: {
                module: {
                  resources: [
                    { address: 'huaweicloud_compute_instance.前端', provider_config_key: 'huaweicloud' },
                    {
                      address: 'huaweicloud_compute_eip_associate.前端',
                      expressions: { instance_id: refer('huaweicloud_compute_instance.前端') },
                    },
                  ],
                },
              },
            },
          },
        },
      }),
    );
    expect(read.servers).toMatchObject([{ region: 'cn-north-4', eip: { address: '203.0.113.1' } }]);
  });

  it('names both servers where two have one id', () => {
    const [one, other] = [
      'module.a["x.module.y"].huaweicloud_compute_instance.web',
      'module.a["x"].module.y.huaweicloud_compute_instance.web',
    ];
    const { faults } = readTerraform(
      plan({
        resources: [one, other].map((each) => resource(each, bare, 'huaweicloud_compute_instance')),
        configured: [],
      }),
    );
    expect(faults).toEqual([
      {
        reason: 'id-repeated',
        address: other,
        values: { id: 'module.a.x.module.y.huaweicloud_compute_instance.web', other: one },
      },
    ]);
  });

  it('takes references within a module for those of the same instance of the module', () => {
    const refer = (to: string) => ({ references: [`${to}.id`, to, 'count.index'] });
    const inModule = (key: string) => `module.edge["${key}"]`;
    const read = readTerraform(
      JSON.stringify({
        planned_values: {
          root_module: {
            child_modules: ['a', 'b'].map((key, at) => ({
              resources: [
                resource(
                  `${inModule(key)}.huaweicloud_compute_instance.web[0]`,
                  bare,
                  'huaweicloud_compute_instance',
                ),
                resource(
                  `${inModule(key)}.huaweicloud_vpc_eip.web[0]`,
                  { address: `203.0.113.${at + 1}` },
                  'huaweicloud_vpc_eip',
                ),
                resource(
                  `${inModule(key)}.huaweicloud_compute_eip_associate.web[0]`,
                  {},
                  'huaweicloud_compute_eip_associate',
                ),
              ],
            })),
          },
        },
        configuration: {
          root_module: {
            module_calls: {
              edge: {
                module: {
                  resources: [
                    {
                      address: 'huaweicloud_compute_eip_associate.web',
                      expressions: {
                        instance_id: refer('huaweicloud_compute_instance.web'),
                        public_ip: refer('huaweicloud_vpc_eip.web'),
                      },
                    },
                  ],
                },
              },
            },
          },
        },
      }),
    );
    expect(read.servers).toMatchObject([
      { id: 'module.edge.a.huaweicloud_compute_instance.web.0', eip: { address: '203.0.113.1' } },
      { id: 'module.edge.b.huaweicloud_compute_instance.web.0', eip: { address: '203.0.113.2' } },
    ]);
  });

  it('follows references into modules and out of them', () => {
    const inModule = 'module.edge.huaweicloud_elb_member.web';
    const read = readTerraform(
      JSON.stringify({
        planned_values: {
          root_module: {
            resources: [resource('huaweicloud_compute_instance.web', bare)],
            child_modules: [
              {
                resources: [
                  resource('module.edge.huaweicloud_elb_loadbalancer.l', { ipv4_eip: '203.0.113.50' }),
                  resource('module.edge.huaweicloud_elb_pool.p', {}),
                  resource(inModule, {}),
                ],
              },
            ],
          },
        },
        configuration: {
          root_module: {
            resources: [{ address: 'huaweicloud_compute_instance.web' }],
            module_calls: {
              edge: {
                expressions: {
                  server: {
                    references: ['huaweicloud_compute_instance.web.id', 'huaweicloud_compute_instance.web'],
                  },
                },
                module: {
                  resources: [
                    { address: 'huaweicloud_elb_loadbalancer.l', expressions: {} },
                    {
                      address: 'huaweicloud_elb_pool.p',
                      expressions: {
                        loadbalancer_id: {
                          references: ['huaweicloud_elb_loadbalancer.l.id', 'huaweicloud_elb_loadbalancer.l'],
                        },
                      },
                    },
                    {
                      address: 'huaweicloud_elb_member.web',
                      expressions: {
                        pool_id: { references: ['huaweicloud_elb_pool.p.id', 'huaweicloud_elb_pool.p'] },
                        instance_id: { references: ['var.server'] },
                      },
                    },
                  ],
                },
              },
            },
          },
        },
      }),
    );
    expect(read.balancers).toMatchObject([
      { backendServerIds: ['huaweicloud_compute_instance.web'], unresolved: 0 },
    ]);
  });
});

describe('what is no plan and no state', () => {
  it.each([
    ['{"a": tru}', { reason: 'not-json', line: 1, column: 7 }],
    ['{\n  "a": 1,\n}', { reason: 'not-json', line: 3, column: 1 }],
    ['', { reason: 'not-json', line: 1, column: 1 }],
    ['{}', { reason: 'not-terraform' }],
    ['[1]', { reason: 'not-terraform' }],
    [state(resource('aws_instance.a', {})), { reason: 'no-huaweicloud-resources' }],
  ])('tells what is wrong with %s', (source, fault) => {
    expect(readTerraform(source).faults).toEqual([fault]);
  });

  it('never throws, whatever JSON it is given', () => {
    const part = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            address: fc.constantFrom('huaweicloud_compute_instance.a', 'huaweicloud_elb_member.m[0]', 'x'),
            type: fc.constantFrom(
              'huaweicloud_compute_instance',
              'huaweicloud_elb_member',
              'huaweicloud_dns_recordset',
            ),
            values: fc.jsonValue(),
            mode: fc.constant('managed'),
          },
          { requiredKeys: [] },
        ),
        fc.array(tie('value'), { maxLength: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(part, part, (resources, configuration) => {
        for (const document of [
          { values: { root_module: { resources } } },
          { planned_values: { root_module: { resources, child_modules: resources } }, configuration },
          { version: 4, resources },
        ])
          expect(readTerraform(JSON.stringify(document))).toHaveProperty('servers');
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a plan does not know yet is no default', () => {
  const WEB = 'huaweicloud_compute_instance.web';
  const KNOWN: Values = {
    region: 'cn-north-4',
    flavor_id: 's6.large.2',
    charging_mode: 'prePaid',
    period_unit: 'month',
    period: 12,
  };
  const REFERENCE = { references: ['data.huaweicloud_x.y.z', 'data.huaweicloud_x.y'] };
  /** A plan of one server in which some attributes come from elsewhere; `set` is what the configuration says of them. */
  const planned = (unknown: readonly string[], set: readonly string[] | undefined, values = KNOWN) => {
    const known = Object.entries(values).filter(([name]) => !unknown.includes(name));
    const expressions = Object.fromEntries((set ?? []).map((name) => [name, REFERENCE]));
    const resources = set === undefined ? [] : [{ address: WEB, expressions }];
    const change = {
      actions: ['create'],
      after_unknown: Object.fromEntries(unknown.map((name) => [name, true])),
    };
    return readTerraform(
      JSON.stringify({
        planned_values: { root_module: { resources: [resource(WEB, Object.fromEntries(known))] } },
        resource_changes: [{ address: WEB, change }],
        configuration: {
          provider_config: { huaweicloud: { expressions: { region: { constant_value: 'cn-east-3' } } } },
          root_module: { resources },
        },
      }),
    ).servers[0];
  };

  it.each([
    ['charging_mode', { billingMode: 'yearly-monthly' }, 'billingMode'],
    ['region', { region: 'cn-north-4' }, 'region'],
    ['flavor_id', { product: 'ecs' }, 'product'],
    ['period', { subscription: { orders: [{ months: 12 }] } }, 'subscription'],
    ['period_unit', { subscription: { orders: [{ months: 12 }] } }, 'subscription'],
  ])('%s', (attribute, known, member) => {
    expect(planned([], [])).toMatchObject(known);
    const server = planned([attribute], [attribute]);
    expect(server).not.toHaveProperty(member);
    expect(server?.unknown).toEqual([attribute]);
  });

  it('yet what nobody sets has the default of the provider, though the plan does not know what it will be', () => {
    const computed = ['charging_mode', 'region', 'flavor_name'];
    expect(planned(computed, ['flavor_id', 'period'])).toMatchObject({
      product: 'ecs',
      region: 'cn-east-3',
      billingMode: 'pay-per-use',
    });
    expect(planned(computed, ['flavor_id', 'period'])).not.toHaveProperty('unknown');
  });

  it('nor where the configuration of the resource is not there', () => {
    const server = planned(['charging_mode', 'flavor_id'], undefined);
    expect(server).not.toHaveProperty('billingMode');
    expect(server).not.toHaveProperty('product');
    expect(planned(['region'], undefined)).toMatchObject({ region: 'cn-east-3' });
  });

  it('a zone tells the region that lies around it, and a name of a flavor the product', () => {
    const { region: _, flavor_id: __, ...rest } = KNOWN;
    const values = { ...rest, availability_zone: 'cn-south-1a', flavor_name: 'x1.2u.4g' };
    expect(planned(['region', 'flavor_id'], ['region', 'flavor_name'], values)).toMatchObject({
      region: 'cn-south-1a',
      product: 'flexus-x',
    });
  });

  it('nor is a record in use whose status is not known', () => {
    const address = 'huaweicloud_dns_recordset.www';
    const records = (status: object) =>
      readTerraform(
        JSON.stringify({
          planned_values: {
            root_module: {
              resources: [resource(address, { name: 'www.a.cn.', type: 'A', records: ['203.0.113.9'] })],
            },
          },
          resource_changes: [{ address, change: { after_unknown: { status: true } } }],
          configuration: { root_module: { resources: [{ address, expressions: status }] } },
        }),
      ).records;
    expect(records({ status: REFERENCE })).toEqual([]);
    expect(records({})).toHaveLength(1);
  });
});

describe('servers that are not read', () => {
  it.each([
    ...['alicloud_instance', 'tencentcloud_instance', 'aws_instance', 'openstack_compute_instance_v2'],
    ...[
      'azurerm_linux_virtual_machine',
      'google_compute_instance',
      'volcengine_ecs_instance',
      'hcloud_server',
    ],
    ...[
      'huaweicloud_bms_instance',
      'huaweicloud_cce_node',
      'huaweicloud_cce_node_pool',
      'huaweicloud_hecs_instance',
    ],
    ...['huaweicloudstack_compute_instance', 'g42cloud_compute_instance', 'tencentcloud_lighthouse_instance'],
  ])('are named by their addresses: %s', (type) => {
    const { otherServers, servers } = readTerraform(state(resource(`${type}.a`, { id: 'a' }, type)));
    expect({ otherServers, servers }).toEqual({ otherServers: [`${type}.a`], servers: [] });
  });

  it.each([
    ...['huaweicloud_rds_instance', 'huaweicloud_dcs_instance', 'alicloud_db_instance', 'aws_db_instance'],
    ...[
      'huaweicloud_vpc',
      'huaweicloud_compute_servergroup',
      'huaweicloud_nat_gateway',
      'huaweicloud_cce_cluster',
    ],
    ...['huaweicloud_compute_instance', 'huaweicloud_compute_eip_associate', 'tencentcloud_mysql_instance'],
  ])('but not what is none, or is read: %s', (type) => {
    expect(readTerraform(state(resource(`${type}.a`, { id: 'a' }, type))).otherServers).toEqual([]);
  });

  it('nor those that are only looked at, wherever they are told', () => {
    const type = 'huaweicloud_compute_instance';
    const data = { ...resource(`data.${type}.d`, { id: 'd' }, type), mode: 'data' };
    const many = { ...resource(`module.a.data.${type}s.d`, {}, `${type}s`), mode: 'data' };
    const planned = { planned_values: { root_module: { resources: [data] } } };
    const before = { values: { root_module: { child_modules: [{ resources: [many] }] } } };
    const file = {
      version: 4,
      resources: [{ mode: 'data', type, name: 'd', instances: [{ attributes: {} }] }],
    };
    expect(readTerraform(state(data)).otherServers).toEqual([`data.${type}.d`]);
    expect(readTerraform(JSON.stringify({ ...planned, prior_state: before })).otherServers).toEqual([
      `data.${type}.d`,
      `module.a.data.${type}s.d`,
    ]);
    expect(readTerraform(JSON.stringify(file))).toMatchObject({
      otherServers: [`data.${type}.d`],
      servers: [],
    });
  });
});
