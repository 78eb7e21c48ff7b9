import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import type { Webhook } from '../../lib/shapes/chosen.ts';
import { FEEDS_PER_TENANT, listFeeds } from '../../lib/store/feeds.ts';
import { addEntry, readEntries, registerKey, removeEntry } from '../../lib/store/register.ts';
import {
  getWebhook,
  listWebhooks,
  noteFailure,
  noteRecovery,
  WEBHOOKS_PER_TENANT,
  webhookOf,
} from '../../lib/store/webhooks.ts';
import { feedsPartition, webhooksPartition } from '../../lib/table/keys.ts';
import type { Item, Table } from '../../lib/table/table.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
let table: Table;
beforeAll(async () => {
  world = await createWorld();
  table = world.services.tableFor(60_000);
});
afterAll(() => world.close());

const URL = 'https://ops.example.com/icp';
const AT = new Date(NOW).toISOString();
const call = (tenant: string, method: string, path: string, body?: unknown, query = '') =>
  world.call(manageWebhooks, { method, path, tenant, query, ...(body === undefined ? {} : { body }) });
const KINDS = [
  { path: '/v1/webhooks', body: { url: URL }, maximum: WEBHOOKS_PER_TENANT },
  { path: '/v1/calendar-feeds', body: { language: 'en' }, maximum: FEEDS_PER_TENANT },
] as const;
const idsOf = async (tenant: string, path: string, limit = 7) => {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await call(
      tenant,
      'GET',
      path,
      undefined,
      `limit=${limit}${cursor && `&cursor=${cursor}`}`,
    );
    expect(body.items.length).toBeLessThanOrEqual(limit);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    if (body.nextCursor === null) return ids;
    cursor = encodeURIComponent(body.nextCursor);
  }
};

describe.each(KINDS)('how many a tenant may have at $path', ({ path, body, maximum }) => {
  const tenant = path.includes('feed') ? 'feeds' : 'hooks';

  it('holds when 60 are put at once, all that were made are listed, and no more', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => call(tenant, 'PUT', `${path}/x${index}`, body)),
    );
    const made = answers.flatMap(({ status, body: { id } }) => (status === 201 ? [id] : []));
    expect(made).toHaveLength(maximum);
    expect(answers.filter(({ status }) => status !== 201).map(({ status }) => status)).toEqual(
      Array(60 - maximum).fill(409),
    );
    expect(await idsOf(tenant, path)).toEqual(made.sort());
  });

  it('counts what is deleted no more, however often it is deleted', async () => {
    const [first = '', ...others] = await idsOf(tenant, path, 100);
    const deleted = await Promise.all(
      Array.from({ length: 8 }, () => call(tenant, 'DELETE', `${path}/${first}`)),
    );
    expect(deleted.map(({ status }) => status).sort()).toEqual([204, ...Array(7).fill(404)]);
    const put = await Promise.all(
      ['new-a', 'new-b', 'new-c'].map((id) => call(tenant, 'PUT', `${path}/${id}`, body)),
    );
    expect(put.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const made = put.flatMap(({ status, body: { id } }) => (status === 201 ? [id] : []));
    expect(await idsOf(tenant, path, 100)).toEqual([...others, ...made].sort());
  });
});

