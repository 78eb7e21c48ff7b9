import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
