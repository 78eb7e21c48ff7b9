import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icp } from '../../testing/cli.ts';

const terraform = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8' });
const missing = terraform.status !== 0;
if (missing) console.error('!!! NO terraform ON THE PATH: the shape of a real plan is not held');

/** `terraform_data` is built in: no provider is fetched. */
const CONFIGURATION = `
resource "terraform_data" "web" {
  input = { region = "cn-north-4" }
}
module "edge" {
  source = "./edge"
}
`;

it.skipIf(missing)('reads the envelope of a plan that terraform itself makes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-terraform-'));
  spawnSync('mkdir', [join(folder, 'edge')]);
  writeFileSync(join(folder, 'main.tf'), CONFIGURATION);
  writeFileSync(
    join(folder, 'edge/main.tf'),
    'resource "terraform_data" "cdn" {\n  count = 2\n  input = "a"\n}\n',
  );
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('terraform', [`-chdir=${folder}`, ...args], {
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  run('init', '-input=false', '-no-color');
  run('plan', '-input=false', '-no-color', '-out', 'plan.tfplan');
  const plan = JSON.parse(run('show', '-json', 'plan.tfplan'));
  expect(plan.format_version).toMatch(/^1\./);
  const real = join(folder, 'plan.json');
  writeFileSync(real, JSON.stringify(plan));
  const none = await icp(['assess', '--terraform', real]);
  expect(none).toMatchObject({ status: 2 });
  expect(none.err).toContain('no resource of the huaweicloud provider');
  // The envelope as terraform made it, around resources of the provider that cannot be fetched here.
  writeFileSync(
    real,
    JSON.stringify(plan)
      .replaceAll('terraform_data', 'huaweicloud_compute_instance')
      .replaceAll('"values":{', '"values":{"region":"ap-southeast-1",'),
  );
  const { out } = await icp(['assess', '--terraform', real, '-f', 'github']);
  expect(out).toContain('This plan buys huaweicloud_compute_instance.web pay-per-use');
  const found = JSON.parse((await icp(['collect', 'terraform', real])).out);
  expect(found.servers.map(({ place }: { place: string }) => place)).toEqual([
    'huaweicloud_compute_instance.web',
    'module.edge.huaweicloud_compute_instance.cdn[0]',
    'module.edge.huaweicloud_compute_instance.cdn[1]',
  ]);
});

it('says what a plan does: buys, replaces, changes or has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-plan-'));
  const plan = JSON.parse(readFileSync('examples/plan.json', 'utf8'));
  for (const [actions, said] of [
    [['create'], 'This plan buys'],
    [['delete', 'create'], 'This plan replaces'],
    [['update'], 'This plan changes'],
    [['no-op'], 'There is'],
  ] as const) {
    plan.resource_changes[0].change.actions = actions;
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    const { out } = await icp(['assess', '--terraform', join(folder, 'plan.json'), '-f', 'github']);
    expect(out).toContain(`::${said} huaweicloud_compute_instance.web for one month in ap-southeast-1`);
  }
});

it('says of a server whose region a plan does not know that it cannot be judged, and judges the others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-plan-'));
  const plan = JSON.parse(readFileSync('examples/plan.json', 'utf8'));
  const [first] = plan.planned_values.root_module.resources;
  const { region: _, ...values } = first.values;
  plan.planned_values.root_module.resources.push({
    ...first,
    address: 'huaweicloud_compute_instance.b',
    values,
  });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  const { status, out, err } = await icp(['assess', '--terraform', join(folder, 'plan.json')]);
  expect(status).toBe(2);
  expect(err).toMatch(/plan\.json: huaweicloud_compute_instance\.b: region: This field is required/);
  expect(JSON.parse(out).items).toHaveLength(1);
});

