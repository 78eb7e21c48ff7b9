import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import { api as trackFiling } from '../../functions/track-filing.ts';
import type { Item } from '../../lib/table/table.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { eraseTenant, NOTHING_ERASED } from '../../scripts/tenant/erase.ts';
import { exportTenant, NOTHING_EXPORTED } from '../../scripts/tenant/export.ts';
import { type Progress, scanPage } from '../../scripts/tenant/scan.ts';
import { tracesOf } from '../../scripts/tenant/traces.ts';
import { createWorld, type World } from '../../testing/world.ts';

let world: World;
let client: DynamoDBClient;
let folder: string;
beforeEach(async () => {
  world = await createWorld();
  client = new DynamoDBClient({
    endpoint: String(world.table.endpoint),
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  folder = mkdtempSync(join(tmpdir(), 'icp-tenant-'));
});
afterEach(async () => {
  client.destroy();
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const SERVER = {
  product: 'ecs',
  region: 'cn-north-4',
  billingMode: 'yearly-monthly',
  subscription: { startsOn: '2026-01-01', expiresOn: '2028-01-01' },
  eip: { address: '198.51.100.7' },
  filingsUsed: 0,
};
const server = (tenant: string, id: string) =>
  world.call(checkServer, { path: '/v1/server-checks', tenant, body: { id, ...SERVER } });
const issue = async (tenant: string, id: string, body = {}) =>
  (
    await world.call(manageCodes, {
      method: 'POST',
      path: `/v1/servers/${id}/authorization-codes`,
      tenant,
      body,
    })
  ).body;
const redeem = (tenant: string, code: string, domain: string) =>
  world.call(redeemCode, {
    path: '/v1/redemptions',
    tenant,
    body: { code, website: { domain, name: `${tenant} site` } },
  });
const everything = async (): Promise<Item[]> =>
  (await scanPage(client, { table: LOCAL_TABLE, after: undefined })).items;

/** `gone` has something of every kind; so has `stays`, and each has redeemed a code of the other. */
async function fill() {
  const codes: Record<string, { code: string; id: string }> = {};
  for (const tenant of ['gone', 'stays']) {
    await server(tenant, `${tenant}-ecs`);
    await world.call(checkDomain, {
      path: '/v1/domain-checks',
      tenant,
      headers: { 'idempotency-key': 'k' },
      body: {
        name: `${tenant}.cn`,
        expiresOn: '2027-01-01',
        entity: { kind: 'enterprise', name: `${tenant} 公司` },
      },
    });
    await world.call(manageWebhooks, {
      method: 'PUT',
      path: '/v1/webhooks/ops',
      tenant,
      body: { url: 'https://ops.example.com/' },
    });
    await world.call(manageWebhooks, { method: 'PUT', path: '/v1/calendar-feeds/team', tenant, body: {} });
    await world.call(trackFiling, {
      method: 'PUT',
      path: `/v1/filings/${tenant}.cn/state`,
      tenant,
      body: { state: 'filed', adopt: true },
    });
    codes[tenant] = await issue(tenant, `${tenant}-ecs`, { note: `${tenant} note` });
    codes[`${tenant} alone`] = await issue(tenant, `${tenant}-ecs`);
  }
  codes['granted to gone'] = await issue('stays', 'stays-ecs', { grantedTo: 'gone' });
  codes['granted by gone'] = await issue('gone', 'gone-ecs', { grantedTo: 'stays' });
  expect((await redeem('gone', codes.stays?.code ?? '', 'gone-shop.cn')).status).toBe(201);
  expect((await redeem('stays', codes.gone?.code ?? '', 'stays-shop.cn')).status).toBe(201);
  // Refused attempts of each in the history of the other's code.
  expect((await redeem('gone', codes.gone?.code ?? '', 'gone-other.cn')).status).toBe(409);
  expect((await redeem('stays', codes.stays?.code ?? '', 'stays-other.cn')).status).toBe(409);
  return codes;
}

const erase = (
  from: Progress<typeof NOTHING_ERASED> = { pass: 1, after: undefined, counts: NOTHING_ERASED },
  onPage = (_: Progress<typeof NOTHING_ERASED>) => {},
) =>
  eraseTenant(
    { client, tableName: LOCAL_TABLE, table: world.services.tableFor(60_000), tenant: 'gone', onPage },
    from,
  );

describe('npm run tenant -- erase', () => {
  it('leaves nothing of the tenant but a shared history without its names, and all of others', async () => {
    const codes = await fill();
    const others = (await everything()).filter(({ pk }) => String(pk).startsWith('T#stays#'));
    let last: Progress<typeof NOTHING_ERASED> | undefined;
    expect(
      await erase(undefined, (progress) => {
        last = progress;
      }),
    ).toBe(true);
    expect(last?.counts).toMatchObject({ found: 0 });
    const left = await everything();
    expect(left.filter((item) => tracesOf(item, 'gone').length > 0)).toEqual([]);
    const text = JSON.stringify(left);
    for (const name of [
      '"gone"',
      'gone.cn',
      'gone-shop',
      'gone-other',
      'gone note',
      'gone site',
      'gone-ecs',
      'gone 公司',
    ])
      expect(text, name).not.toContain(name);
    const kept = left.filter(({ pk }) => String(pk).startsWith('T#stays#'));
    // Of the server that granted a code to the tenant only that is gone.
    expect(kept.length).toBe(others.length);
    expect(
      others.filter((item) => !kept.some((each) => JSON.stringify(each) === JSON.stringify(item))),
    ).toMatchObject([{ id: 'stays-ecs' }]);
    // What the other tenant did lives on.
    const history = await world.call(manageCodes, {
      path: `/v1/authorization-codes/${codes.stays?.id}/events`,
      tenant: 'stays',
    });
    expect(history.status).toBe(200);
    expect(JSON.stringify(history.body)).toContain('stays-other.cn');
    expect(
      (await world.call(manageCodes, { path: '/v1/servers/stays-ecs/authorization-codes', tenant: 'stays' }))
        .body.items,
    ).toHaveLength(3);
    expect((await redeem('stays', codes.gone?.code ?? '', 'stays-shop.cn')).status).toBe(200);
    expect((await world.call(readRecords, { path: '/v1/servers', tenant: 'gone' })).body.items).toEqual([]);
    // A code that the tenant made is good for nothing new; one that was granted to it is nobody's.
    expect((await redeem('stays', codes['gone alone']?.code ?? '', 'x.cn')).status).toBe(404);
    expect((await redeem('stays', codes['granted by gone']?.code ?? '', 'x.cn')).status).not.toBe(201);
    expect((await redeem('third', codes['granted to gone']?.code ?? '', 'x.cn')).status).toBe(404);
  });

  it('that ends at any write goes on where it was, or begins again, and comes to the same', async () => {
    await fill();
    for (let writes = 1; writes < 60; writes += 7) {
      let left = writes;
      const table = world.services.tableFor(60_000);
      const dying = {
        ...table,
        delete: (...given: Parameters<typeof table.delete>) =>
          left-- > 0 ? table.delete(...given) : Promise.reject(new Error('died')),
        update: (...given: Parameters<typeof table.update>) =>
          left-- > 0 ? table.update(...given) : Promise.reject(new Error('died')),
      };
      const fresh = { pass: 1, after: undefined, counts: NOTHING_ERASED };
      await eraseTenant(
        { client, tableName: LOCAL_TABLE, table: dying, tenant: 'gone', onPage: () => undefined },
        fresh,
      ).catch(() => false);
    }
    expect(await erase()).toBe(true);
    expect((await everything()).filter((item) => tracesOf(item, 'gone').length > 0)).toEqual([]);
  });

  it('is asked for twice, and told in words when it is done', async () => {
    await fill();
    const command = (...given: string[]) =>
      promisify(execFile)(
        process.execPath,
        [
          resolve('scripts/tenant.ts'),
          ...given,
          '--tenant',
          'gone',
          '--table',
          LOCAL_TABLE,
          '--endpoint',
          String(world.table.endpoint),
        ],
        {
          cwd: folder,
          env: { ...process.env, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
        },
      );
    await expect(command('erase')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be undone'),
    });
    const exported = await command('export');
    expect(exported.stdout).toMatch(/^\d+ items of gone are in gone.jsonl/);
    const { stdout } = await command('erase', '--yes');
    expect(stdout).toMatch(
      /^Nothing of gone is left: a last pass over the whole table found nothing\. \d+ items were deleted/,
    );
    expect((await command('erase', '--yes')).stdout).toContain('0 items were deleted');
  });
});

describe('npm run tenant -- export', () => {
  it('writes every item of the tenant, its part in codes of others, and no secret', async () => {
    await fill();
    const file = join(folder, 'gone.jsonl');
    const asked = { client, tableName: LOCAL_TABLE, tenant: 'gone', file, onPage: () => undefined };
    const counts = await exportTenant(asked, { pass: 1, after: undefined, counts: NOTHING_EXPORTED });
    const text = readFileSync(file, 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(counts.exported);
    for (const name of ['gone.cn', 'gone-shop.cn', 'gone-other.cn', 'gone note', 'gone 公司'])
      expect(text, name).toContain(name);
    for (const name of ['stays.cn', 'stays-other.cn', 'stays note', 'whsec_'])
      expect(text, name).not.toContain(name);
    const own = (await everything()).filter(({ pk }) => String(pk).startsWith('T#gone#'));
    for (const { pk, sk } of own) expect(lines).toContainEqual(expect.objectContaining({ pk, sk }));
    // Again from where it was: what is behind that is written once.
    await exportTenant(asked, { pass: 1, after: undefined, counts: NOTHING_EXPORTED });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