describe('what an earlier version kept as items of their own', () => {
  const webhook = (id: string): Item => ({
    pk: webhooksPartition('old'),
    sk: id,
    url: `${URL}/${id}`,
    secret: `whsec_${id}`,
    createdAt: AT,
    changedAt: AT,
    failures: 3,
    failingSince: AT,
    failingReason: 'timeout',
    ...(id === 'w01' ? { events: '["server.expired"]' } : {}),
  });
  const ids = Array.from({ length: 45 }, (_, index) => `w${String(index).padStart(2, '0')}`);

  it('is listed, counted, told and changed, more than there may be as well', async () => {
    for (const id of ids) await table.put(webhook(id));
    expect(await idsOf('old', '/v1/webhooks')).toEqual(ids);
    expect((await listWebhooks(table, 'old')).map(({ id }) => id)).toEqual(ids);
    expect((await call('old', 'PUT', '/v1/webhooks/one-more', { url: URL })).status).toBe(409);
    const [, entry] = await readEntries(table, webhooksPartition('old'));
    expect(entry && webhookOf(entry)).toMatchObject({
      id: 'w01',
      events: ['server.expired'],
      secret: 'whsec_w01',
      failingSince: AT,
      failingReason: 'timeout',
      failures: 3,
    });
    const changed = await call('old', 'PUT', '/v1/webhooks/w01', {
      url: `${URL}/2`,
      events: ['server.expiring'],
    });
    expect([changed.status, changed.body.events, changed.body.status]).toEqual([
      200,
      ['server.expiring'],
      'enabled',
    ]);
    expect((await listWebhooks(table, 'old'))[1]).toMatchObject({ url: `${URL}/2`, secret: 'whsec_w01' });
    expect(await idsOf('old', '/v1/webhooks')).toEqual(ids);
  });

  it('is gone when it is deleted, moved or not, and makes room only below the limit', async () => {
    for (const id of ids.slice(0, 26))
      expect((await call('old', 'DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    expect((await call('old', 'DELETE', '/v1/webhooks/w01')).status).toBe(404);
    const put = await Promise.all(
      ['n1', 'n2', 'n3', 'n4'].map((id) => call('old', 'PUT', `/v1/webhooks/${id}`, { url: URL })),
    );
    expect(put.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await idsOf('old', '/v1/webhooks')).toHaveLength(20);
  });

  it('opens a calendar with the key of that time', async () => {
    const made = await call('moved', 'PUT', '/v1/calendar-feeds/team', { language: 'en' });
    const key = registerKey(feedsPartition('moved'));
    const fields = JSON.parse(String((await table.get(key))?.e_team));
    await table.delete(key);
    await table.put({ pk: feedsPartition('moved'), sk: 'team', ...fields });
    const [path, query] = String(made.body.path).split('?');
    const open = async () =>
      (await world.call(readRecords, { path: path ?? '', query: query ?? '', token: null })).status;
    expect(await open()).toBe(200);
    expect((await call('moved', 'PUT', '/v1/calendar-feeds/team', { language: 'zh-CN' })).status).toBe(200);
    expect(await listFeeds(table, 'moved')).toMatchObject([{ id: 'team', language: 'zh-CN' }]);
    expect(await open()).toBe(200);
    expect((await call('moved', 'DELETE', '/v1/calendar-feeds/team')).status).toBe(204);
    expect(await open()).toBe(404);
  });
});

describe('an entry', () => {
  it('that is added and removed by many at once is there or not, and counted rightly', async () => {
    const pk = 'T#race#H';
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([
        addEntry(table, pk, { id: 'a', text: `${round}`, limit: 2 }),
        removeEntry(table, pk, 'a'),
        addEntry(table, pk, { id: 'b', text: `${round}`, limit: 2 }),
        addEntry(table, pk, { id: 'c', text: `${round}`, limit: 2 }),
        removeEntry(table, pk, 'b'),
      ]);
      const entries = await readEntries(table, pk);
      expect((await table.get(registerKey(pk)))?.n ?? 0).toBe(entries.length);
      expect(entries.length).toBeLessThanOrEqual(2);
      for (const { id } of entries) if (round % 3 === 0) await removeEntry(table, pk, id);
    }
  });
});

describe('how a webhook fares, as two runs at once note it', () => {
  const DAYS_AGO = new Date(NOW - 4 * 86_400_000).toISOString();
  const failing = { reason: 'timeout', at: AT, disable: true };
  /** A webhook that has failed for long, as both runs have read it. */
  const seen = async (id: string): Promise<Webhook> => {
    await call('two-runs', 'PUT', `/v1/webhooks/${id}`, { url: URL });
    const read = async () => (await getWebhook(table, 'two-runs', id)) as Webhook;
    for (let count = 0; count < 5; count += 1)
      await noteFailure(table, 'two-runs', {
        ...failing,
        webhook: await read(),
        at: DAYS_AGO,
        disable: false,
      });
    return read();
  };
  const after = async (id: string) => {
    const { failures, disabledAt } = (await getWebhook(table, 'two-runs', id)) as Webhook;
    return { failures, disabledAt };
  };

  it('is not disabled by the one where the other saw it take a notice', async () => {
    const webhook = await seen('recovers');
    await noteRecovery(table, 'two-runs', webhook);
    await noteFailure(table, 'two-runs', { ...failing, webhook });
    expect(await after('recovers')).toEqual({ failures: 0, disabledAt: undefined });
  });

  it('is a failure once, of which the later is forgotten when it takes a notice', async () => {
    const webhook = await seen('fails');
    await Promise.all(
      [1, 2].map(() => noteFailure(table, 'two-runs', { ...failing, webhook, disable: false })),
    );
    expect(await after('fails')).toEqual({ failures: 6, disabledAt: undefined });
    await noteRecovery(table, 'two-runs', webhook);
    expect(await after('fails')).toEqual({ failures: 0, disabledAt: undefined });
  });
});