describe('a plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-plan-'));
  const path = join(folder, 'plan.json');
  type Resources = readonly {
    address: string;
    values: object;
    unknown?: object;
    set?: object;
    mode?: string;
  }[];
  const write = (resources: Resources) => {
    const typeIn = (address: string) => address.split('.').at(-2);
    writeFileSync(
      path,
      JSON.stringify({
        terraform_version: '1.9.8',
        planned_values: {
          root_module: {
            resources: resources.map(({ address, values, mode = 'managed' }) => ({
              address,
              mode,
              type: typeIn(address),
              values,
            })),
          },
        },
        resource_changes: resources.map(({ address, unknown = {} }) => ({
          address,
          change: { actions: ['create'], after_unknown: unknown },
        })),
        configuration: {
          root_module: {
            resources: resources.map(({ address, set = {} }) => ({ address, expressions: set })),
          },
        },
      }),
    );
  };
  const assess = (...args: string[]) => icp(['assess', '--terraform', path, ...args]);
  const WEB = {
    address: 'huaweicloud_compute_instance.web',
    values: { region: 'cn-north-4', charging_mode: 'prePaid', period_unit: 'month', period: 12 },
  };
  const bare = (address: string, mode?: string) => ({ address, values: {}, ...(mode && { mode }) });

  it.each([
    [['huaweicloud_bms_instance.a', 'huaweicloud_cce_node.b', 'tencentcloud_instance.c']],
    [['huaweicloud_hecs_instance.a']],
    [['huaweicloud_vpc.a', 'huaweicloud_obs_bucket.b']],
    [['huaweicloud_vpc_eip.a', 'data.huaweicloud_compute_instance.b']],
  ])('of no server that is read is not passed: %j', async (addresses) => {
    write(addresses.map((each) => bare(each, each.startsWith('data.') ? 'data' : undefined)));
    for (const args of [[], ['-q'], ['-f', 'table'], ['-f', 'junit']]) {
      const { status, err } = await assess(...args);
      expect(status).toBe(2);
      expect(err).toContain('plan.json: nothing was judged: there is no server that is read');
    }
    expect((await assess('--lang', 'zh-CN')).err).toContain('未作任何判断');
  });

  it('tells servers that it does not read beside those that it does, ten at most, unless quiet', async () => {
    const others = Array.from({ length: 12 }, (_, at) => `alicloud_instance.a${at}`);
    write([WEB, ...others.map((each) => bare(each)), bare('data.huaweicloud_compute_instance.d', 'data')]);
    const { status, err, out } = await assess();
    expect(status).toBe(0);
    expect(JSON.parse(out).items ?? [JSON.parse(out)]).toHaveLength(1);
    expect(err.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(
        /plan\.json: servers that are not read.*: alicloud_instance\.a0, .*\.a9, and 3 more$/,
      ),
    ]);
    expect((await assess('--lang', 'zh-CN')).err).toContain('，另有 3 台');
    expect((await assess('-q')).err).toBe('');
    write([WEB, bare('data.huaweicloud_compute_instance.d', 'data')]);
    expect((await assess()).err).toMatch(/: data\.huaweicloud_compute_instance\.d\n$/);
    const manifest = join(folder, 'icp.yaml');
    writeFileSync(
      manifest,
      'entity: { kind: enterprise, name: 示例有限公司 }\nwebsites: [{ name: 示例, domains: [{ name: a.cn }] }]\ninclude: [{ terraform: plan.json }]\n',
    );
    expect((await icp(['assess', manifest])).err).toMatch(
      /not read.*data\.huaweicloud_compute_instance\.d\n$/,
    );
    expect((await icp(['assess', manifest, '-q'])).err).toBe('');
    expect(await icp(['collect', 'terraform', path])).toMatchObject({
      status: 0,
      err: expect.stringContaining('not read'),
      out: expect.not.stringContaining('otherServers'),
    });
  });

  it.each([
    ['charging_mode', 'billingMode'],
    ['region', 'region'],
    ['flavor_id', 'product'],
  ])('in which %s is not known is not judged as if it had a default', async (attribute, member) => {
    const { [attribute]: _, ...values }: Record<string, unknown> = { ...WEB.values, flavor_id: 's6.large.2' };
    const reference = { references: ['data.huaweicloud_x.y.z', 'data.huaweicloud_x.y'] };
    write([{ ...WEB, values, unknown: { [attribute]: true }, set: { [attribute]: reference } }]);
    const { status, err, out } = await assess();
    expect(status).toBe(2);
    expect(err).toContain(`${WEB.address}: ${member}: ${attribute} is not known before the plan is applied`);
    expect(out).not.toMatch(/not-ready|pay-per-use/);
    expect((await assess('--lang', 'zh-CN')).err).toContain(`${attribute} 在执行计划前未知`);
  });

  it.each([['var.mode'], ['var.billing.mode', 'var.billing']])(
    'has what its provider takes where a variable without a value would set it: %s',
    async (...references) => {
      const { charging_mode: _, ...values } = WEB.values;
      write([{ ...WEB, values, unknown: { charging_mode: true }, set: { charging_mode: { references } } }]);
      const { status, err, out } = await assess();
      expect({ status, err }).toEqual({ status: 1, err: '' });
      expect(JSON.parse(out).request).toMatchObject({ billingMode: 'pay-per-use' });
    },
  );

  it('that has no server spoils none that stands beside it', async () => {
    const other = join(folder, 'other.json');
    write([{ address: 'huaweicloud_cdn_domain.www', values: { name: 'www.a.cn' } }]);
    writeFileSync(other, readFileSync(path));
    write([WEB]);
    const { status, out, err } = await assess('--terraform', other);
    expect(status).toBeLessThan(2);
    expect(JSON.parse(out).kind).toBe('server-check');
    expect(err).toContain(`${other}: there is no server that is read`);
    expect((await icp(['assess', '--terraform', other])).status).toBe(2);
  });

  it('is read without what is left of a server that was replaced', async () => {
    const { charging_mode: _, ...values } = WEB.values;
    const set = { charging_mode: { references: ['local.mode'] } };
    write([{ ...WEB, values, unknown: { charging_mode: true }, set }]);
    const plan = JSON.parse(readFileSync(path, 'utf8'));
    const change = { actions: ['delete'], after_unknown: {} };
    plan.resource_changes.push({ address: WEB.address, deposed: '8a6bd1f6', change });
    writeFileSync(path, JSON.stringify(plan));
    expect((await assess()).err).toContain('charging_mode is not known before the plan is applied');
  });

  it('that does not know a billing mode is judged with what a manifest states', async () => {
    const { charging_mode: _, ...values } = WEB.values;
    const reference = { references: ['local.mode'] };
    write([{ ...WEB, values, unknown: { charging_mode: true }, set: { charging_mode: reference } }]);
    const manifest = join(folder, 'stated.yaml');
    const servers = (facts: string) => `servers: [{ id: ${WEB.address}, filingsUsed: 0${facts} }]\n`;
    const base =
      'entity: { kind: enterprise, name: 示例有限公司 }\nwebsites: [{ name: 示例, domains: [{ name: a.cn }] }]\ninclude: [{ terraform: plan.json }]\n';
    writeFileSync(manifest, base + servers(', billingMode: yearly-monthly'));
    const { status, out } = await icp(['assess', manifest]);
    expect(status).toBeLessThan(2);
    expect(JSON.parse(out).request.servers).toMatchObject([
      { billingMode: 'yearly-monthly', region: 'cn-north-4' },
    ]);
    writeFileSync(manifest, base + servers(''));
    const without = await icp(['assess', manifest]);
    expect(without.status).toBe(2);
    expect(without.err).toContain(
      'servers/0/billingMode: charging_mode is not known before the plan is applied',
    );
    expect((await icp(['assess', manifest, '--lang', 'zh-CN'])).err).toContain(
      'charging_mode 在执行计划前未知',
    );
  });

  it('that buys at spot prices is told as that, and paying by use as that', async () => {
    const told = async (charging_mode: string | undefined, lang: string) => {
      write([{ ...WEB, values: { region: 'cn-north-4', ...(charging_mode && { charging_mode }) } }]);
      const { out, status } = await assess('-f', 'table', '--lang', lang);
      expect(status).toBe(1);
      return out;
    };
    expect(await told('spot', 'en')).toContain(
      'This plan buys huaweicloud_compute_instance.web at spot prices',
    );
    expect(await told('spot', 'en')).not.toMatch(/pay-per-use/);
    expect(await told('spot', 'zh-CN')).toContain('竞价计费');
    expect(await told('spot', 'zh-CN')).not.toContain('按需');
    for (const mode of ['postPaid', undefined]) {
      expect(await told(mode, 'en')).toContain('huaweicloud_compute_instance.web pay-per-use in cn-north-4');
      expect(await told(mode, 'zh-CN')).toContain('按需计费');
    }
  });
});
